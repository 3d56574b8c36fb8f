package palimpsest.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import palimpsest.engine.bench.Contender.Samples;
import palimpsest.engine.exec.Tier;

/**
 * Runs the same modules on several engines, and prints nanoseconds an instruction and how many times as fast as Endive's
 * interpreter each is. All engines run all programs before anything is measured, so profiles are mixed, and then
 * take samples in turn.
 *
 * <p>Arguments, all optional: {@code programs=fib,sieve}, {@code engines=fast,endive} (parts of names), {@code warm=}
 * and {@code sample=} milliseconds, {@code samples=} how many; {@code programs=sessions} for recorded sessions only;
 * {@code programs=wc} for a program that counts words, of {@code wc=} mebibytes.
 */
final class Bench {

    private final Effort effort;
    private final List<Program> programs;
    private final List<Contender> contenders;

    private Bench(Effort effort, List<Program> programs, List<Contender> contenders) {
        this.effort = effort;
        this.programs = programs;
        this.contenders = contenders;
    }

    public static void main(String[] arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            options.put(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        Effort effort = new Effort(
                Integer.parseInt(options.getOrDefault("warm", "2000")),
                Integer.parseInt(options.getOrDefault("sample", "200")),
                Integer.parseInt(options.getOrDefault("samples", "15")));
        List<Contender> contenders = new ArrayList<>();
        for (Tier tier : List.of(Tier.EXACT, Tier.FAST, Tier.HOT)) {
            contenders.add(Contenders.palimpsest(tier, false));
            contenders.add(Contenders.palimpsest(tier, true));
        }
        contenders.add(Contenders.endive());
        contenders.add(Contenders.chicory());
        Node.find().ifPresent(contenders::add);
        contenders.removeIf(each -> !chosen(options.getOrDefault("engines", ""), each.name()));
        List<Program> programs = new ArrayList<>(Program.all());
        programs.removeIf(each -> !chosen(options.getOrDefault("programs", ""), each.name()));
        if (!programs.isEmpty()) {
            new Bench(effort, programs, contenders).run();
        }
        if (options.isEmpty() || chosen(options.getOrDefault("programs", ""), "sessions")) {
            Sessions.print();
        }
        if (options.isEmpty() || chosen(options.getOrDefault("programs", ""), "wc")) {
            WordCount.print(Integer.parseInt(options.getOrDefault("wc", "16")));
        }
    }

    private static boolean chosen(String wanted, String name) {
        return Arrays.stream(wanted.split(","))
                .anyMatch(part -> name.toLowerCase(Locale.ROOT).contains(part));
    }

    private void run() {
        Map<String, Row> rows = new LinkedHashMap<>();
        Map<Contender, List<Samples>> warm = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            rows.put(contender.name(), new Row());
            warm.put(
                    contender,
                    programs.stream().map(each -> contender.warm(each, effort)).toList());
        }
        for (int i = 0; i < programs.size(); i++) {
            measure(i, warm, rows);
        }
        System.out.printf(
                Locale.ROOT,
                "Nanoseconds of processor time an instruction: the fastest of %d samples, and by how many per cent the"
                        + " middle one is slower.%n",
                effort.samples());
        print("engine", programs.stream().map(Program::name).toList(), "mean", "× Endive");
        double endive = rows.containsKey("Endive interpreter")
                ? rows.get("Endive interpreter").mean()
                : Double.NaN;
        rows.forEach(
                (name, row) -> print(name, row.cells, format("%.2f", row.mean()), format("%.1f", endive / row.mean())));
        System.out.println("The mean is geometric. Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors.");
    }

    /** Takes samples in turn, so that whatever else the machine does hits everybody. */
    private void measure(int program, Map<Contender, List<Samples>> warm, Map<String, Row> rows) {
        Map<String, double[]> times = new LinkedHashMap<>();
        for (int sample = 0; sample < effort.samples(); sample++) {
            for (Map.Entry<Contender, List<Samples>> each : warm.entrySet()) {
                double[] mine = times.computeIfAbsent(each.getKey().name(), name -> new double[effort.samples()]);
                mine[sample] = each.getValue().get(program).next();
            }
        }
        double steps = Contenders.steps(programs.get(program));
        times.forEach((name, mine) -> Objects.requireNonNull(rows.get(name)).add(mine, steps));
    }

    private static void print(String name, List<String> cells, String mean, String ratio) {
        StringBuilder line = new StringBuilder(String.format("%-28s", name));
        cells.forEach(cell -> line.append(String.format("%14s", cell)));
        System.out.println(line.append(String.format("%10s%10s", mean, ratio)));
    }

    private static String format(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    /** What was measured of an engine. */
    private static final class Row {
        final List<String> cells = new ArrayList<>();
        private double logarithms;

        void add(double[] times, double steps) {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            double best = sorted[0] / steps;
            double spread = sorted[sorted.length / 2] / sorted[0] - 1;
            cells.add(format("%.2f", best) + format(" +%.0f%%", 100 * spread));
            logarithms += Math.log(best);
        }

        double mean() {
            return Math.exp(logarithms / cells.size());
        }
    }
}

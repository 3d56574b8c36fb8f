package palimpsest.engine.bench;

import java.io.IOException;
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
 * take samples in turn. Real programs follow: {@link RealBench}.
 *
 * <p>Arguments, all optional: {@code programs=fib,quickjs}, {@code engines=fast,endive} (parts of names), {@code warm=}
 * and {@code sample=} milliseconds, {@code samples=} how many, {@code wc=} mebibytes of text to count the words of.
 */
final class Bench {

    private static final List<Tier> TIERS = List.of(Tier.EXACT, Tier.FAST, Tier.HOT);

    private final Effort effort;
    private final List<Program> programs;
    private final List<Contender> contenders;

    private Bench(Effort effort, List<Program> programs, List<Contender> contenders) {
        this.effort = effort;
        this.programs = programs;
        this.contenders = contenders;
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : arguments) {
            options.put(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        Effort effort = new Effort(
                Integer.parseInt(options.getOrDefault("warm", "2000")),
                Integer.parseInt(options.getOrDefault("sample", "200")),
                Integer.parseInt(options.getOrDefault("samples", "15")));
        String engines = options.getOrDefault("engines", "");
        String names = options.getOrDefault("programs", "");
        List<Program> programs = new ArrayList<>(Program.all());
        programs.removeIf(each -> !chosen(names, each.name()));
        List<Contender> contenders = contenders();
        contenders.removeIf(each -> !chosen(engines, each.name()));
        if (!programs.isEmpty()) {
            new Bench(effort, programs, contenders).run();
        }
        List<RealProgram> real = RealBench.programs(Integer.parseInt(options.getOrDefault("wc", "16")));
        real.removeIf(each -> !chosen(names, each.name()));
        List<RealContender> playing = realContenders();
        playing.removeIf(each -> !chosen(engines, each.name()));
        if (!real.isEmpty()) {
            new RealBench(effort, real, playing).run();
        }
        System.out.println("The mean is geometric. Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors.");
    }

    private static List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        for (Tier tier : TIERS) {
            contenders.add(Contenders.palimpsest(tier, false));
            contenders.add(Contenders.palimpsest(tier, true));
        }
        contenders.add(Contenders.endive());
        contenders.add(Contenders.chicory());
        if (Node.found()) {
            contenders.add(new Node());
        }
        return contenders;
    }

    private static List<RealContender> realContenders() {
        List<RealContender> contenders = new ArrayList<>();
        for (Tier tier : TIERS) {
            contenders.add(RealContenders.palimpsest(tier, false));
            contenders.add(RealContenders.palimpsest(tier, true));
        }
        contenders.add(RealContenders.endive());
        contenders.add(RealContenders.chicory());
        if (Node.found()) {
            contenders.add(new Node());
        }
        return contenders;
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
        Row.print(programs.stream().map(Program::name).toList(), rows);
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
}

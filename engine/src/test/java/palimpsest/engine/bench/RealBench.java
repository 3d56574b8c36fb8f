package palimpsest.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Plays real programs with all that their hosts did, on every engine. Each sample is a new instance of a program that is
 * loaded, so that what it takes until the code is fast again is counted too, and so is the host's part.
 */
final class RealBench {

    private final List<RealProgram> programs;
    private final List<RealContender> contenders;
    private final Effort effort;

    RealBench(Effort effort, List<RealProgram> programs, List<RealContender> contenders) {
        this.effort = effort;
        this.programs = programs;
        this.contenders = contenders;
    }

    /** Programs that are there, of those that are wanted. */
    static List<RealProgram> programs(int mebibytes) throws IOException {
        String data = System.getProperty("palimpsest.testdata", "");
        if (data.isEmpty()) {
            System.out.println("Real programs are left out: the property palimpsest.testdata says where they lie.");
            return new ArrayList<>();
        }
        return RealProgram.all(Path.of(data), mebibytes);
    }

    void run() throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        contenders.forEach(each -> rows.put(each.name(), new Row()));
        List<String> titles = new ArrayList<>();
        for (RealProgram program : programs) {
            long steps = RealContenders.steps(program);
            titles.add(program.name() + " " + steps / 1_000_000 + "M");
            measure(program, steps, rows);
        }
        System.out.println();
        System.out.println(
                "Real programs with their hosts, in the same way, and how many million instructions each is. Each sample is a new instance.");
        Row.print(titles, rows);
    }

    private void measure(RealProgram program, long steps, Map<String, Row> rows) throws IOException {
        List<Contender.Samples> warm = new ArrayList<>();
        for (RealContender each : contenders) {
            Contender.Samples samples = each.load(program);
            long begin = System.nanoTime();
            do {
                samples.next();
            } while (System.nanoTime() - begin < effort.warmUpMillis() * 1_000_000L);
            warm.add(samples);
        }
        double[][] times = new double[contenders.size()][effort.samples()];
        for (int sample = 0; sample < effort.samples(); sample++) {
            for (int i = 0; i < times.length; i++) {
                times[i][sample] = warm.get(i).next();
            }
        }
        for (int i = 0; i < times.length; i++) {
            Objects.requireNonNull(rows.get(contenders.get(i).name())).add(times[i], (double) steps);
        }
    }
}

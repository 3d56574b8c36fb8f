package palimpsest.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.oracle.GoldenSessions;

/** Replays recorded sessions of real programs on each tier, if they are there; what their host does is counted too. */
final class Sessions {

    private static final List<String> NAMES = List.of("quickjs", "brotli", "sql.js");
    private static final List<Tier> TIERS = List.of(Tier.EXACT, Tier.FAST, Tier.HOT);
    private static final int WARM_UPS = 3;
    private static final int SAMPLES = 5;

    private Sessions() {}

    static void print() {
        String data = System.getProperty("palimpsest.testdata", "");
        Path folder = Path.of(data, "modules", "golden");
        if (data.isEmpty() || !Files.isDirectory(folder)) {
            System.out.println("No recorded sessions are there; the property palimpsest.testdata says where they lie.");
            return;
        }
        System.out.println();
        System.out.println("Recorded sessions of real programs, in the same way; the host's part is counted too.");
        System.out.printf("%-28s%14s%14s%14s%14s%n", "session", "steps", "exact", "fast", "hot");
        for (String name : NAMES) {
            for (boolean timeline : new boolean[] {false, true}) {
                try {
                    row(name, timeline, GoldenSessions.load(folder, name, timeline));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void row(String name, boolean timeline, ToLongFunction<Tier> session) {
        StringBuilder line = new StringBuilder(String.format("%-28s", name + (timeline ? ", timeline" : "")));
        line.append(String.format("%14d", session.applyAsLong(Tier.FAST)));
        for (Tier tier : TIERS) {
            double[] times = new double[SAMPLES];
            for (int i = -WARM_UPS; i < SAMPLES; i++) {
                ThreadMXBean clock = ManagementFactory.getThreadMXBean();
                long start = clock.getCurrentThreadCpuTime();
                long steps = session.applyAsLong(tier);
                times[Math.max(i, 0)] = (clock.getCurrentThreadCpuTime() - start) / (double) steps;
            }
            Arrays.sort(times);
            line.append(String.format(
                    Locale.ROOT,
                    "%14s",
                    String.format(Locale.ROOT, "%.2f +%.0f%%", times[0], 100 * (times[SAMPLES / 2] / times[0] - 1))));
        }
        System.out.println(line);
    }
}

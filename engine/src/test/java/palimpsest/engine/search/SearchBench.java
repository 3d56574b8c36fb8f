package palimpsest.engine.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How long a GiB takes to be searched, no byte of which is zero by rights: in the processor's time, each search three
 * times, the quickest counts. What a memory has beside its bytes, who wrote each, would want four GiB more and is not read
 * by a search. From the project's folder, after a build:
 *
 * <pre>java -Xmx2g -cp engine/target/test-classes:engine/target/classes palimpsest.engine.search.SearchBench</pre>
 */
final class SearchBench {
    private static final int PAGE = 1 << 16;
    private static final int PAGES = 1 << 14;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SearchBench() {}

    public static void main(String[] arguments) {
        Haystack filled = new Filled();
        double bytes = report(
                "bytes",
                finder -> new NeedleSearch(
                                filled, List.of(BytePattern.of((byte) 0xfe, (byte) 0xed, (byte) 0xfa, (byte) 0xce)))
                        .run(finder));
        report(
                "bytes with a wildcard",
                finder -> new NeedleSearch(
                                filled,
                                List.of(new BytePattern(
                                        new byte[] {(byte) 0xfe, 0, (byte) 0xfa, (byte) 0xce},
                                        new byte[] {-1, 0, -1, -1})))
                        .run(finder));
        double strings =
                report("all strings of 8 characters", finder -> new StringSearch(filled, 8, true, true).run(finder));
        System.out.printf(Locale.ROOT, "strings take %.1f times as long as bytes%n", strings / bytes);
    }

    private interface Run {
        void run(Finder finder);
    }

    private static double report(String what, Run run) {
        double least = Double.MAX_VALUE;
        Counter found = new Counter();
        for (int round = 0; round < 3; round++) {
            found = new Counter();
            long before = THREADS.getCurrentThreadCpuTime();
            run.run(found);
            least = Math.min(least, (THREADS.getCurrentThreadCpuTime() - before) / 1e9);
        }
        System.out.printf(
                Locale.ROOT,
                "1 GiB, %s: %.2f s, %,d found, asked %,d times whether to go on%n",
                what,
                least,
                found.hits,
                found.asked);
        return least;
    }

    private static final class Counter implements Finder {
        private long hits;
        private long asked;

        @Override
        public void found(long address, long length, Kind kind) {
            hits++;
        }

        @Override
        public boolean reached(long address) {
            asked++;
            return true;
        }
    }

    /** Numbers and words, every page another. */
    private static final class Filled implements Haystack {
        private final byte[][] pages = new byte[PAGES][PAGE];

        Filled() {
            Random random = new Random(1);
            byte[] words = "the quick brown fox, xịn xò; ".getBytes(StandardCharsets.UTF_8);
            for (byte[] page : pages) {
                random.nextBytes(page);
                for (int at = 0; at + 64 < PAGE; at += 64 + random.nextInt(512)) {
                    System.arraycopy(words, 0, page, at, words.length);
                }
            }
        }

        @Override
        public long length() {
            return (long) PAGES * PAGE;
        }

        @Override
        public void read(long address, byte[] into, int offset, int count) {
            for (int done = 0; done < count; ) {
                long at = address + done;
                int within = (int) (at % PAGE);
                int some = Math.min(count - done, PAGE - within);
                System.arraycopy(pages[(int) (at / PAGE)], within, into, offset + done, some);
                done += some;
            }
        }

        @Override
        public long zeroes(long address) {
            return 0;
        }
    }
}

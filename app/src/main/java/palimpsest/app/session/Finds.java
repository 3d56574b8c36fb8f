package palimpsest.app.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import palimpsest.engine.search.Finder;

/**
 * Searches in memories as they were at a stop. They run on a thread of their own, one after the other: the engine's thread
 * need not wait for them, since an image never changes.
 */
public final class Finds {

    /** So many places of a search are told; of more, how many they are, and about where. */
    public static final int MOST = 100_000;
    /** Into so many parts a memory is divided to tell about where something was found. */
    public static final int PARTS = 4096;

    private static final long TELL_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ExecutorService thread;
    private final Door door;

    Finds(ExecutorService thread, Door door) {
        this.thread = thread;
        this.door = door;
    }

    /** Hears of what is found, on the JavaFX thread. */
    public interface Listener extends Query.Listener<Hit> {

        /**
         * So much was found up to now.
         *
         * @param all how many places there are
         * @param parts in which of the {@link #PARTS} parts of the memory
         */
        default void counted(long all, BitSet parts) {}
    }

    /**
     * Finds every place in a memory, by the order of addresses; strings by that of their ends. A memory that is not whole,
     * because it was in motion, is {@link Query.End#OUTDATED}.
     */
    public Query find(MemoryImage in, Sought sought, Listener listener) {
        Answers<Hit> answers = new Answers<>(door, listener);
        if (in instanceof WholeImage image) {
            Telling telling = new Telling(image.length(), listener, answers);
            thread.execute(() -> {
                image.find(sought, telling);
                telling.end();
            });
        } else {
            answers.ended(Query.End.OUTDATED);
        }
        return answers;
    }

    /** Tells what is found in portions. */
    private static final class Telling implements Finder {
        private final long length;
        private final Listener listener;
        private final Answers<Hit> answers;
        private final List<Hit> fresh = new ArrayList<>();
        private final BitSet parts = new BitSet(PARTS);
        private long count;
        private long told = System.nanoTime();

        Telling(long length, Listener listener, Answers<Hit> answers) {
            this.length = length;
            this.listener = listener;
            this.answers = answers;
        }

        @Override
        public void found(long address, long bytes, Kind kind) {
            if (count++ < MOST) {
                fresh.add(new Hit(address, bytes, kind));
            }
            parts.set(part(address), part(address + Math.max(0, bytes - 1)) + 1);
        }

        private int part(long address) {
            return (int) ((double) address / length * PARTS);
        }

        @Override
        public boolean reached(long address) {
            long now = System.nanoTime();
            if (now - told > TELL_EVERY_NANOS) {
                told = now;
                tell();
                answers.progress((double) address / length);
            }
            return !answers.cancelled() && !Thread.currentThread().isInterrupted();
        }

        void end() {
            tell();
            answers.progress(1);
            answers.ended(count > MOST ? Query.End.TOO_MANY : Query.End.COMPLETE);
        }

        private void tell() {
            answers.found(fresh);
            fresh.clear();
            long all = count;
            BitSet where = (BitSet) parts.clone();
            answers.tell(() -> listener.counted(all, where));
        }
    }
}

package palimpsest.engine.memory;

import java.util.Arrays;
import java.util.function.Consumer;
import palimpsest.engine.source.ByteSlice;

/**
 * Hears of every write and growth, after it happened, in order; also of writes that change no value. A bulk write is told
 * in pieces of at most 64 KiB, in the order of addresses.
 */
public interface WriteListener {

    /**
     * Bytes were written.
     *
     * @param before the old bytes from index 0; the array is reused after the call
     * @param after the new bytes from index 0; the array is reused after the call
     * @param site the number of the write site
     */
    void written(LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site);

    /** The memory grew; a growth by 0 pages is told too, a failed one is not. */
    void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site);

    /** A listener that makes an event of each call. */
    static WriteListener events(Consumer<? super WriteEvent> consumer) {
        return new WriteListener() {
            @Override
            public void written(
                    LinearMemory memory, long step, long address, int count, byte[] before, byte[] after, int site) {
                consumer.accept(new WriteEvent.Written(
                        step,
                        memory.index(),
                        address,
                        ByteSlice.of(Arrays.copyOf(before, count)),
                        ByteSlice.of(Arrays.copyOf(after, count)),
                        memory.sites().site(site)));
            }

            @Override
            public void grown(LinearMemory memory, long step, long pagesBefore, long pagesAfter, int site) {
                consumer.accept(new WriteEvent.Grown(
                        step,
                        memory.index(),
                        pagesBefore,
                        pagesAfter,
                        memory.sites().site(site)));
            }
        };
    }
}

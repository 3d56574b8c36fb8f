package palimpsest.app.session;

import java.math.BigDecimal;
import java.util.OptionalLong;
import palimpsest.app.words.Words;

/**
 * What the module waits for: somebody to notify it at an address of a memory.
 *
 * @param memory the index of the memory
 * @param memoryName its name
 * @param timeout how many nanoseconds it wants to wait at most; without it, for as long as it takes
 */
public record WaitView(int memory, String memoryName, long address, OptionalLong timeout) {

    /** {@code at address 0x10 in memory $cells}. */
    public String place() {
        return Words.of("session.wait.place", Views.address(address), memoryName);
    }

    /** A plain sentence. */
    public String sentence() {
        return timeout.isPresent()
                ? Words.of("session.wait.most", place(), duration(timeout.getAsLong()))
                : Words.of("session.wait", place());
    }

    private static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return shifted(nanos, 3) + " \u00b5s";
        }
        return nanos < 1_000_000_000 ? shifted(nanos, 6) + " ms" : shifted(nanos, 9) + " s";
    }

    private static String shifted(long nanos, int digits) {
        return BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
    }
}

package palimpsest.engine.runtime;

/**
 * How much modules may take while they run. What is asked beyond it fails as the specification lets it: a growth gives -1,
 * anything else is an exhaustion. Fuel, the limit of steps, is set at the machine.
 *
 * @param memoryBytes bytes of one memory, at most 16 GiB
 * @param tableElements elements of one table
 * @param calls calls in progress
 * @param slots locals and operands of all calls in progress together
 */
public record ResourceLimits(long memoryBytes, int tableElements, int calls, int slots) {

    /** 16 GiB, ten million elements, 262,144 calls, 16,777,216 slots. */
    public static final ResourceLimits USUAL = new ResourceLimits(1L << 34, TableInstance.LARGEST, 1 << 18, 1 << 24);

    public ResourceLimits {
        if (memoryBytes < 0 || memoryBytes > 1L << 34 || tableElements < 0 || calls < 1 || slots < 1) {
            throw new IllegalArgumentException("limits out of range");
        }
    }
}

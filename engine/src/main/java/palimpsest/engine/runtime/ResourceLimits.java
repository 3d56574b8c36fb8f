package palimpsest.engine.runtime;

import java.util.OptionalLong;
import palimpsest.engine.valid.ModuleLimits;

/**
 * How much a module may be and take. What is larger than {@code module} allows is refused before it runs. What a running
 * module asks beyond the other limits fails as the specification lets it: a growth gives -1, anything else is an exhaustion.
 * See the specification's appendix, Implementation Limitations.
 *
 * @param module how large a module may be: bytes, definitions, locals, nesting
 * @param memoryBytes bytes of one memory, at most 16 GiB
 * @param tableElements elements of one table
 * @param calls calls in progress; they take no room on Java's stack
 * @param slots locals and operands of all calls in progress together
 * @param fuel steps that a machine may do in all, if there is an end to them
 */
public record ResourceLimits(
        ModuleLimits module, long memoryBytes, int tableElements, int calls, int slots, OptionalLong fuel) {

    /**
     * The usual module, 16 GiB, ten million elements, 262,144 calls, 16,777,216 slots, no end of fuel. A recursion as deep
     * as the calls allow works if no call needs more than 64 slots.
     */
    public static final ResourceLimits USUAL = new ResourceLimits(
            ModuleLimits.DEFAULT, 1L << 34, TableInstance.LARGEST, 1 << 18, 1 << 24, OptionalLong.empty());

    public ResourceLimits {
        boolean noFuel = fuel.isPresent() && fuel.getAsLong() < 0;
        if (memoryBytes < 0 || memoryBytes > 1L << 34 || tableElements < 0 || calls < 1 || slots < 1 || noFuel) {
            throw new IllegalArgumentException("limits out of range");
        }
    }

    public ResourceLimits withModule(ModuleLimits limits) {
        return new ResourceLimits(limits, memoryBytes, tableElements, calls, slots, fuel);
    }

    public ResourceLimits withMemoryBytes(long most) {
        return new ResourceLimits(module, most, tableElements, calls, slots, fuel);
    }

    public ResourceLimits withTableElements(int most) {
        return new ResourceLimits(module, memoryBytes, most, calls, slots, fuel);
    }

    public ResourceLimits withCalls(int most) {
        return new ResourceLimits(module, memoryBytes, tableElements, most, slots, fuel);
    }

    public ResourceLimits withSlots(int most) {
        return new ResourceLimits(module, memoryBytes, tableElements, calls, most, fuel);
    }

    public ResourceLimits withFuel(long steps) {
        return new ResourceLimits(module, memoryBytes, tableElements, calls, slots, OptionalLong.of(steps));
    }
}

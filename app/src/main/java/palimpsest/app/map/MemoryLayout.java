package palimpsest.app.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.app.session.Landmarks;
import palimpsest.app.session.MemoryRange;

/**
 * Where data, stack and heap of a module lie, as the linker laid them out. {@code wasm-ld} knows two orders: data, stack and
 * heap; and with {@code --stack-first} stack, data and heap. In the first the stack grows down into the data when it is too
 * deep, and nothing stops it; in the second it grows down to address 0, and the next access traps.
 *
 * @param regions in the order of their addresses
 * @param marks the addresses that have a name, by their names
 * @param stackFirst whether the stack lies below the data
 * @param stack where the stack pointer stands, if there is a stack
 */
public record MemoryLayout(
        List<Region> regions, Map<String, Long> marks, boolean stackFirst, Optional<StackUse> stack) {

    /** Of a module that says nothing. */
    public static final MemoryLayout NONE = new MemoryLayout(List.of(), Map.of(), false, Optional.empty());

    public MemoryLayout {
        regions = List.copyOf(regions);
    }

    /**
     * How much of the stack is used.
     *
     * @param low the lowest address it may use
     * @param high the address after its highest
     * @param pointer how far down it is used; unsigned, so below 0 it is very large
     */
    public record StackUse(long low, long high, long pointer) {

        /** How many bytes it has used beyond its lower end; 0 if it is within. */
        public long over() {
            return Math.max(0, low - signed());
        }

        /** The pointer, negative if it has gone down through address 0. */
        private long signed() {
            boolean within = Long.compareUnsigned(pointer, high) <= 0;
            return within || pointer >>> 32 != 0 ? pointer : (int) pointer;
        }

        /** How many bytes are left; 0 if there is none. */
        public long left() {
            return over() > 0 ? 0 : pointer - low;
        }

        /** Whether less than a sixteenth of it is left. */
        public boolean isNearlyFull() {
            return over() == 0 && left() < (high - low) / 16;
        }
    }

    /**
     * The layout of a memory.
     *
     * @param values what the globals hold now, by their names
     * @param length the memory's length in bytes
     */
    static MemoryLayout of(Landmarks landmarks, Map<String, Long> values, long length) {
        OptionalLong high = first(value(values, Landmarks.STACK_HIGH), landmarks.stackPointerAtFirst());
        OptionalLong dataTo = first(
                value(values, Landmarks.DATA_END),
                landmarks.data().stream()
                        .mapToLong(each -> each.address() + each.length())
                        .max());
        OptionalLong dataFrom = first(
                first(
                        value(values, Landmarks.GLOBAL_BASE),
                        landmarks.data().stream()
                                .mapToLong(MemoryRange::address)
                                .min()),
                aboveStack(high, dataTo));
        if (landmarks.globals().isEmpty()) {
            return NONE;
        }
        boolean stackFirst = high.isPresent() && dataFrom.isPresent() && high.getAsLong() <= dataFrom.getAsLong();
        long low = value(values, Landmarks.STACK_LOW).orElse(stackFirst ? 0 : dataTo.orElse(0));
        List<Region> regions = new ArrayList<>();
        if (stackFirst && high.isPresent()) {
            add(regions, Region.Kind.STACK, low, high.getAsLong());
        }
        if (dataFrom.isPresent() && dataTo.isPresent()) {
            add(regions, Region.Kind.DATA, dataFrom.getAsLong(), dataTo.getAsLong());
        }
        if (!stackFirst && high.isPresent()) {
            add(regions, Region.Kind.STACK, low, high.getAsLong());
        }
        heapBase(values, stackFirst, high).ifPresent(base -> add(regions, Region.Kind.HEAP, base, length));
        Optional<StackUse> use = high.isPresent() && high.getAsLong() > low
                ? value(values, Landmarks.STACK_POINTER).stream()
                        .mapToObj(pointer -> new StackUse(low, high.getAsLong(), pointer))
                        .findFirst()
                : Optional.empty();
        return new MemoryLayout(regions, new LinkedHashMap<>(values), stackFirst, use);
    }

    /** Without a name for it, the heap begins where a stack ends that lies above the data. */
    private static OptionalLong heapBase(Map<String, Long> values, boolean stackFirst, OptionalLong high) {
        OptionalLong base = value(values, Landmarks.HEAP_BASE);
        return base.isPresent() || stackFirst ? base : high;
    }

    /** Data that ends above the stack begins there, where nothing else says where it begins. */
    private static OptionalLong aboveStack(OptionalLong high, OptionalLong dataTo) {
        boolean above = high.isPresent() && dataTo.isPresent() && dataTo.getAsLong() > high.getAsLong();
        return above ? high : OptionalLong.empty();
    }

    private static void add(List<Region> regions, Region.Kind kind, long from, long to) {
        if (from < to) {
            regions.add(new Region(kind, from, to));
        }
    }

    private static OptionalLong value(Map<String, Long> values, String name) {
        Long value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static OptionalLong first(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }
}

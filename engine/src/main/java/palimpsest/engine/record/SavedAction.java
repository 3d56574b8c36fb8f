package palimpsest.engine.record;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.MemoryType;

/**
 * Something the host did, and when. See {@link palimpsest.engine.exec.HostAction}.
 *
 * @param step the number of the step that it is, or before which it was done
 */
public record SavedAction(long step, Deed deed) {

    /** What it did. */
    public sealed interface Deed {}

    /** It began an instantiation; the first is instance 0. */
    public record Instantiate(String name, int module, List<SavedExternal> imports) implements Deed {
        public Instantiate {
            imports = List.copyOf(imports);
        }
    }

    /** It called a function. */
    public record Invoke(SavedExternal function, List<SavedValue> arguments) implements Deed {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** It wrote to a memory. */
    public record Write(int memory, long address, ByteSlice bytes, String place) implements Deed {}

    /**
     * It wrote to a memory several times in a row, each time a step.
     *
     * @param width how many bytes each time, at least 1
     * @param count how many times
     * @param packed for each time how far its address is from the one after the write before (the first: from 0), as a
     *     signed number in LEB128, then the bytes
     */
    public record Writes(int memory, int width, int count, ByteSlice packed, String place) implements Deed {

        /** Each write in order. */
        void each(Consumer<Write> visitor) {
            ByteReader in = new ByteReader(packed.array(), packed.start(), packed.end());
            long address = 0;
            for (int i = 0; i < count; i++) {
                address += in.s64();
                int from = in.position();
                in.skip(width);
                visitor.accept(new Write(memory, address, new ByteSlice(in.bytes(), from, from + width), place));
                address += width;
            }
        }
    }

    /** It has read bytes of a memory. */
    public record Read(int memory, long address, long count, String place) implements Deed {}

    /** It took an object out of a global or a table. See {@link palimpsest.engine.exec.HostAction.Take}. */
    public record Take(SavedExternal from, int index, int number) implements Deed {}

    /** It grew a memory, or tried to. */
    public record Grow(int memory, long pages, String place) implements Deed {}

    /** It made a memory. */
    public record MakeMemory(MemoryType type) implements Deed {}

    /** It set a global. */
    public record SetGlobal(SavedExternal global, SavedValue value) implements Deed {}

    /** It set an element of a table. */
    public record SetElement(SavedExternal table, int index, SavedReference element) implements Deed {}

    /** It grew a table, or tried to. */
    public record GrowTable(SavedExternal table, long elements, SavedReference initial) implements Deed {}

    /** It notified calls that wait. */
    public record Notify(int memory, long address, long count) implements Deed {}

    /** It let a wait time out. */
    public record TimeOut() implements Deed {}

    /** A function of the host returned. */
    public record Return(List<SavedValue> results) implements Deed {
        public Return {
            results = List.copyOf(results);
        }
    }

    /** A function of the host threw an exception, by its number in {@link SavedHost#exceptions}. */
    public record Throw(int exception) implements Deed {}

    /**
     * What was under way failed: a function of the host trapped, or the fuel was spent.
     *
     * @param origin where the host handed on a trap of a call that it had made, the step of that trap
     */
    public record Trap(Phase phase, String message, OptionalLong origin) implements Deed {}

    /** A function of the host accessed a memory out of its bounds. */
    public record OutOfBounds(int memory, long address, long width) implements Deed {}

    /** A function of the host ended the program. */
    public record Exit(int code) implements Deed {}

    /** Everything under way was given up. */
    public record Abandon() implements Deed {}
}

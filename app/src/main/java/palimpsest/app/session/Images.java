package palimpsest.app.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;

/** Copies what somebody looks at out of memories. Belongs to the engine's thread. */
final class Images {

    /** Around what is visible: scrolling a little finds the bytes already there. */
    private static final long MARGIN = PartImage.BLOCK;

    private static final List<Actor> ACTORS = List.of(Actor.values());
    private static final MemoryRange FIRST_BYTES = new MemoryRange(0, 0, PartImage.BLOCK);

    private final Map<Integer, MemoryRange> visible = new HashMap<>();
    private Optional<MemoryRange> selected = Optional.empty();

    /** The same is looked at. */
    void inherit(Images left) {
        visible.putAll(left.visible);
        selected = left.selected;
    }

    void show(MemoryRange range) {
        visible.put(range.memory(), range);
    }

    void select(MemoryRange range) {
        selected = Optional.of(range);
    }

    void clearSelection() {
        selected = Optional.empty();
    }

    Optional<MemoryRange> selected() {
        return selected;
    }

    /** Another program: nobody has looked at it yet. */
    void clear() {
        visible.clear();
        selected = Optional.empty();
    }

    /** What is looked at, copied; for a memory that is being written to. */
    MemoryImage part(int index, LinearMemory memory, Since since) {
        Map<Long, PartImage.Block> blocks = new HashMap<>();
        add(blocks, memory, since, visible.getOrDefault(index, FIRST_BYTES), MARGIN);
        selected.filter(range -> range.memory() == index)
                .ifPresent(range -> add(blocks, memory, since, range, PartImage.BLOCK / 2));
        return new PartImage(memory.length(), blocks);
    }

    private static void add(
            Map<Long, PartImage.Block> blocks, LinearMemory memory, Since since, MemoryRange range, long margin) {
        long first = Math.max(0, Math.min(range.address(), memory.length()) - margin);
        long end = Math.min(memory.length(), Math.min(range.address(), memory.length()) + range.length() + margin);
        for (long start = first & -PartImage.BLOCK; start < end; start += PartImage.BLOCK) {
            if (!blocks.containsKey(start / PartImage.BLOCK)) {
                blocks.put(start / PartImage.BLOCK, block(memory, since, start));
            }
        }
    }

    private static PartImage.Block block(LinearMemory memory, Since since, long start) {
        int count = (int) Math.min(PartImage.BLOCK, memory.length() - start);
        byte[] bytes = new byte[count];
        memory.read(start, bytes, 0, count);
        char[] letters = new char[count];
        memory.marks(start, letters);
        byte[] marks = new byte[count];
        for (int i = 0; i < count; i++) {
            marks[i] = mark(letters[i]);
        }
        since.flag(memory, start, bytes, marks);
        return new PartImage.Block(bytes, marks);
    }

    static byte mark(char letter) {
        for (Actor actor : ACTORS) {
            if (actor.letter() == letter) {
                return Mark.of(actor);
            }
        }
        return Mark.NEVER_TOUCHED;
    }
}

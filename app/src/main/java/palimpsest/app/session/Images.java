package palimpsest.app.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;

/** Copies what somebody looks at out of memories. Belongs to the engine's thread. */
final class Images {

    /** Around what is visible at a stop: scrolling a little finds the bytes already there. */
    private static final long MARGIN_AT_REST = 64 * 1024;

    private static final long MARGIN_RUNNING = MemoryImage.BLOCK;
    private static final List<Actor> ACTORS = List.of(Actor.values());
    private static final MemoryRange FIRST_BYTES = new MemoryRange(0, 0, MemoryImage.BLOCK);

    private final Map<Integer, MemoryRange> visible = new HashMap<>();
    private Optional<MemoryRange> selected = Optional.empty();

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

    MemoryImage image(int index, LinearMemory memory, ChangeTracker changes, boolean running) {
        Map<Long, MemoryImage.Block> blocks = new HashMap<>();
        long margin = running ? MARGIN_RUNNING : MARGIN_AT_REST;
        add(blocks, memory, changes, visible.getOrDefault(index, FIRST_BYTES), margin);
        selected.filter(range -> range.memory() == index)
                .ifPresent(range -> add(blocks, memory, changes, range, MemoryImage.BLOCK / 2));
        return new MemoryImage(memory.length(), blocks);
    }

    private static void add(
            Map<Long, MemoryImage.Block> blocks,
            LinearMemory memory,
            ChangeTracker changes,
            MemoryRange range,
            long margin) {
        long first = Math.max(0, Math.min(range.address(), memory.length()) - margin);
        long end = Math.min(memory.length(), Math.min(range.address(), memory.length()) + range.length() + margin);
        for (long start = first & -MemoryImage.BLOCK; start < end; start += MemoryImage.BLOCK) {
            if (!blocks.containsKey(start / MemoryImage.BLOCK)) {
                blocks.put(start / MemoryImage.BLOCK, block(memory, changes, start));
            }
        }
    }

    private static MemoryImage.Block block(LinearMemory memory, ChangeTracker changes, long start) {
        int count = (int) Math.min(MemoryImage.BLOCK, memory.length() - start);
        byte[] bytes = new byte[count];
        memory.read(start, bytes, 0, count);
        char[] letters = new char[count];
        memory.marks(start, letters);
        byte[] marks = new byte[count];
        for (int i = 0; i < count; i++) {
            marks[i] = mark(letters[i]);
        }
        changes.flag(memory, start, marks);
        return new MemoryImage.Block(bytes, marks);
    }

    private static byte mark(char letter) {
        for (Actor actor : ACTORS) {
            if (actor.letter() == letter) {
                return Mark.of(actor);
            }
        }
        return Mark.NEVER_TOUCHED;
    }
}

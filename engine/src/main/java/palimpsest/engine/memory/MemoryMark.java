package palimpsest.engine.memory;

/** A memory as it was at a moment to which it is not far back. It takes next to nothing, and holds only for a while. */
public final class MemoryMark {

    final long length;
    final int growths;
    final int generation;
    final DirtyLines dirty;
    final LineLog.Position position;

    MemoryMark(long length, int growths, int generation, DirtyLines dirty, LineLog.Position position) {
        this.length = length;
        this.growths = growths;
        this.generation = generation;
        this.dirty = dirty;
        this.position = position;
    }
}

package palimpsest.app.memory;

import java.util.HexFormat;
import java.util.List;

/** Writes down what is asked of a memory. */
final class RecordingIntents implements MemoryIntents {
    private final List<String> asked;

    RecordingIntents(List<String> asked) {
        this.asked = asked;
    }

    @Override
    public void edit(long address, byte[] bytes) {
        asked.add(Long.toHexString(address) + "=" + HexFormat.of().formatHex(bytes));
    }

    @Override
    public void undo() {
        asked.add("undo");
    }

    @Override
    public void redo() {
        asked.add("redo");
    }

    @Override
    public void watch(long address, long length) {
        asked.add("watch " + Long.toHexString(address) + " " + length);
    }

    @Override
    public void whoWrote(long address) {
        asked.add("who wrote " + Long.toHexString(address));
    }

    @Override
    public void grow(long pages) {
        asked.add("grow " + pages);
    }

    @Override
    public void leaf(int deeper) {
        asked.add("leaf " + deeper);
    }

    @Override
    public void stopLeafing() {}
}

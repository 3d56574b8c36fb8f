package palimpsest.engine.source;

/** A binary. It does not copy the bytes: nobody changes them after construction. */
public final class BinarySource implements Source {

    private static final int SHOWN = 16;

    private final String name;
    private final byte[] bytes;

    public BinarySource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public String place(int offset) {
        return name + ":0x" + Integer.toHexString(offset);
    }

    @Override
    public String excerpt(Span span) {
        int start = Math.max(0, Math.min(span.start(), bytes.length) - SHOWN / 2);
        int end = Math.min(bytes.length, start + SHOWN);
        StringBuilder shown = new StringBuilder();
        for (int i = start; i < end; i++) {
            shown.append(i == start ? "" : " ").append(String.format("%02x", bytes[i]));
        }
        int caretBytes = Math.max(1, Math.min(span.end(), end) - span.start());
        return shown + "\n" + " ".repeat(3 * (span.start() - start)) + "^".repeat(3 * caretBytes - 1);
    }
}

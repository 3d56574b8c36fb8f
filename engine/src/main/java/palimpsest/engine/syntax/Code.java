package palimpsest.engine.syntax;

import java.util.Arrays;

/**
 * A sequence of instructions in the encoding of the binary format, up to and including its last {@code end}. Text and
 * binary modules share this form: it is compact, and a {@link InstructionReader} walks it without making objects.
 *
 * <p>For a binary the bytes are the file itself, so an offset is the file's offset.
 */
public final class Code {

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final Positions positions;

    public Code(byte[] bytes, int start, int end, Positions positions) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.positions = positions;
    }

    /** The array the code lies in, from {@link #start()} to before {@link #end()}; nobody changes it. */
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public Positions positions() {
        return positions;
    }

    /** Equal when the encodings are, wherever they came from. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Code that && Arrays.equals(bytes, start, end, that.bytes, that.start, that.end);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(Arrays.copyOfRange(bytes, start, end));
    }
}

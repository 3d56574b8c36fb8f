package palimpsest.engine.source;

import java.util.Arrays;
import java.util.HexFormat;

/** A stretch of bytes in a larger array, not copied; nobody changes them. Equal when the bytes are equal. */
public final class ByteSlice {

    public static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

    private final byte[] array;
    private final int start;
    private final int end;

    /** The bytes of {@code array} from {@code start} to before {@code end}. */
    public ByteSlice(byte[] array, int start, int end) {
        if (start < 0 || end < start || end > array.length) {
            throw new IndexOutOfBoundsException(start + ".." + end + " of " + array.length);
        }
        this.array = array;
        this.start = start;
        this.end = end;
    }

    public static ByteSlice of(byte... bytes) {
        return new ByteSlice(bytes, 0, bytes.length);
    }

    public int length() {
        return end - start;
    }

    /** The byte at an index from 0 to before {@link #length()}. */
    public byte at(int index) {
        return array[start + index];
    }

    /** The array the bytes lie in, from {@link #start()} to before {@link #end()}. */
    public byte[] array() {
        return array;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(array, start, end);
    }

    /** Two lower-case hexadecimal digits a byte, nothing between. */
    public String hex() {
        return HexFormat.of().formatHex(array, start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteSlice that && Arrays.equals(array, start, end, that.array, that.start, that.end);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return hex();
    }
}

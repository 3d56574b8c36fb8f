package palimpsest.app.exporting;

import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.MarkWindow;
import palimpsest.app.files.HexDump;

/**
 * A memory at one moment.
 *
 * @param name what people call it
 */
public record Bytes(String name, ByteWindow bytes, MarkWindow marks) {
    long length() {
        return bytes.length();
    }

    /** The same for a dump. */
    HexDump.Source source() {
        return new HexDump.Source() {
            @Override
            public void read(long address, byte[] into, int offset, int count) {
                bytes.read(address, into, offset, count);
            }

            @Override
            public void letters(long address, char[] into) {
                byte[] packed = new byte[into.length];
                marks.marks(address, packed, 0, packed.length);
                for (int i = 0; i < packed.length; i++) {
                    into[i] = ByteMark.origin(packed[i]).letter();
                }
            }
        };
    }
}

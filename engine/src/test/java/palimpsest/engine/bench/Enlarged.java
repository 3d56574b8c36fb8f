package palimpsest.engine.bench;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Modules made large. */
public final class Enlarged {

    private static final int FUNCTION_SECTION = 3;
    private static final int CODE_SECTION = 10;

    private Enlarged() {}

    /** A module with its functions again and again, so that it has at least so many bytes. */
    public static byte[] module(byte[] module, int bytes) {
        byte[] large = module;
        for (int times = 2; large.length < bytes; times++) {
            large = with(module, times);
        }
        return large;
    }

    /** A module whose defined functions are there so many times; nobody calls the later ones. */
    private static byte[] with(byte[] module, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(module, 0, 8);
        int[] at = {8};
        while (at[0] < module.length) {
            int id = module[at[0]++];
            int size = number(module, at);
            int start = at[0];
            int end = start + size;
            if (id == FUNCTION_SECTION || id == CODE_SECTION) {
                int count = number(module, at);
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                writeNumber(content, count * times);
                for (int i = 0; i < times; i++) {
                    content.write(module, at[0], end - at[0]);
                }
                section(out, id, content.toByteArray());
            } else if (id != 0) {
                section(out, id, Arrays.copyOfRange(module, start, end));
            }
            at[0] = end;
        }
        return out.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, int id, byte[] content) {
        out.write(id);
        writeNumber(out, content.length);
        out.writeBytes(content);
    }

    /** An unsigned LEB128 number. */
    private static int number(byte[] bytes, int[] at) {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            int next = bytes[at[0]++];
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private static void writeNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        for (; rest >>> 7 != 0; rest >>>= 7) {
            out.write((rest & 0x7f) | 0x80);
        }
        out.write(rest);
    }
}

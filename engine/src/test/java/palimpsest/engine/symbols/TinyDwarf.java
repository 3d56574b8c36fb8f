package palimpsest.engine.symbols;

import java.nio.charset.StandardCharsets;
import palimpsest.engine.Wasm;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Module;

/**
 * A module of one function, with debug information written by hand, byte by byte as DWARF 4 and 5 want it. The program:
 *
 * <pre>
 * struct pair { int low : 4; int high : 12; struct pair *next; };   // tiny.c, in the folder "src"
 * struct pair pairs[3];                                             // at 16
 * int same(int n) {                                                 // line 5
 *   int m = n;                                                      // line 6; m lies 8 behind where local 1 points
 *   return m;                                                       // line 7
 * }
 * </pre>
 */
final class TinyDwarf {

    /** Where the code of the lines begins in the function, whose code begins with its locals: 5 at 0, 6, and 7. */
    static final int LINE_6 = 3;

    static final int LINE_7 = 7;
    static final int END = 10;

    private static final int LOW = 3;

    private final int version;
    private final ByteWriter texts = new ByteWriter();
    private final ByteWriter textOffsets = new ByteWriter();
    private int textCount;

    private TinyDwarf(int version) {
        this.version = version;
    }

    static Module module(int version) {
        return module(new TinyDwarf(version).bytes());
    }

    static byte[] bytes(int version) {
        return new TinyDwarf(version).bytes();
    }

    static Module module(byte[] bytes) {
        return Wasm.load("tiny.wasm", bytes).module().orElseThrow();
    }

    /** The offset in the module of a place in the function. */
    static int offset(int inFunction) {
        // Header, type section, function section, the code section's head, and the function's own.
        return 8 + 8 + 4 + 2 + LOW + inFunction;
    }

    private byte[] bytes() {
        ByteWriter module = new ByteWriter().bytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        // (type (func (param i32) (result i32)))
        section(module, 1, new ByteWriter().bytes(new byte[] {1, 0x60, 1, 0x7f, 1, 0x7f}));
        section(module, 3, new ByteWriter().bytes(new byte[] {1, 0}));
        // Written with a size of two bytes, as a linker does. (local i32) local.get 0 local.set 1 local.get 1
        byte[] body = {1, 1, 0x7f, 0x20, 0, 0x21, 1, 0x20, 1};
        byte[] rest = {0x0b};
        ByteWriter code = new ByteWriter().bytes(new byte[] {1, (byte) (0x80 | (body.length + rest.length)), 0});
        section(module, 10, code.bytes(body).bytes(rest));
        byte[] info = info();
        custom(module, ".debug_info", info);
        custom(module, ".debug_abbrev", abbreviations());
        custom(module, ".debug_line", lines());
        custom(module, ".debug_str", texts.toBytes());
        if (version == 5) {
            custom(module, ".debug_str_offsets", strOffsets());
            custom(module, ".debug_addr", addresses());
            custom(module, ".debug_line_str", "src\0tiny.c\0".getBytes(StandardCharsets.UTF_8));
        }
        return module.toBytes();
    }

    private static void section(ByteWriter module, int id, ByteWriter contents) {
        module.u8(id).u32(contents.size()).append(contents);
    }

    private static void custom(ByteWriter module, String name, byte[] contents) {
        section(module, 0, new ByteWriter().name(name).bytes(contents));
    }

    /** A text by its offset, or in DWARF 5 by its number. */
    private void text(ByteWriter out, String text) {
        int offset = texts.size();
        texts.bytes((text + "\0").getBytes(StandardCharsets.UTF_8));
        if (version == 5) {
            textOffsets.i32Bits(offset);
            out.u8(textCount++);
        } else {
            out.i32Bits(offset);
        }
    }

    private byte[] info() {
        ByteWriter body = new ByteWriter();
        int head = version == 5 ? 12 : 11;
        body.u8(1); // the compile unit
        text(body, "src/tiny.c");
        body.i32Bits(0); // its lines
        if (version == 5) {
            body.i32Bits(8).i32Bits(8); // where texts and addresses are
        }
        body.u8(2); // pairs
        text(body, "pairs");
        int typeOfPairs = body.size();
        body.i32Bits(0);
        if (version == 5) {
            body.u8(2).u8(0xa1).u8(1);
        } else {
            body.u8(5).u8(0x03).i32Bits(16);
        }
        int typeInt = head + body.size();
        body.u8(3);
        text(body, "int");
        body.u8(5).u8(4);
        int typePair = head + body.size();
        body.u8(4);
        text(body, "pair");
        body.u8(8);
        bits(body, "low", typeInt, 0, 4);
        bits(body, "high", typeInt, 4, 12);
        body.u8(6);
        text(body, "next");
        int typeOfNext = body.size();
        body.i32Bits(0).u8(4).u8(0);
        int typePointer = head + body.size();
        body.u8(7).i32Bits(typePair);
        int typeArray = head + body.size();
        body.u8(8).i32Bits(typePair).u8(9).u8(3).u8(0);
        body.u8(10); // same
        text(body, "same");
        if (version == 5) {
            body.u8(0);
        } else {
            body.i32Bits(LOW);
        }
        body.i32Bits(END);
        body.u8(4).u8(0xed).u8(0).u8(1).u8(0x9f); // its frame begins where local 1 says
        body.u8(11);
        text(body, "n");
        body.i32Bits(typeInt).u8(4).u8(0xed).u8(0).u8(0).u8(0x9f);
        body.u8(12);
        text(body, "m");
        body.i32Bits(typeInt).u8(2).u8(0x91).u8(8);
        body.u8(0).u8(0);
        byte[] bytes = body.toBytes();
        patch(bytes, typeOfPairs, typeArray);
        patch(bytes, typeOfNext, typePointer);
        ByteWriter unit = new ByteWriter();
        unit.i32Bits(head - 4 + bytes.length).u8(version).u8(0);
        if (version == 5) {
            unit.u8(1).u8(4).i32Bits(0);
        } else {
            unit.i32Bits(0).u8(4);
        }
        return unit.bytes(bytes).toBytes();
    }

    private void bits(ByteWriter body, String name, int type, int first, int count) {
        body.u8(5);
        text(body, name);
        body.i32Bits(type);
        if (version == 5) {
            body.u8(count).u8(first);
        } else {
            // Counted from the highest bit of four bytes.
            body.u8(4).u8(count).u8(32 - first - count).u8(0);
        }
    }

    private static void patch(byte[] bytes, int at, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private byte[] abbreviations() {
        int text = version == 5 ? 0x25 : 0x0e;
        int address = version == 5 ? 0x29 : 0x01;
        ByteWriter out = new ByteWriter();
        if (version == 5) {
            shape(out, 1, 0x11, true, 0x03, text, 0x10, 0x17, 0x72, 0x17, 0x73, 0x17);
        } else {
            shape(out, 1, 0x11, true, 0x03, text, 0x10, 0x17);
        }
        shape(out, 2, 0x34, false, 0x03, text, 0x49, 0x13, 0x02, 0x18);
        shape(out, 3, 0x24, false, 0x03, text, 0x3e, 0x0b, 0x0b, 0x0b);
        shape(out, 4, 0x13, true, 0x03, text, 0x0b, 0x0b);
        if (version == 5) {
            shape(out, 5, 0x0d, false, 0x03, text, 0x49, 0x13, 0x0d, 0x0b, 0x6b, 0x0b);
        } else {
            shape(out, 5, 0x0d, false, 0x03, text, 0x49, 0x13, 0x0b, 0x0b, 0x0d, 0x0b, 0x0c, 0x0b, 0x38, 0x0b);
        }
        shape(out, 6, 0x0d, false, 0x03, text, 0x49, 0x13, 0x38, 0x0b);
        shape(out, 7, 0x0f, false, 0x49, 0x13);
        shape(out, 8, 0x01, true, 0x49, 0x13);
        shape(out, 9, 0x21, false, 0x37, 0x0b);
        shape(out, 10, 0x2e, true, 0x03, text, 0x11, address, 0x12, 0x06, 0x40, 0x18);
        shape(out, 11, 0x05, false, 0x03, text, 0x49, 0x13, 0x02, 0x18);
        shape(out, 12, 0x34, false, 0x03, text, 0x49, 0x13, 0x02, 0x18);
        return out.u8(0).toBytes();
    }

    private static void shape(ByteWriter out, int code, int tag, boolean children, int... fields) {
        out.u32(code).u32(tag).u8(children ? 1 : 0);
        for (int field : fields) {
            out.u32(field);
        }
        out.u8(0).u8(0);
    }

    private byte[] strOffsets() {
        return new ByteWriter()
                .i32Bits(4 + textOffsets.size())
                .u8(5)
                .u8(0)
                .u8(0)
                .u8(0)
                .append(textOffsets)
                .toBytes();
    }

    private static byte[] addresses() {
        ByteWriter out = new ByteWriter().i32Bits(12).u8(5).u8(0).u8(4).u8(0);
        return out.i32Bits(LOW).i32Bits(16).toBytes();
    }

    private byte[] lines() {
        ByteWriter head = new ByteWriter().u8(1);
        if (version >= 4) {
            head.u8(1);
        }
        // Statements from the start; lines from -5, a range of 14; thirteen opcodes.
        head.u8(1).u8(0xfb).u8(14).u8(13).bytes(new byte[] {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1});
        if (version == 5) {
            head.u8(1).u8(1).u8(0x1f).u8(1).i32Bits(0); // one folder, a path in .debug_line_str: src
            head.u8(2).u8(1).u8(0x1f).u8(2).u8(0x0b); // files: a path and a folder
            head.u8(2).i32Bits(4).u8(0).i32Bits(4).u8(0);
        } else {
            head.bytes("src\0\0tiny.c\0".getBytes(StandardCharsets.UTF_8))
                    .u8(1)
                    .u8(0)
                    .u8(0)
                    .u8(0);
        }
        ByteWriter program = new ByteWriter();
        program.u8(0).u8(5).u8(2).i32Bits(LOW); // the address
        program.u8(3).u8(4).u8(1); // line 5
        program.u8(5).u8(7).u8(10); // column 7, the prologue ends
        program.u8(13 + 5 + 1 + 14 * LINE_6); // on by three bytes and one line: 6
        program.u8(5).u8(3).u8(6); // column 3, no statement
        program.u8(2).u8(LINE_7 - LINE_6).u8(3).u8(1).u8(1); // four bytes and one line: 7
        program.u8(2).u8(END - LINE_7).u8(0).u8(1).u8(1); // the end
        ByteWriter out = new ByteWriter().u8(version).u8(0);
        if (version == 5) {
            out.u8(4).u8(0);
        }
        out.i32Bits(head.size()).append(head).append(program);
        return new ByteWriter().i32Bits(out.size()).append(out).toBytes();
    }
}

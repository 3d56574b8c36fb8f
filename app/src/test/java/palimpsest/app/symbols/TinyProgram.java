package palimpsest.app.symbols;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.Wasm;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;

/** A program of a few lines, a module made from it by hand, and its source map. */
public final class TinyProgram {

    /** The program; its lines are counted from 1. */
    public static final String TEXT = """
        let cell: i32 = 0;
        export function main(n: i32): i32 {
          cell = n;
          let twice = double(n);
          return twice + 1;
        }
        function double(n: i32): i32 {
          return n + n;
        }
        """;

    private static final String WAT = """
        (module
          (memory (export "memory") 1)
          (func (export "main") (param $n i32) (result i32) (local $twice i32)
            (i32.store (i32.const 0) (local.get $n))
            (local.set $twice (call $double (local.get $n)))
            (i32.add (local.get $twice) (i32.const 1)))
          (func $double (param $n i32) (result i32)
            (i32.add (local.get $n) (local.get $n))))
        """;

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private TinyProgram() {}

    /** Puts the module, its map and its text into a folder, and gives the module. */
    public static Path in(Path folder) throws IOException {
        Files.writeString(folder.resolve("tiny.ts"), TEXT);
        Files.writeString(folder.resolve("tiny.wasm.map"), map("tiny.ts"));
        return Files.write(folder.resolve("tiny.wasm"), module("./tiny.wasm.map"));
    }

    /** The module, which says where its map is. */
    public static byte[] module(String url) {
        ByteWriter contents = new ByteWriter().name("sourceMappingURL").name(url);
        ByteWriter module = new ByteWriter().bytes(plain());
        return module.u8(0).u32(contents.size()).append(contents).toBytes();
    }

    /** The map, with a source of that name. */
    public static String map(String source) {
        return "{\"version\":3,\"sources\":[\"" + source + "\"],\"names\":[],\"mappings\":\"" + mappings() + "\"}";
    }

    /** The offset in the module of an instruction of a function, both counted from 0. */
    public static int offset(int function, int instruction) {
        Module module = Wasm.load("tiny.wasm", plain()).module().orElseThrow();
        Function code = module.functions().get(function);
        InstructionReader in = new InstructionReader(code.body());
        for (int i = 0; i <= instruction; i++) {
            in.next();
        }
        return in.offset();
    }

    private static byte[] plain() {
        return Wasm.assemble(Wasm.loadText("tiny.wat", WAT).module().orElseThrow());
    }

    private static String mappings() {
        List<int[]> places = new ArrayList<>();
        places.add(new int[] {offset(0, 0), 2, 2}); // cell = n
        places.add(new int[] {offset(0, 3), 3, 21}); // double(n)
        places.add(new int[] {offset(0, 5), 3, 6}); // twice =
        places.add(new int[] {offset(0, 6), 4, 2}); // return
        places.add(new int[] {offset(1, 0), 7, 2}); // return n + n
        StringBuilder text = new StringBuilder();
        int[] before = new int[3];
        for (int[] place : places) {
            text.append(text.isEmpty() ? "" : ",");
            number(text, place[0] - before[0]);
            number(text, 0);
            number(text, place[1] - before[1]);
            number(text, place[2] - before[2]);
            before = place;
        }
        return text.toString();
    }

    private static void number(StringBuilder text, int number) {
        int rest = number < 0 ? (-number << 1) | 1 : number << 1;
        do {
            text.append(DIGITS.charAt((rest & 31) | (rest > 31 ? 32 : 0)));
            rest >>= 5;
        } while (rest > 0);
    }
}

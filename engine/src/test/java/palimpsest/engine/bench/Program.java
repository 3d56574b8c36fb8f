package palimpsest.engine.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.ByteSlice;

/**
 * A program that exports {@code run}, which takes how many rounds to do and returns a number.
 *
 * @param wasm the module
 * @param once what it returns after one round
 */
record Program(String name, ByteSlice wasm, int once) {

    static List<Program> all() {
        return List.of(
                load("fib", 6765),
                load("sieve", 82025),
                load("crc32", 2135974121),
                load("sha256", 0xa76cb1b9),
                load("matmul", 4717),
                load("machine", 319));
    }

    private static Program load(String name, int once) {
        try (InputStream in = Program.class.getResourceAsStream("/bench/" + name + ".wat")) {
            if (in == null) {
                throw new IllegalStateException("no program " + name);
            }
            Loaded loaded = Wasm.load(name + ".wat", in.readAllBytes());
            return new Program(
                    name,
                    ByteSlice.of(Wasm.assemble(loaded.valid().orElseThrow().module())),
                    once);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] binary() {
        return wasm.toBytes();
    }
}

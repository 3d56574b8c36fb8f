package palimpsest.engine.binary;

import java.util.HexFormat;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.syntax.Module;

/** Binaries written in hexadecimal digits. */
final class Bytes {

    static final String PREAMBLE = "00 61 73 6d 01 00 00 00 ";

    private Bytes() {}

    static byte[] of(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** The bytes of a module after its preamble. */
    static byte[] module(String sections) {
        return of(PREAMBLE + sections);
    }

    static Module decode(byte[] bytes) {
        Decoded decoded = BinaryDecoder.decode(new BinarySource("test.wasm", bytes));
        return decoded.module().orElseThrow(() -> new AssertionError(decoded.diagnostics()));
    }

    static Diagnostic fault(byte[] bytes) {
        return BinaryDecoder.decode(new BinarySource("test.wasm", bytes))
                .diagnostics()
                .get(0);
    }
}

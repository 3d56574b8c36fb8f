package palimpsest.app.hostscript;

import com.oracle.truffle.api.source.Source;
import java.util.regex.Pattern;

/**
 * Scripts that stand for others: those that a toolchain made to go with its modules, and those made by {@code eval}. What
 * they write, they write for the line that called them.
 */
final class Glue {

    /** Enough of a file to know it by. */
    private static final int LOOKED_AT = 20_000;

    private static final Pattern NAMES =
            Pattern.compile("(.*/)?wasm_exec(_node)?\\.js|.*_bg\\.js|eval at .*|<function>");
    private static final Pattern WORDS = Pattern.compile(
            "__wbindgen_|__wbg_|adaptedImports|globalThis\\.Go = class|Copyright \\d+ The Emscripten Authors|wasmBinaryFile");

    private Glue() {}

    static boolean is(Source source) {
        return NAMES.matcher(source.getName()).matches() || hasWords(source.getCharacters());
    }

    private static boolean hasWords(CharSequence text) {
        return WORDS.matcher(text.subSequence(0, Math.min(text.length(), LOOKED_AT)))
                .find();
    }
}

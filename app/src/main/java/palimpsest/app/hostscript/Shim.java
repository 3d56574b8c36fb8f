package palimpsest.app.hostscript;

import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.util.EnumMap;
import java.util.Map;

/**
 * The JavaScript side of {@code WebAssembly}: what only JavaScript can make. Each word is a function that
 * {@code webassembly.js} gives.
 */
final class Shim {

    /** The functions of the JavaScript side. */
    enum Word {
        /** An array of the arguments. */
        ARRAY,
        /** An ArrayBuffer over a {@link MemoryBuffer}; whether it is shared. */
        BUFFER,
        /** Detaches an ArrayBuffer. */
        DETACH,
        /** An exported function: its handle, its name, then its parameters' types. */
        FUNC,
        MEMORY,
        TABLE,
        GLOBAL,
        TAG,
        EXCEPTION,
        /** An object of a module: a structure or an array. */
        OBJECT,
        /** Throws an error: its class, the message, a handle of the trap it tells of, and what it was caused by. */
        FAIL,
        /** Throws a value. */
        RAISE
    }

    private static final InteropLibrary INTEROP = InteropLibrary.getUncached();

    private final Map<Word, Object> functions = new EnumMap<>(Word.class);

    /** @param given an array of JavaScript, in the order of the words */
    Shim(Object given) {
        try {
            for (Word word : Word.values()) {
                functions.put(word, INTEROP.readArrayElement(given, functions.size()));
            }
        } catch (InteropException e) {
            throw new AssertionError("webassembly.js gives a function for each word", e);
        }
    }

    /** Calls a function of the JavaScript side, which may throw JavaScript's exceptions. */
    Object call(Word word, Object... arguments) {
        return call(functions.getOrDefault(word, this), arguments);
    }

    /** Calls any function of JavaScript. */
    static Object call(Object function, Object... arguments) {
        try {
            return INTEROP.execute(function, arguments);
        } catch (InteropException e) {
            throw new AssertionError("JavaScript's functions take what they are given", e);
        }
    }

    /** Throws an error of a class that {@code webassembly.js} knows by its name. */
    RuntimeException fail(String kind, String message) {
        call(Word.FAIL, kind, message);
        throw new AssertionError("it throws");
    }

    /** Throws an error whose words are those that everybody knows, and says more in its cause. */
    RuntimeException fail(String kind, String message, String cause) {
        call(Word.FAIL, kind, message, Undefined.instance, cause);
        throw new AssertionError("it throws");
    }
}

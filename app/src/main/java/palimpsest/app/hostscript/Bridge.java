package palimpsest.app.hostscript;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import com.oracle.truffle.api.strings.TruffleString;

/**
 * A function of Java's that the shim can call, and nobody else gets to see. It is handed JavaScript's values as the engine
 * keeps them, and can throw JavaScript's errors.
 */
@ExportLibrary(InteropLibrary.class)
final class Bridge implements TruffleObject {

    /** What it does. */
    @FunctionalInterface
    interface Body {
        Object call(Object[] arguments);
    }

    private final Body body;

    Bridge(Body body) {
        this.body = body;
    }

    @ExportMessage
    boolean isExecutable() {
        return true;
    }

    @ExportMessage
    @TruffleBoundary
    Object execute(Object[] arguments) {
        return body.call(arguments);
    }

    /** A Java string as JavaScript has it. */
    static TruffleString string(String text) {
        return TruffleString.fromJavaStringUncached(text, TruffleString.Encoding.UTF_16);
    }

    /** A JavaScript string, as Java has it; empty for anything else. */
    static String text(Object value) {
        return value instanceof TruffleString string ? string.toJavaStringUncached() : "";
    }

    /** A JavaScript number as an integer; 0 for anything else. */
    static long integer(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}

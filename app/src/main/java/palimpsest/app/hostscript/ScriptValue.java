package palimpsest.app.hostscript;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;

/** A value of a script as a module holds it: passed around, never looked into. Objects are equal only to themselves. */
final class ScriptValue {

    private final Object value;

    ScriptValue(Object value) {
        this.value = value;
    }

    Object value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScriptValue that
                && (value == that.value || (isPrimitive() && value.equals(that.value)));
    }

    @Override
    public int hashCode() {
        return isPrimitive() ? value.hashCode() : System.identityHashCode(value);
    }

    /** Strings are no {@link TruffleObject} of JavaScript's own; all objects are. */
    private boolean isPrimitive() {
        return !(value instanceof TruffleObject) || InteropLibrary.getUncached().isString(value);
    }

    /** What it is, in a word; nothing of the script runs for it. */
    @Override
    public String toString() {
        InteropLibrary look = InteropLibrary.getUncached();
        if (look.isString(value) || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return look.isNull(value) ? "undefined" : look.isExecutable(value) ? "function" : "object";
    }
}

package palimpsest.app.hostscript;

import com.oracle.truffle.api.interop.TruffleObject;

/** Something of the engine in the hands of JavaScript, which cannot look inside. */
final class Handle implements TruffleObject {

    private final Object thing;

    Handle(Object thing) {
        this.thing = thing;
    }

    /** What it stands for; only this package's own JavaScript has handles, and it gives the right ones. */
    <T> T as(Class<T> type) {
        return type.cast(thing);
    }

    Object thing() {
        return thing;
    }
}

package palimpsest.app.session;

import java.util.Optional;
import palimpsest.engine.memory.Actor;

/**
 * What is known of a byte besides its value, packed into one byte: where its value comes from in the three low bits, and
 * what happened to it since the last stop.
 */
public final class Mark {

    /** Zero since the memory was made. */
    public static final int NEVER_TOUCHED = 0;
    /** Zero since the memory grew, and not written since. */
    public static final int GROWN = 1;

    public static final int MODULE = 2;
    public static final int HOST = 3;
    public static final int DATA_SEGMENT = 4;

    /** Flag: written since the last stop, and some of these writes changed the value. */
    public static final int CHANGED = 1 << 3;
    /** Flag: written since the last stop, always with the value it had. */
    public static final int REWRITTEN = 1 << 4;
    /** Flag: the module runs and the byte was not looked at, so it is not known; it comes with the next snapshot. */
    public static final int UNKNOWN = 1 << 7;

    private static final int ORIGIN = 7;

    private Mark() {}

    /** One of the constants that are no flags. */
    public static int origin(int mark) {
        return mark & ORIGIN;
    }

    public static boolean changed(int mark) {
        return (mark & CHANGED) != 0;
    }

    public static boolean rewritten(int mark) {
        return (mark & REWRITTEN) != 0;
    }

    /** Who gave the byte its value, if anybody did. */
    public static Optional<Actor> writer(int mark) {
        return switch (origin(mark)) {
            case GROWN -> Optional.of(Actor.GROWTH);
            case DATA_SEGMENT -> Optional.of(Actor.DATA_SEGMENT);
            case HOST -> Optional.of(Actor.HOST);
            case MODULE -> Optional.of(Actor.MODULE);
            default -> Optional.empty();
        };
    }

    static byte of(Actor actor) {
        return (byte)
                switch (actor) {
                    case MODULE -> MODULE;
                    case HOST -> HOST;
                    case DATA_SEGMENT -> DATA_SEGMENT;
                    case GROWTH -> GROWN;
                };
    }
}

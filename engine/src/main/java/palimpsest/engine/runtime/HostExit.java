package palimpsest.engine.runtime;

/** A host function ends the program, as WASI's {@code proc_exit} does. */
public final class HostExit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    public HostExit(int code) {
        super("exit " + code, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }
}

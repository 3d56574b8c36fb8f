package palimpsest.engine.runtime;

/** A WebAssembly exception on its way through the host. */
public final class WasmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ExceptionInstance exception;

    public WasmException(ExceptionInstance exception) {
        super("uncaught exception: " + exception, null, false, false);
        this.exception = exception;
    }

    public ExceptionInstance exception() {
        return exception;
    }
}

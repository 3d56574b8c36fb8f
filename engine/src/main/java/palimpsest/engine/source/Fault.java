package palimpsest.engine.source;

/**
 * Carries a {@link Diagnostic} out of the depths of a decoder, parser or validator. It never crosses the engine's façade:
 * whoever starts a phase catches it and hands the diagnostic on as a value.
 */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    public Fault(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}

package palimpsest.engine.record;

/** Ends the reading, saving or replaying of a session; whoever began it hands on the fault. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SessionFault fault;

    Refusal(SessionFault fault) {
        super(fault.message(), null, false, false);
        this.fault = fault;
    }

    SessionFault fault() {
        return fault;
    }
}

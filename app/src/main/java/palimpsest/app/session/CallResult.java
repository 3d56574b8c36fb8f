package palimpsest.app.session;

import java.util.List;

/**
 * How a call ended.
 *
 * @param number counts the calls of a session, from 1
 * @param step the step at which it ended
 */
public record CallResult(long number, String export, List<Value> arguments, long step, Outcome outcome) {

    public CallResult {
        arguments = List.copyOf(arguments);
    }

    /** The end of a call. */
    public sealed interface Outcome {
        /** It returned. */
        record Returned(List<Value> values) implements Outcome {
            public Returned {
                values = List.copyOf(values);
            }
        }

        /** It trapped. */
        record Trapped(TrapView trap) implements Outcome {}

        /** Somebody stopped it. */
        record Stopped() implements Outcome {}
    }
}

package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.session.CallResult.Outcome;

/** What was called, and how it ended, each at its step. */
final class Journal {

    /** The oldest are forgotten beyond that. */
    private static final int MOST = 10_000;

    /** So many are shown. */
    private static final int MOST_SHOWN = 100;

    private final List<CallResult> ended = new ArrayList<>();
    private Optional<PendingCall> open = Optional.empty();
    /** The step at which the instantiation was over, if it ended well. */
    private long instantiated = Long.MAX_VALUE;

    /** A call that has not ended; none during the instantiation. */
    record PendingCall(long number, String export, List<Value> arguments) {}

    void begin(PendingCall call) {
        open = Optional.of(call);
    }

    /** The call under way at the end of the record. */
    Optional<PendingCall> open() {
        return open;
    }

    void end(long step, Outcome outcome) {
        open.ifPresent(call -> {
            if (ended.size() == MOST) {
                ended.remove(0);
            }
            ended.add(new CallResult(call.number(), call.export(), call.arguments(), step, outcome));
        });
        open = Optional.empty();
    }

    void instantiated(long step) {
        instantiated = step;
    }

    /** The step at which the instantiation was over. */
    long instantiatedAt() {
        return instantiated;
    }

    /** The number of the latest call, 0 without one. */
    long lastNumber() {
        long last = ended.isEmpty() ? 0 : ended.get(ended.size() - 1).number();
        return Math.max(last, open.map(PendingCall::number).orElse(0L));
    }

    /** All calls that have ended, as far as they are remembered. */
    List<CallResult> ended() {
        return List.copyOf(ended);
    }

    /** Whether exports can be called at a step. */
    boolean complete(long step) {
        return step >= instantiated;
    }

    /** How calls had ended before a step, the newest last. */
    List<CallResult> results(long step) {
        int count = ended.size();
        while (count > 0 && ended.get(count - 1).step() > step) {
            count--;
        }
        return List.copyOf(ended.subList(Math.max(0, count - MOST_SHOWN), count));
    }

    /** The future from a step on was cut off. What was under way there goes on, under a new name. */
    void cut(long step, boolean busy) {
        Optional<PendingCall> then = open;
        for (int i = ended.size() - 1; i >= 0 && ended.get(i).step() > step; i--) {
            CallResult later = ended.remove(i);
            then = Optional.of(new PendingCall(later.number(), later.export(), later.arguments()));
        }
        open = busy && complete(step) ? then : Optional.empty();
        if (!complete(step)) {
            instantiated = Long.MAX_VALUE;
        }
    }
}

package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import palimpsest.engine.exec.ActiveCall;
import palimpsest.engine.exec.Machine;

/**
 * The calls that were in progress when somebody looked. When they become too many, calls that are long stay, and of the
 * shorter ones at each depth one in each of the equal parts of the record.
 */
final class CallLog {

    private static final int MOST = 4096;
    /** Calls that are nested deeper are not seen: no picture has room for them. */
    private static final int DEEPEST = 256;

    private final long start;
    private final List<CallSpan> open = new ArrayList<>();
    /** At each depth in their order. */
    private final List<CallSpan> closed = new ArrayList<>();
    /** At each depth the part of the record in which a short call is kept already. */
    private final long[] taken = new long[DEEPEST];

    private long width = 1;
    private long leftOut;

    CallLog(long start) {
        this.start = start;
        Arrays.fill(taken, -1);
    }

    /**
     * Compares the calls in progress with those that were.
     *
     * @return whether there are others
     */
    boolean look(Machine machine) {
        return keep(machine, Math.min(machine.depth(), DEEPEST), CallSpan.Ending.ABOUT);
    }

    /** The same where a call of the host has failed: it and those in it are over, but still to be seen. */
    void failed(Machine machine) {
        look(machine);
        over(machine);
    }

    /** The same where that was seen already. */
    boolean over(Machine machine) {
        return keep(machine, Math.min(machine.entryDepth(), DEEPEST), CallSpan.Ending.UNWOUND);
    }

    private boolean keep(Machine machine, int depth, CallSpan.Ending ending) {
        int same = same(machine, Math.min(depth, open.size()));
        boolean others = same < Math.max(depth, open.size());
        if (open.size() > same) {
            // What began in their place did so when they were over.
            long end = same < depth ? machine.begun(same) : machine.step();
            while (open.size() > same) {
                close(open.remove(open.size() - 1), end, ending);
            }
        }
        for (int i = same; i < depth; i++) {
            ActiveCall call = machine.call(i);
            open.add(new CallSpan(call.begun(), call.begun(), i, call.kind(), call.name(), CallSpan.Ending.OPEN));
        }
        return others;
    }

    /** How many of the outermost calls are the ones that were open: calls around one that is the same are the same. */
    private int same(Machine machine, int most) {
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (open.get(middle - 1).begin() == machine.begun(middle - 1)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void close(CallSpan call, long end, CallSpan.Ending ending) {
        add(ended(call, Math.max(end, call.begin()), ending));
        while (closed.size() > MOST) {
            width = Math.max(2 * width, (end - start) / MOST);
            List<CallSpan> all = List.copyOf(closed);
            closed.clear();
            Arrays.fill(taken, -1);
            all.forEach(this::add);
        }
    }

    private void add(CallSpan call) {
        long part = (call.begin() - start) / width;
        boolean isLong = call.length() >= width;
        if (isLong || taken[call.depth()] != part) {
            taken[call.depth()] = isLong ? taken[call.depth()] : part;
            closed.add(call);
        } else {
            leftOut++;
        }
    }

    private static CallSpan ended(CallSpan call, long end, CallSpan.Ending ending) {
        return new CallSpan(call.begin(), end, call.depth(), call.kind(), call.function(), ending);
    }

    /** Forgets what was after a step. The machine stands there. */
    void cut(Machine machine) {
        long step = machine.step();
        int depth = machine.failed() ? machine.entryDepth() : machine.depth();
        closed.removeIf(
                call -> call.begin() >= step || (call.depth() < depth && machine.begun(call.depth()) == call.begin()));
        closed.replaceAll(call -> call.end() > step ? ended(call, step, call.ending()) : call);
        Arrays.fill(taken, -1);
        width = 1;
        leftOut = closed.isEmpty() ? 0 : leftOut;
        open.clear();
    }

    long leftOut() {
        return leftOut;
    }

    /** All that are kept, those in progress as far as the record goes. */
    List<CallSpan> calls(long end) {
        List<CallSpan> all = new ArrayList<>(closed);
        open.forEach(call -> all.add(ended(call, end, CallSpan.Ending.OPEN)));
        all.sort(Comparator.comparingLong(CallSpan::begin).thenComparingInt(CallSpan::depth));
        return all;
    }
}

package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import palimpsest.engine.exec.ActiveCall;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.timeline.CallSpan;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;

/**
 * Collects the calls of a range of steps. In a short range every step is looked at; of a long one only the calls in
 * progress at evenly spaced steps are seen: every call that is longer than their distance is among them.
 */
final class Calls {

    /** In a range of so many steps at most each is looked at. */
    static final long EXACT = 2_000_000;

    private static final int SAMPLES = 1000;
    /** So many outermost calls are seen in a sample. */
    private static final int DEEPEST_SAMPLED = 256;
    /** So many steps are looked at before somebody may end it. */
    private static final long PORTION = 100_000;

    private final Timeline timeline;
    private final long from;
    private final long to;
    private final int most;
    private final boolean sampled;
    private final List<CallSpan> open = new ArrayList<>();
    /** The longest calls that are over, the shortest of them first. */
    private final PriorityQueue<CallSpan> closed = new PriorityQueue<>(Comparator.comparingLong(CallSpan::length)
            .thenComparing(Comparator.comparingInt(CallSpan::depth).reversed())
            .thenComparing(Comparator.comparingLong(CallSpan::begin).reversed()));

    private long leftOut;

    // Where it stood when it was asked last
    private Optional<FunctionInstance> function = Optional.empty();
    private int offset = -1;

    private Calls(Timeline timeline, long from, long to, int most) {
        this.timeline = timeline;
        this.from = from;
        this.to = to;
        this.most = most;
        this.sampled = to - from > EXACT;
    }

    static CallSpans of(Timeline timeline, long from, long to, int most, Progress progress) {
        return new Calls(timeline, from, to, most).collect(progress);
    }

    private CallSpans collect(Progress progress) {
        return timeline.excursion(() -> {
            timeline.travelTo(from);
            look(timeline.machine());
            boolean complete = sampled ? sample(progress) : everyStep(progress);
            long end = timeline.cursor();
            while (open.size() > 0) {
                close(end, CallSpan.Ending.OPEN);
            }
            List<CallSpan> spans = new ArrayList<>(closed);
            spans.sort(Comparator.comparingLong(CallSpan::begin).thenComparingInt(CallSpan::depth));
            return new CallSpans(from, to, spans, leftOut, sampled, complete);
        });
    }

    private double share() {
        return to == from ? 1 : (double) (timeline.cursor() - from) / (to - from);
    }

    private boolean everyStep(Progress progress) {
        return Stretch.play(timeline, to, PORTION, new Asked(), () -> progress.goesOn(share()));
    }

    private boolean sample(Progress progress) {
        long portion = Math.max(1, (to - from) / SAMPLES);
        return Stretch.play(timeline, to, portion, Supervisor.NONE, () -> {
            look(timeline.machine());
            return progress.goesOn(share());
        });
    }

    private final class Asked implements Supervisor {
        @Override
        public boolean everyStep() {
            return true;
        }

        @Override
        public boolean stop(Machine machine) {
            look(machine);
            function = machine.function();
            offset = machine.offset();
            return false;
        }

        @Override
        public void failed(Machine machine, Outcome how) {
            while (open.size() > machine.entryDepth()) {
                close(machine.step(), CallSpan.Ending.UNWOUND);
            }
        }
    }

    /** Compares the calls in progress with those that were. */
    private void look(Machine machine) {
        if (machine.failed()) {
            // The calls that failed are kept to be looked at, but they are over.
            return;
        }
        int depth = sampled ? Math.min(machine.depth(), DEEPEST_SAMPLED) : machine.depth();
        int same = Math.min(depth, open.size());
        // Calls around one that is the same are the same.
        while (same > 0 && open.get(same - 1).begin() != machine.begun(same - 1)) {
            same--;
        }
        if (open.size() > same) {
            CallSpan.Ending ending = ending();
            while (open.size() > same) {
                close(machine.step(), ending);
            }
        }
        for (int i = same; i < depth; i++) {
            ActiveCall call = machine.call(i);
            open.add(new CallSpan(call.begun(), to, i, call.kind(), call.name(), CallSpan.Ending.OPEN));
        }
    }

    private CallSpan.Ending ending() {
        if (sampled) {
            return CallSpan.Ending.ABOUT;
        }
        return threw() ? CallSpan.Ending.UNWOUND : CallSpan.Ending.LEFT;
    }

    private boolean threw() {
        if (offset < 0 || !(function.isPresent() && function.get() instanceof WasmFunction wasm)) {
            return false;
        }
        Code code = wasm.function().body();
        Opcode opcode = new InstructionReader(new Code(code.bytes(), offset, code.end(), code.positions())).next();
        return opcode == Opcode.THROW || opcode == Opcode.THROW_REF;
    }

    private void close(long end, CallSpan.Ending ending) {
        CallSpan span = open.remove(open.size() - 1);
        closed.add(new CallSpan(span.begin(), end, span.depth(), span.kind(), span.function(), ending));
        if (closed.size() > most) {
            closed.remove();
            leftOut++;
        }
    }
}

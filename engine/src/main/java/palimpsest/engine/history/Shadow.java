package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.ActiveCall;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.timeline.TapeEntry;
import palimpsest.engine.timeline.Timeline;

/**
 * Follows a machine step by step, and keeps for each of its slots where the number in it came from. Since arguments become
 * the callee's first locals where they lie, and results come to lie where the arguments were, calls need next to nothing.
 */
final class Shadow implements Supervisor {

    private final Effects effects;
    private final List<TapeEntry> tape;
    private final long target;
    private final List<Call> calls = new ArrayList<>();
    private final IdentityHashMap<GlobalInstance, Station> globals = new IdentityHashMap<>();
    private Station[] slots = {};
    private int taped;
    private long seen = -1;
    private Optional<Effect> last = Optional.empty();
    /** What an exception carries that is on its way. */
    private Optional<Station[]> thrown = Optional.empty();
    /** Whether it is not known what that is. */
    private boolean again;

    /** A call in progress. */
    private static final class Call {
        final ActiveCall call;
        /** Whether what it leaves behind lies where its caller looks for it. */
        boolean over;

        Call(ActiveCall call) {
            this.call = call;
        }
    }

    /** @param target the step before which it shall be known where values came from */
    Shadow(Timeline timeline, Effects effects, long target) {
        this.effects = effects;
        this.tape = timeline.tape();
        this.target = target;
        Machine machine = timeline.machine();
        this.taped = timeline.firstAction(machine.step());
        for (int i = 0; i < machine.depth(); i++) {
            calls.add(new Call(machine.call(i)));
        }
    }

    Station at(int slot) {
        return slot < slots.length ? slots[slot] : Station.UNKNOWN;
    }

    private void put(int slot, Station station) {
        if (slot >= slots.length) {
            int old = slots.length;
            slots = Arrays.copyOf(slots, Math.max(slot + 1, Math.max(64, old * 2)));
            Arrays.fill(slots, old, slots.length, Station.UNKNOWN);
        }
        slots[slot] = station;
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    @Override
    public boolean stop(Machine machine) {
        see(machine);
        if (machine.step() < target && machine.step() != seen) {
            Optional<Effect> next = effects.next(machine);
            if (next.isPresent()) {
                seen = machine.step();
                apply(next.get(), machine);
                last = next;
            }
        }
        return false;
    }

    @Override
    public void failed(Machine machine, Outcome how) {
        thrown = Optional.empty();
    }

    /** Takes note of calls that began and ended since it was asked last, and of what the host did. */
    void see(Machine machine) {
        hear(machine.step());
        if (machine.failed()) {
            return;
        }
        int depth = machine.depth();
        int same = Math.min(depth, calls.size());
        while (same > 0 && calls.get(same - 1).call.begun() != machine.begun(same - 1)) {
            same--;
        }
        while (calls.size() > same) {
            leave(calls.remove(calls.size() - 1), machine.step());
        }
        for (int i = same; i < depth; i++) {
            enter(machine.call(i), i > 0 && calls.get(i - 1).call.kind() != Snapshot.Kind.HOST);
        }
        if (thrown.isPresent()) {
            effects.next(machine).ifPresent(next -> land(next, machine));
        }
    }

    private void hear(long step) {
        while (taped < tape.size() && tape.get(taped).step() < step) {
            TapeEntry entry = tape.get(taped++);
            if (entry.action() instanceof HostAction.SetGlobal set) {
                globals.put(set.global(), host(Station.Kind.HOST_GLOBAL, entry.step(), 0, Optional.empty()));
            } else if (entry.action() instanceof HostAction.Throw thrownByHost) {
                Station[] carried =
                        new Station[thrownByHost.exception().values().size()];
                Arrays.fill(carried, host(Station.Kind.HOST_RESULT, entry.step(), 0, Optional.empty()));
                thrown = Optional.of(carried);
            }
        }
    }

    private static Station host(Station.Kind kind, long step, int index, Optional<FunctionInstance> function) {
        return new Station(kind, step, Optional.empty(), index, function, Optional.empty());
    }

    private void enter(ActiveCall call, boolean byModule) {
        calls.add(new Call(call));
        if (call.kind() != Snapshot.Kind.FUNCTION) {
            return;
        }
        int parameters = call.function().orElseThrow().type().parameters().size();
        for (int i = 0; i < parameters; i++) {
            long step = call.begun() - 1;
            put(
                    call.frame() + i,
                    byModule
                            ? new Station(
                                    Station.Kind.ARGUMENT,
                                    step,
                                    last,
                                    i,
                                    call.function(),
                                    Optional.of(at(call.frame() + i)))
                            : host(Station.Kind.HOST_ARGUMENT, step, i, call.function()));
        }
        Station zero = host(Station.Kind.ZERO, call.begun(), 0, call.function());
        for (int i = parameters; i < call.locals(); i++) {
            put(call.frame() + i, zero);
        }
    }

    private void leave(Call left, long now) {
        ActiveCall call = left.call;
        if (left.over || call.function().isEmpty()) {
            return;
        }
        int results = call.function().get().type().results().size();
        for (int i = 0; i < results; i++) {
            put(
                    call.frame() + i,
                    call.kind() == Snapshot.Kind.HOST
                            ? host(Station.Kind.HOST_RESULT, now - 1, i, call.function())
                            : result(call, i, now - 1, at(call.frame() + call.locals() + i)));
        }
    }

    private Station result(ActiveCall call, int index, long step, Station before) {
        return new Station(Station.Kind.RESULT, step, last, index, call.function(), Optional.of(before));
    }

    private void land(Effect next, Machine machine) {
        Station[] carried = thrown.orElseThrow();
        thrown = Optional.empty();
        int top = machine.frame() + machine.locals() + next.height() - (next.carriesException() ? 1 : 0);
        int first = again ? machine.frame() + machine.locals() : top - carried.length;
        for (int i = first; i < top; i++) {
            put(i, carried[again ? 0 : i - first]);
        }
        again = false;
    }

    private void apply(Effect effect, Machine machine) {
        int frame = machine.frame();
        int operands = frame + machine.locals();
        int top = operands + effect.height();
        long step = machine.step();
        switch (effect.kind()) {
            case MAKE -> {
                for (int i = 0; i < effect.pushes(); i++) {
                    put(top - effect.pops() + i, Station.made(step, effect));
                }
            }
            case LOCAL_GET -> put(top, at(frame + effect.index()));
            case LOCAL_SET, LOCAL_TEE ->
                put(frame + effect.index(), moved(Station.Kind.LOCAL, step, effect, at(top - 1)));
            case GLOBAL_GET -> {
                GlobalInstance global = effect.function().instance().globals().get(effect.index());
                Station known = globals.get(global);
                put(top, known != null ? known : old(step, effect));
            }
            case GLOBAL_SET ->
                globals.put(
                        effect.function().instance().globals().get(effect.index()),
                        moved(Station.Kind.GLOBAL, step, effect, at(top - 1)));
            case SELECT -> {
                int chosen = (int) machine.slot(top - 1) != 0 ? top - 3 : top - 2;
                put(top - 3, moved(Station.Kind.SELECTED, step, effect, at(chosen)));
            }
            case RETURN -> leaveBy(effect, top, step);
            case TAIL_CALL -> {
                copy(top - effect.above() - effect.pops(), frame, effect.pops());
                calls.get(calls.size() - 1).over = true;
            }
            case BRANCH -> branch(effect, 0, operands, top);
            case BRANCH_IF -> {
                if ((int) machine.slot(top - 1) != 0) {
                    branch(effect, 0, operands, top);
                }
            }
            case BRANCH_TABLE -> {
                long index = machine.slot(top - 1) & 0xffff_ffffL;
                branch(effect, (int) Math.min(index, effect.labels().size() - 1), operands, top);
            }
            case BRANCH_ON_REFERENCE -> lose(effect, operands, top);
            case THROW -> {
                Station[] carried = new Station[effect.pops()];
                for (int i = 0; i < carried.length; i++) {
                    carried[i] = moved(Station.Kind.THROWN, step, effect, at(top - carried.length + i));
                }
                thrown = Optional.of(carried);
            }
            case THROW_REFERENCE -> {
                // What the exception carries was put into it long ago, perhaps.
                thrown = Optional.of(new Station[] {lost(step, effect)});
                again = true;
            }
        }
    }

    private static Station moved(Station.Kind kind, long step, Effect effect, Station before) {
        return Station.moved(kind, step, effect, effect.index(), before);
    }

    private static Station old(long step, Effect effect) {
        return new Station(
                Station.Kind.OLD_GLOBAL, step, Optional.of(effect), effect.index(), Optional.empty(), Optional.empty());
    }

    private static Station lost(long step, Effect effect) {
        return new Station(Station.Kind.LOST, step, Optional.of(effect), 0, Optional.empty(), Optional.empty());
    }

    private void leaveBy(Effect effect, int top, long step) {
        Call call = calls.get(calls.size() - 1);
        int results = effect.pops();
        for (int i = 0; i < results; i++) {
            Station before = at(top - results + i);
            put(
                    call.call.frame() + i,
                    new Station(
                            Station.Kind.RESULT,
                            step,
                            Optional.of(effect),
                            i,
                            call.call.function(),
                            Optional.of(before)));
        }
        call.over = true;
    }

    private void branch(Effect effect, int label, int operands, int top) {
        Effect.Label to = effect.labels().get(label);
        copy(top - effect.above() - to.arity(), operands + to.height(), to.arity());
    }

    private void lose(Effect effect, int operands, int top) {
        Effect.Label to = effect.labels().get(0);
        int from = top - effect.above() - to.arity();
        if (from != operands + to.height()) {
            for (int i = 0; i < to.arity(); i++) {
                put(operands + to.height() + i, lost(-1, effect));
            }
        }
    }

    /** To a place that is not above. */
    private void copy(int from, int to, int count) {
        if (from != to) {
            for (int i = 0; i < count; i++) {
                put(to + i, at(from + i));
            }
        }
    }
}

package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Guards;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.Opcode;

/**
 * Steps a machine, and stops it at breakpoints and watchpoints. While none is armed and nothing is stepped, the machine
 * runs as fast as without; else only guarded instructions pay. Belongs to the machine's thread.
 */
public final class Debugger {

    private final Machine machine;
    private final SortedMap<Integer, StopPoint> points = new TreeMap<>();
    private final Map<Integer, Long> hits = new HashMap<>();
    private final Map<CodePoint, List<Integer>> code = new HashMap<>();
    private final Watching watching;
    /** Calls of the host whose return somebody waits for. */
    private final List<HostCallUnderWay> hostCalls = new ArrayList<>();

    private int nextId = 1;
    private Function<StopReason, Motion> nested = reason -> Motion.RUN;

    private Motion motion = Motion.RUN;
    private long fromStep;
    private int fromDepth;
    private boolean stepping;
    /** The step at which it stopped last: there it does not stop for the same breakpoints again. */
    private long told = -1;

    private Optional<StopReason> found = Optional.empty();

    /** A debugger for a machine; it becomes the machine's supervisor. */
    public Debugger(Machine machine) {
        this.machine = machine;
        this.watching = new Watching(machine);
        machine.setSupervisor(new Asked());
    }

    /**
     * Says who decides how to go on when a call that a host function made stops. The host function waits meanwhile, on the
     * same thread. Without anybody it runs on.
     */
    public void whenStoppedInside(Function<StopReason, Motion> decider) {
        nested = decider;
        machine.setNestedPause(paused -> pausedInside());
    }

    // ---- Breakpoints and watchpoints

    /** Arms a breakpoint or watchpoint, and gives the number that names it. */
    public int add(StopPoint point) {
        int id = nextId++;
        replace(id, point);
        return id;
    }

    /** Replaces one by another, which keeps the number and the count of hits. */
    public void replace(int id, StopPoint point) {
        points.put(id, point);
        arm();
    }

    public void remove(int id) {
        points.remove(id);
        hits.remove(id);
        arm();
    }

    /** All by their numbers. */
    public SortedMap<Integer, StopPoint> points() {
        return Collections.unmodifiableSortedMap(points);
    }

    /** How often one was met. */
    public long hits(int id) {
        return hits.getOrDefault(id, 0L);
    }

    /** Counts hits from 0 again. */
    public void forgetHits() {
        hits.clear();
    }

    private void arm() {
        code.clear();
        List<Watchpoint> watched = new ArrayList<>();
        boolean growths = false;
        for (Map.Entry<Integer, StopPoint> entry : points.entrySet()) {
            StopPoint point = entry.getValue();
            if (!point.enabled()) {
                continue;
            }
            if (point instanceof Watchpoint watch) {
                watched.add(watch);
                growths |= watch.actors().contains(Actor.GROWTH) && watch.kind() != Watchpoint.Kind.READ;
            } else if (point instanceof Breakpoint breakpoint) {
                growths |= breakpoint.place() instanceof Breakpoint.Growths;
                if (breakpoint.place() instanceof Breakpoint.InCode in) {
                    in.points()
                            .forEach(each -> code.computeIfAbsent(each, at -> new ArrayList<>())
                                    .add(entry.getKey()));
                }
            }
        }
        watching.set(watched, growths);
        guard();
    }

    private void guard() {
        Set<CodePoint> all = new HashSet<>(code.keySet());
        all.addAll(motion.points());
        machine.setGuards(new Guards(all, watching.reads(), watching.writes(), watching.growths()));
    }

    // ---- Going on

    /** Goes on until there is a reason to stop. Something must be under way. */
    public StopReason go(Motion newMotion) {
        return go(newMotion, Long.MAX_VALUE);
    }

    /** Like {@link #go(Motion)}, and stops with {@link StopReason.PortionDone} after about so many steps. */
    public StopReason go(Motion newMotion, long steps) {
        plan(newMotion);
        return goOn(steps);
    }

    /** Goes on with a motion that is not done. */
    public StopReason goOn(long steps) {
        return ended(machine.run(steps));
    }

    private void plan(Motion newMotion) {
        boolean tail = newMotion.kind() == Motion.Kind.OVER
                && machine.instruction().filter(in -> isTailCall(in.opcode())).isPresent();
        boolean reguard = !newMotion.points().equals(motion.points());
        motion = tail ? Motion.OUT : newMotion;
        fromStep = machine.step();
        fromDepth = machine.depth();
        found = Optional.empty();
        watching.forget();
        if (reguard) {
            guard();
        }
        stepping = motion.kind() == Motion.Kind.INTO || motion.kind() == Motion.Kind.OVER;
        machine.unguardReturn();
        if (motion.kind() == Motion.Kind.OUT) {
            machine.guardReturn(fromDepth - 1);
        }
    }

    private static boolean isTailCall(Opcode opcode) {
        return opcode == Opcode.RETURN_CALL
                || opcode == Opcode.RETURN_CALL_INDIRECT
                || opcode == Opcode.RETURN_CALL_REF;
    }

    private StopReason ended(Outcome outcome) {
        StopReason reason;
        if (outcome instanceof Outcome.Paused paused) {
            reason = switch (paused.reason()) {
                case LIMIT -> new StopReason.PortionDone();
                case REQUESTED -> new StopReason.Paused();
                case CONDITION -> found.orElseThrow();
            };
        } else if (outcome instanceof Outcome.Finished finished) {
            reason = new StopReason.Ended(finished.results());
        } else if (outcome instanceof Outcome.Trapped trapped) {
            reason = new StopReason.Trapped(trapped.trap());
        } else if (outcome instanceof Outcome.Threw threw) {
            reason = new StopReason.Threw(threw.exception(), threw.trap());
        } else if (outcome instanceof Outcome.Exited exited) {
            reason = new StopReason.Exited(exited.code());
        } else if (outcome instanceof Outcome.Waiting) {
            reason = new StopReason.Waits();
        } else {
            throw new AssertionError(outcome);
        }
        if (!(reason instanceof StopReason.PortionDone)) {
            machine.unguardReturn();
            stepping = false;
            told = machine.step();
        }
        return reason;
    }

    private void pausedInside() {
        StopReason reason =
                machine.waiting().isPresent() ? new StopReason.Waits() : found.orElseGet(StopReason.Paused::new);
        told = machine.step();
        plan(nested.apply(reason));
    }

    // ---- What the machine asks

    private final class Asked implements Supervisor {
        @Override
        public boolean everyStep() {
            return stepping || watching.wantsEveryStep();
        }

        @Override
        public boolean stop(Machine asking) {
            found = Optional.empty();
            List<Watching.Event> events = watching.done();
            events.forEach(event -> meet(event));
            boolean before = machine.beforeStep();
            Optional<HostFunctionInstance> host = machine.hostFunction();
            hostReturned();
            if (machine.step() != told) {
                host.ifPresent(Debugger.this::hostCalled);
                if (before) {
                    codeReached();
                }
            }
            if (before || host.isPresent()) {
                if (found.isEmpty() && machine.step() != told && moved(before)) {
                    found = Optional.of(new StopReason.StepDone());
                }
            } else {
                stepping |= back();
            }
            if (found.isEmpty() && before) {
                watching.look();
            }
            if (found.isPresent()) {
                told = machine.step();
            }
            return found.isPresent();
        }

        @Override
        public void hostWrites(Machine writing, MemoryInstance memory, long address, byte[] bytes, String place) {
            watching.hostWrites(memory, address, bytes, place);
        }

        @Override
        public void hostGrew(Machine growing, MemoryInstance memory, long lengthBefore, String place) {
            watching.hostGrew(memory, lengthBefore, place);
        }

        @Override
        public boolean pausesAt(Trap trap) {
            watching.forget();
            for (Map.Entry<Integer, StopPoint> entry : points.entrySet()) {
                if (entry.getValue() instanceof Breakpoint breakpoint
                        && breakpoint.place() instanceof Breakpoint.Traps
                        && met(entry.getKey(), breakpoint).isPresent()) {
                    found = Optional.of(new StopReason.Trapped(trap));
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether the motion has come where it wanted to. */
    private boolean moved(boolean beforeStep) {
        boolean further = machine.step() > fromStep;
        return switch (motion.kind()) {
            case RUN -> false;
            case INTO -> further;
            case OVER -> further && (back() || runFreely());
            case OUT -> back();
            case TO -> further && beforeStep && atOneOf(motion.points());
        };
    }

    /** Whether the frame that a step over or out leads to is reached. */
    private boolean back() {
        return switch (motion.kind()) {
            case OVER -> machine.depth() <= fromDepth;
            case OUT -> machine.depth() < fromDepth;
            case INTO, RUN, TO -> false;
        };
    }

    /** Inside a call that is stepped over: nothing to see until something comes back to the frame. */
    private boolean runFreely() {
        if (stepping) {
            stepping = false;
            machine.guardReturn(fromDepth);
        }
        return false;
    }

    private Optional<CodePoint> here() {
        return machine.function().isPresent() && machine.function().get() instanceof WasmFunction function
                ? Optional.of(new CodePoint(function.instance().module(), function.index(), machine.offset()))
                : Optional.empty();
    }

    private boolean atOneOf(Set<CodePoint> wanted) {
        return here().filter(at -> wanted.contains(at) || (machine.atEntry() && wanted.contains(entry(at))))
                .isPresent();
    }

    /** Whether a breakpoint in the code, whose condition holds, is here. It counts no hit. */
    boolean breaksHere() {
        return here().map(at -> code.getOrDefault(at, List.of())).orElse(List.of()).stream()
                .flatMap(id -> Optional.ofNullable(points.get(id)).stream())
                .anyMatch(point -> point.condition()
                        .map(condition -> condition.evaluate(Scope.of(machine)))
                        .map(result -> result.holds() || result.problem().isPresent())
                        .orElse(true));
    }

    private static CodePoint entry(CodePoint point) {
        return new CodePoint(point.module(), point.function(), CodePoint.ENTRY);
    }

    private void codeReached() {
        List<Integer> reached = new ArrayList<>();
        if (!code.isEmpty()) {
            here().ifPresent(here -> {
                reached.addAll(code.getOrDefault(here, List.of()));
                if (machine.atEntry()) {
                    reached.addAll(code.getOrDefault(entry(here), List.of()));
                }
            });
        }
        for (int id : reached) {
            stopIf(Optional.ofNullable(points.get(id))
                    .flatMap(point -> met(id, point))
                    .map(StopReason.AtBreakpoint::new));
        }
    }

    private void hostCalled(HostFunctionInstance function) {
        HostCallUnderWay call = new HostCallUnderWay(function.name(), machine.depth());
        if (hostCalls.isEmpty() || hostCalls.get(hostCalls.size() - 1).depth() < call.depth()) {
            if (hostBreakpoints(call.function(), false)) {
                hostCalls.add(call);
            }
        }
    }

    private void hostReturned() {
        while (!hostCalls.isEmpty()
                && machine.depth() < hostCalls.get(hostCalls.size() - 1).depth()) {
            HostCallUnderWay call = hostCalls.remove(hostCalls.size() - 1);
            hostBreakpoints(call.function(), true);
        }
    }

    /** @param depth the number of calls in progress while it lasts */
    private record HostCallUnderWay(String function, int depth) {}

    /** Whether there are any for the function. */
    private boolean hostBreakpoints(String function, boolean returned) {
        boolean any = false;
        for (Map.Entry<Integer, StopPoint> entry : points.entrySet()) {
            if (entry.getValue() instanceof Breakpoint breakpoint
                    && breakpoint.enabled()
                    && breakpoint.place() instanceof Breakpoint.HostCalls calls
                    && calls.function().map(function::equals).orElse(true)) {
                any = true;
                stopIf(met(entry.getKey(), breakpoint).map(met -> new StopReason.HostCall(met, function, returned)));
            }
        }
        return any;
    }

    /** Something happened in a memory. */
    private void meet(Watching.Event event) {
        for (Map.Entry<Integer, StopPoint> entry : points.entrySet()) {
            StopPoint point = entry.getValue();
            if (!point.enabled()) {
                continue;
            }
            if (point instanceof Watchpoint watch) {
                event.hit(watch)
                        .ifPresent(hit ->
                                stopIf(met(entry.getKey(), watch).map(met -> new StopReason.WatchHit(met, hit))));
            } else if (point instanceof Breakpoint breakpoint
                    && breakpoint.place() instanceof Breakpoint.Growths
                    && event.growth()) {
                stopIf(met(entry.getKey(), breakpoint)
                        .map(met -> new StopReason.Grew(
                                met, event.memory().index(), event.address(), event.end(), event.growsBy())));
            }
        }
    }

    private void stopIf(Optional<StopReason> reason) {
        if (found.isEmpty()) {
            found = reason;
        }
    }

    /** Counts a breakpoint or watchpoint whose place is reached, and says whether it wants to stop. */
    private Optional<StopReason.Met> met(int id, StopPoint point) {
        Optional<String> problem = Optional.empty();
        if (!point.enabled()) {
            return Optional.empty();
        }
        if (point.condition().isPresent()) {
            Evaluated result = point.condition().get().evaluate(Scope.of(machine));
            problem = result.problem().map(fault -> fault.message());
            if (problem.isEmpty() && !result.holds()) {
                return Optional.empty();
            }
        }
        long count = hits.merge(id, 1L, Long::sum);
        return count > point.ignored() ? Optional.of(new StopReason.Met(id, point, count, problem)) : Optional.empty();
    }
}

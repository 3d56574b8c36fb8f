package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.WasmFunction;

/**
 * Sees which breakpoints and watchpoints are met while a machine goes forward, be it for the first time or along its
 * record. It is asked wherever the machine asks its supervisor, and meets each of them once a step at most.
 */
final class Lookout {

    private final Machine machine;
    private final Points points;
    private final Watching watching;
    /** The functions of the host that are under way, by the depth of their calls. */
    private final TreeMap<Integer, String> hostCalls = new TreeMap<>();

    private final Set<Integer> met = new HashSet<>();
    private long metAt = -1;
    /** Here nobody is told again what stands here; what happens is told. */
    private long told = -1;

    private Optional<Outcome> failure = Optional.empty();

    Lookout(Machine machine, Points points) {
        this.machine = machine;
        this.points = points;
        this.watching = new Watching(machine, points);
    }

    /**
     * The machine goes on from here.
     *
     * @param toldHere whether what stands here is known
     */
    void begin(boolean toldHere) {
        watching.forget();
        met.clear();
        failure = Optional.empty();
        told = toldHere ? machine.step() : -1;
        hostCalls.clear();
        machine.hostFunctions().forEach((depth, function) -> hostCalls.put(depth, function.name()));
        if (!toldHere && machine.hostFunction().isPresent()) {
            hostCalls.remove(machine.depth());
        }
    }

    /** Whether it must look before every step. */
    boolean wantsEveryStep() {
        return watching.wantsEveryStep();
    }

    /** Whether nothing has happened that a watchpoint or breakpoint could be met by. */
    boolean heardNothing() {
        return failure.isEmpty() && watching.heardNothing();
    }

    void hostWrites(MemoryInstance memory, long address, byte[] bytes, String place) {
        watching.hostWrites(memory, address, bytes, place);
    }

    void hostReads(MemoryInstance memory, long address, long count, String place) {
        watching.hostReads(memory, address, count, place);
    }

    void hostGrew(MemoryInstance memory, long lengthBefore, String place) {
        watching.hostGrew(memory, lengthBefore, place);
    }

    void failed(Outcome how) {
        // What was about to be done was not.
        watching.forgetPending();
        failure = Optional.of(how);
    }

    /** What is met here. */
    List<Meeting> look() {
        if (machine.step() != metAt) {
            met.clear();
            metAt = machine.step();
        }
        List<Meeting> meetings = new ArrayList<>();
        failure.ifPresent(how -> failed(how, meetings));
        failure = Optional.empty();
        watching.done().forEach(event -> happened(event, meetings));
        hostReturned(meetings);
        hostCalled(meetings);
        if (machine.beforeInstruction()) {
            codeReached(meetings);
            watching.look();
        }
        return meetings;
    }

    private void failed(Outcome how, List<Meeting> meetings) {
        if (how instanceof Outcome.Trapped trapped) {
            traps(new StopReason.Trapped(trapped.trap()), meetings);
        } else if (how instanceof Outcome.Threw threw) {
            traps(new StopReason.Threw(threw.exception(), threw.trap()), meetings);
        }
    }

    private void traps(StopReason reason, List<Meeting> meetings) {
        points.events().forEach((id, breakpoint) -> {
            if (breakpoint.place() instanceof Breakpoint.Traps) {
                meet(id, breakpoint, known -> reason, meetings);
            }
        });
    }

    private void happened(Watching.Event event, List<Meeting> meetings) {
        points.watched()
                .forEach((id, watch) -> event.hit(watch)
                        .ifPresent(
                                hit -> meet(id, watch, known -> new StopReason.WatchHit(known, hit.get()), meetings)));
        if (event.growth()) {
            LinearMemory memory = event.memory();
            points.events().forEach((id, breakpoint) -> {
                if (breakpoint.place() instanceof Breakpoint.Growths) {
                    meet(
                            id,
                            breakpoint,
                            known -> new StopReason.Grew(
                                    known, memory.index(), event.address(), event.end(), event.growsBy()),
                            meetings);
                }
            });
        }
    }

    private void hostCalled(List<Meeting> meetings) {
        Optional<HostFunctionInstance> host = machine.hostFunction().filter(function -> !machine.failed());
        if (host.isPresent() && !hostCalls.containsKey(machine.depth())) {
            hostCalls.put(machine.depth(), host.get().name());
            hostBoundary(host.get().name(), false, meetings);
        }
    }

    private void hostReturned(List<Meeting> meetings) {
        while (!hostCalls.isEmpty() && hostCalls.lastKey() > machine.depth()) {
            Map.Entry<Integer, String> call = hostCalls.pollLastEntry();
            hostBoundary(call.getValue(), true, meetings);
        }
    }

    private void hostBoundary(String function, boolean returned, List<Meeting> meetings) {
        points.events().forEach((id, breakpoint) -> {
            if (breakpoint.place() instanceof Breakpoint.HostCalls calls
                    && calls.function().map(function::equals).orElse(true)) {
                meet(id, breakpoint, known -> new StopReason.HostCall(known, function, returned), meetings);
            }
        });
    }

    private void codeReached(List<Meeting> meetings) {
        if (!points.anyInCode() || machine.step() == told) {
            return;
        }
        here(machine).ifPresent(here -> {
            Set<Integer> reached = new LinkedHashSet<>(points.at(here));
            if (machine.atEntry()) {
                reached.addAll(points.at(entry(here)));
            }
            for (int id : reached) {
                StopPoint point = points.get(id);
                meet(id, point, StopReason.AtBreakpoint::new, meetings);
            }
        });
    }

    private static Optional<CodePoint> here(Machine machine) {
        return machine.function().isPresent() && machine.function().get() instanceof WasmFunction function
                ? Optional.of(new CodePoint(function.instance().module(), function.index(), machine.offset()))
                : Optional.empty();
    }

    /** Whether one of some instructions comes next, or one of some functions has been entered. */
    static boolean standsAtOneOf(Machine machine, Set<CodePoint> places) {
        return machine.beforeInstruction()
                && here(machine)
                        .filter(at -> places.contains(at) || (machine.atEntry() && places.contains(entry(at))))
                        .isPresent();
    }

    private static CodePoint entry(CodePoint point) {
        return new CodePoint(point.module(), point.function(), CodePoint.ENTRY);
    }

    private void meet(int id, StopPoint point, Function<StopReason.Met, StopReason> reason, List<Meeting> meetings) {
        if (met.contains(id)) {
            return;
        }
        Optional<String> problem = Optional.empty();
        if (point.condition().isPresent()) {
            Evaluated result = point.condition().get().evaluate(Scope.of(machine));
            problem = result.problem().map(fault -> fault.message());
            if (problem.isEmpty() && !result.holds()) {
                return;
            }
        }
        met.add(id);
        meetings.add(new Meeting(id, point, problem, reason));
    }
}

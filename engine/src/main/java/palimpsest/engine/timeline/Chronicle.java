package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Happening.Kind;

/** Writes down while a machine runs what a picture of the whole record needs, so that nothing has to be replayed for it. */
final class Chronicle {

    /** Closing so many lines again costs little beside the steps of a slice. */
    private static final int FEW_LINES = 256;
    /** Shorter looks are not worth closing lines for. */
    private static final long LONG_LOOK = 100_000;

    private final Machine machine;
    private final Slices slices;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Happening> growths = new ArrayList<>();

    private long looked;
    private long opened;
    private long linesBefore;
    /** The failure that was noted last. */
    private Optional<Outcome> noted = Optional.empty();

    Chronicle(Machine machine) {
        this.machine = machine;
        this.slices = new Slices(machine.step());
        this.looked = machine.step();
        this.opened = opened();
    }

    /** The host acts. */
    void acts(long step, HostAction action) {
        look();
        happenings.add(happening(step, action));
    }

    private Happening happening(long step, HostAction action) {
        String function = machine.awaited().map(HostFunctionInstance::name).orElse("");
        if (action instanceof HostAction.Instantiate begun) {
            return of(step, Kind.INSTANTIATION, begun.instance().name());
        } else if (action instanceof HostAction.Invoke call) {
            return new Happening(step, Kind.CALL, call.function().name(), call.arguments());
        } else if (action instanceof HostAction.Return returned) {
            return new Happening(step, Kind.HOST_RETURN, function, returned.results());
        } else if (action instanceof HostAction.Throw) {
            return of(step, Kind.HOST_FAILURE, function + " throws");
        } else if (action instanceof HostAction.Fail failure) {
            return of(step, Kind.HOST_FAILURE, function.isEmpty() ? message(failure.why()) : function);
        } else if (action instanceof HostAction.Write write) {
            return of(
                    step,
                    Kind.HOST_WRITE,
                    write.bytes().length() + " bytes at " + place(write.memory(), write.address()));
        } else if (action instanceof HostAction.SetGlobal set) {
            return new Happening(step, Kind.HOST_CHANGE, "sets a global", List.of(set.value()));
        } else if (action instanceof HostAction.SetElement set) {
            return of(step, Kind.HOST_CHANGE, "sets element " + Integer.toUnsignedString(set.index()) + " of a table");
        } else if (action instanceof HostAction.GrowTable grow) {
            return of(step, Kind.HOST_CHANGE, "grows a table by " + Long.toUnsignedString(grow.elements()));
        } else if (action instanceof HostAction.Grow grow) {
            return of(
                    step,
                    Kind.HOST_CHANGE,
                    "grows memory " + grow.memory().index() + " by " + Long.toUnsignedString(grow.pages()) + " pages");
        } else if (action instanceof HostAction.MakeMemory make) {
            return of(step, Kind.HOST_CHANGE, "makes memory " + make.memory().index());
        } else if (action instanceof HostAction.Notify wake) {
            return of(step, Kind.HOST_CONTROL, "notifies " + place(wake.memory(), wake.address()));
        } else if (action instanceof HostAction.TimeOut) {
            return of(step, Kind.HOST_CONTROL, "a wait times out");
        }
        return of(step, Kind.HOST_CONTROL, "gives up what is under way");
    }

    private static Happening of(long step, Kind kind, String what) {
        return new Happening(step, kind, what, List.<Value>of());
    }

    private static String message(Throwable why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }

    private static String place(MemoryInstance memory, long address) {
        return Long.toUnsignedString(address) + " of memory " + memory.index();
    }

    /** The machine has run on. */
    void look() {
        long step = machine.step();
        long lines = opened() - opened;
        if (step > looked) {
            boolean few = lines <= FEW_LINES && step - looked >= LONG_LOOK;
            int lowest = machine.takeLowest();
            int highest = machine.takeHighest();
            // Lines that stayed open are not told of again; what was written before is likely to be written still.
            slices.add(step, Math.max(lines, linesBefore), lowest, highest);
            linesBefore = few ? 0 : Math.max(lines, linesBefore);
            if (few) {
                memories().forEach(LinearMemory::closeLines);
            }
            looked = step;
            opened = opened();
            noteGrowths();
        }
        Optional<Outcome> failure = machine.failure();
        if (failure.isPresent() && (noted.isEmpty() || noted.get() != failure.get())) {
            happenings.add(of(step - 1, Kind.FAILURE, text(failure.get())));
        }
        noted = failure;
    }

    /** All lines were closed, and what happened since the last look does not count. */
    void closed() {
        machine.takeLowest();
        machine.takeHighest();
        linesBefore = 0;
        opened = opened();
    }

    private static String text(Outcome how) {
        if (how instanceof Outcome.Trapped trapped) {
            return trapped.trap().message();
        }
        if (how instanceof Outcome.Threw threw) {
            return threw.trap().message();
        }
        return how instanceof Outcome.Exited exited ? "exit with code " + exited.code() : "";
    }

    private List<LinearMemory> memories() {
        return machine.store().memories().stream().map(MemoryInstance::memory).toList();
    }

    private long opened() {
        long lines = 0;
        for (MemoryInstance memory : machine.store().memories()) {
            lines += memory.memory().linesOpened();
        }
        return lines;
    }

    private void noteGrowths() {
        int count = 0;
        for (LinearMemory memory : memories()) {
            count += memory.growthCount();
        }
        if (count > growths.size()) {
            growths.clear();
            for (LinearMemory memory : memories()) {
                for (WriteEvent.Grown grown : memory.growths()) {
                    growths.add(of(
                            grown.step(),
                            Kind.GROWTH,
                            "memory " + memory.index() + " from " + Long.toUnsignedString(grown.pagesBefore()) + " to "
                                    + Long.toUnsignedString(grown.pagesAfter()) + " pages"));
                }
            }
        }
    }

    /** Forgets what was after a step; {@code actions} of the host are left. The machine stands at the step. */
    void cut(long step, int actions) {
        slices.cut(step);
        growths.removeIf(each -> each.step() >= step);
        happenings.removeIf(each -> each.kind() == Kind.FAILURE ? each.step() >= step : each.step() > step);
        long host =
                happenings.stream().filter(each -> each.kind() != Kind.FAILURE).count();
        for (int i = happenings.size() - 1; host > actions; i--) {
            if (happenings.get(i).kind() != Kind.FAILURE) {
                happenings.remove(i);
                host--;
            }
        }
        looked = step;
        noted = machine.failure();
        closed();
    }

    List<Happening> happenings() {
        List<Happening> all = new ArrayList<>(happenings);
        all.addAll(growths);
        all.sort(java.util.Comparator.comparingLong(Happening::step));
        return all;
    }

    Overview overview(List<TapeEntry> tape) {
        List<Overview.Slice> all = new ArrayList<>();
        int action = 0;
        List<Long> grown = growths.stream().map(Happening::step).sorted().toList();
        int growth = 0;
        for (int i = 0; i < slices.count(); i++) {
            boolean last = i == slices.count() - 1;
            int actions = 0;
            while (action < tape.size() && (last || tape.get(action).step() < slices.end(i))) {
                action++;
                actions++;
            }
            int grew = 0;
            while (growth < grown.size() && (last || grown.get(growth) < slices.end(i))) {
                growth++;
                grew++;
            }
            all.add(new Overview.Slice(
                    slices.start(i),
                    slices.end(i),
                    slices.lines(i),
                    slices.lowest(i),
                    slices.highest(i),
                    grew,
                    actions));
        }
        return new Overview(all);
    }
}

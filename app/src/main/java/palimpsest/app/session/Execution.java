package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteLog;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.ValidModule;

/** An instance, the machine that executes it, and what was written to its memories. Belongs to the engine's thread. */
final class Execution {

    private static final int MOST_WRITERS = 200;

    private final Opened opened;
    private final Names names;
    private final Machine machine;
    private final ModuleInstance instance;
    private final List<StandIn> standIns;
    private final ChangeTracker changes = new ChangeTracker();
    private final WriteLog log = new WriteLog(WriteLog.USUAL_BUDGET);
    private Optional<PendingCall> call = Optional.empty();
    private boolean complete;

    /** Begins the instantiation; nothing is done before {@link #run}. */
    Execution(Opened opened, Names names, ValidModule module, Store store, Linked linked) {
        this.opened = opened;
        this.names = names;
        this.machine = new Machine(store);
        this.standIns = linked.made().stream().map(Execution::standIn).toList();
        store.listen(changes);
        store.listen(log);
        this.instance = machine.instantiate(opened.name(), module, linked.externals());
    }

    private static StandIn standIn(Linked.Made made) {
        ExternalKind kind = made.external().kind();
        String what = made.module() + "." + made.name();
        String text = kind == ExternalKind.FUNC
                ? "Nobody gave " + what + ". Calls return zeros: " + made.description()
                : "Nobody gave " + what + ". It was made to its type: " + made.description();
        return new StandIn(made.module(), made.name(), kind, text);
    }

    List<StandIn> standIns() {
        return standIns;
    }

    /** Whether the instantiation came to its end, so that exports can be called. */
    boolean complete() {
        return complete;
    }

    /** The call under way; none during the instantiation. */
    Optional<PendingCall> call() {
        return call;
    }

    /** Begins a call, or says in plain words why that cannot be. */
    Optional<String> begin(PendingCall next) {
        Optional<FunctionInstance> found = instance.function(next.export());
        if (found.isEmpty()) {
            return Optional.of("there is no exported function " + next.export());
        }
        FunctionInstance function = found.get();
        List<ValueType> given = next.arguments().stream().map(Value::type).toList();
        // The types of references are closed in the instance, and only null can be given; their number still counts.
        boolean fits = given.size() == function.type().parameters().size()
                && IntStream.range(0, given.size())
                        .allMatch(i -> given.get(i) instanceof ReferenceType
                                ? function.type().parameters().get(i) instanceof ReferenceType
                                : given.get(i) == function.type().parameters().get(i));
        if (!fits) {
            return Optional.of(next.export() + " takes " + function.type().parameters() + ", not " + given);
        }
        machine.invoke(
                function, next.arguments().stream().map(Views::engineValue).toList());
        call = Optional.of(next);
        return Optional.empty();
    }

    Outcome run(long steps) {
        return machine.run(steps);
    }

    /** What was under way came to its end, good or bad. */
    void ended(boolean well) {
        if (call.isEmpty()) {
            complete = well;
        }
        call = Optional.empty();
    }

    void abandon() {
        machine.abandon();
        call = Optional.empty();
    }

    /** A stop is left: what is written from now on is new. */
    void forgetChanges() {
        changes.clear();
    }

    long step() {
        return machine.step();
    }

    int memories() {
        return instance.memories().size();
    }

    /** The bytes of a memory. */
    LinearMemory memory(int index) {
        return instance.memories().get(index).memory();
    }

    void write(int memory, long address, ByteSlice bytes, String place) {
        machine.write(instance.memories().get(memory), address, bytes.toBytes(), place);
    }

    /** The pages before, or -1. */
    long grow(int memory, long pages, String place) {
        return machine.grow(instance.memories().get(memory), pages, place);
    }

    /** How many it woke. */
    int notify(int memory, long address, long count) {
        return machine.notify(instance.memories().get(memory), address, count);
    }

    void timeOut() {
        machine.timeOut();
    }

    // ---- What the window shows

    /** What the module waits for, if it does. */
    Optional<WaitView> waiting() {
        return machine.waiting().map(wait -> {
            int index = memoryIndex(wait.memory().index()).orElseThrow();
            return new WaitView(index, names.memory(index), wait.address(), wait.timeout());
        });
    }

    /** The calls in progress; of a deep recursion the engine shows the inner and the outer ones. */
    List<FrameView> frames() {
        return machine.snapshot().frames().stream().map(this::frame).toList();
    }

    private FrameView frame(palimpsest.engine.exec.Snapshot.Frame frame) {
        Place place = Views.place(
                frame.source(),
                frame.span(),
                opened.shownSpan(frame.source(), frame.span(), frame.functionIndex(), frame.offset()),
                frame.mnemonic(),
                frame.function());
        List<Slot> locals = frame.locals().stream()
                .map(local -> new Slot(local.name(), Views.value(local.value())))
                .toList();
        return new FrameView(frame.function(), place, locals, Views.values(frame.stack()));
    }

    List<Slot> globals() {
        List<Slot> slots = new ArrayList<>();
        for (GlobalInstance global : instance.globals()) {
            slots.add(new Slot(names.global(slots.size()), Views.value(global.value())));
        }
        return slots;
    }

    /** While the module runs: what is looked at. */
    List<MemoryInfo> memoriesInMotion(Images images) {
        return memories((index, memory) -> images.part(index, memory.memory(), changes));
    }

    /** At a stop: all there is. */
    List<MemoryInfo> memoriesAtRest() {
        byte[] markOfSite = markOfSite();
        return memories((index, memory) -> {
            MemoryType type = memory.declared();
            long lengthAtFirst = type.limits().minimum() << type.pageSizeLog2();
            return Images.whole(memory.memory(), lengthAtFirst, markOfSite, changes);
        });
    }

    private List<MemoryInfo> memories(BiFunction<Integer, MemoryInstance, MemoryImage> image) {
        List<MemoryInfo> infos = new ArrayList<>();
        for (MemoryInstance memory : instance.memories()) {
            int index = infos.size();
            infos.add(new MemoryInfo(
                    index,
                    names.memory(index),
                    names.memoryType(index),
                    memory.memory().pages(),
                    names.importOf(ExternalKind.MEMORY, index),
                    image.apply(index, memory)));
        }
        return infos;
    }

    private byte[] markOfSite() {
        WriteSites sites = machine.store().sites();
        byte[] marks = new byte[sites.count()];
        for (int site = WriteSites.NONE + 1; site < marks.length; site++) {
            marks[site] = Mark.of(sites.actor(site));
        }
        return marks;
    }

    List<Change> changes() {
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < memories(); i++) {
            all.addAll(changes.changes(memory(i), i));
        }
        return all;
    }

    boolean changesComplete() {
        return changes.complete();
    }

    TrapView trap(Trap trap) {
        List<FrameView> frames = frames();
        Optional<Place> place = frames.isEmpty()
                ? trap.span().map(span -> Views.place(trap.source(), trap.span(), Optional.empty(), "", ""))
                : Optional.of(frames.get(0).place());
        Optional<MemoryRange> access = trap.access().flatMap(asked -> {
            OptionalInt index = memoryIndex(asked.memory());
            return index.isPresent()
                    ? Optional.of(new MemoryRange(index.getAsInt(), asked.address(), asked.width()))
                    : Optional.empty();
        });
        return new TrapView(trap.message(), Explanation.of(trap.message()), place, access);
    }

    private OptionalInt memoryIndex(int inStore) {
        for (int i = 0; i < memories(); i++) {
            if (memory(i).index() == inStore) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** Who wrote a byte; nobody for a byte that is not there. */
    ByteHistory history(int memory, long address) {
        if (memory >= memories() || Long.compareUnsigned(address, memory(memory).length()) >= 0) {
            return ByteHistory.nobody(memory, address);
        }
        LinearMemory bytes = memory(memory);
        List<ByteHistory.Writer> writers = new ArrayList<>();
        bytesWriters(bytes, address, writers);
        boolean all = log.dropped() == 0 && writers.size() < MOST_WRITERS;
        bytes.grownAt(address)
                .ifPresent(step -> writers.add(new ByteHistory.Writer(
                        step, Actor.GROWTH, 0, 0, new Place(Optional.empty(), "", "memory.grow", ""))));
        Optional<ByteHistory.Last> last = bytes.lastSite(address)
                .map(site -> new ByteHistory.Last(site.actor(), Views.place(site, opened.shownSpan(site))));
        return new ByteHistory(memory, address, writers, all, last);
    }

    private void bytesWriters(LinearMemory memory, long address, List<ByteHistory.Writer> writers) {
        log.writers(memory, address, MOST_WRITERS)
                .forEach(write -> writers.add(new ByteHistory.Writer(
                        write.step(),
                        write.site().actor(),
                        write.before(),
                        write.after(),
                        Views.place(write.site(), opened.shownSpan(write.site())))));
    }

    /** A call that has not ended. */
    record PendingCall(long number, String export, List<Value> arguments) {}
}

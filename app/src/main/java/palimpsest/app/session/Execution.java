package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import palimpsest.app.session.Journal.PendingCall;
import palimpsest.engine.debug.Debugger;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.record.RebuiltSession;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/** An instance, the machine that executes it, and its record. Belongs to the engine's thread. */
final class Execution {

    private final Opened opened;
    private final Names names;
    private final Machine machine;
    private final Timeline timeline;
    private final Debugger debugger;
    private final ModuleInstance instance;
    private final List<StandIn> standIns;
    private final Journal journal;
    private final Since since;
    private int cuts;

    /** Begins the instantiation; nothing is done yet. */
    Execution(Opened opened, Names names, ValidModule module, Store store, Linked linked) {
        this.opened = opened;
        this.names = names;
        this.machine = new Machine(store);
        this.timeline = new Timeline(machine);
        this.debugger = new Debugger(timeline);
        this.standIns = linked.made().stream().map(Execution::standIn).toList();
        this.journal = new Journal();
        this.since = new Since(store);
        this.instance = machine.instantiate(opened.name(), module, linked.externals());
    }

    /** A session that came to life again. */
    Execution(Opened opened, Names names, RebuiltSession rebuilt, ModuleInstance instance, Journal journal) {
        this.opened = opened;
        this.names = names;
        this.timeline = rebuilt.timeline();
        this.machine = timeline.machine();
        this.debugger = new Debugger(timeline);
        this.standIns = List.of();
        this.journal = journal;
        this.since = new Since(machine.store());
        this.instance = instance;
    }

    private static StandIn standIn(Linked.Made made) {
        ExternalKind kind = made.external().kind();
        String what = made.module() + "." + made.name();
        String text = kind == ExternalKind.FUNC
                ? "Nobody gave " + what + ". Calls return zeros: " + made.description()
                : "Nobody gave " + what + ". It was made to its type: " + made.description();
        return new StandIn(made.module(), made.name(), kind, text);
    }

    Opened opened() {
        return opened;
    }

    Names names() {
        return names;
    }

    Machine machine() {
        return machine;
    }

    Timeline timeline() {
        return timeline;
    }

    Debugger debugger() {
        return debugger;
    }

    ModuleInstance instance() {
        return instance;
    }

    Journal journal() {
        return journal;
    }

    Since since() {
        return since;
    }

    List<StandIn> standIns() {
        return standIns;
    }

    /** Whether the instantiation had come to its end at the cursor, so that exports can be called. */
    boolean complete() {
        return journal.complete(machine.step());
    }

    /** What is going on at the cursor; never that it runs. */
    State state() {
        if (machine.failure().isPresent()) {
            return State.TRAPPED;
        }
        if (machine.waiting().isPresent()) {
            return State.WAITING;
        }
        return machine.busy() ? State.PAUSED : State.READY;
    }

    /** Whether something was begun whose end has not been told yet: a call, or the instantiation. */
    boolean underWay() {
        return journal.open().isPresent() || journal.instantiatedAt() == Long.MAX_VALUE;
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
        journal.begin(next);
        return Optional.empty();
    }

    /** Cuts off what was recorded after the cursor. */
    void cut() {
        cuts++;
        debugger.cut();
        journal.cut(machine.step(), machine.busy());
    }

    /** How often the future was cut off. */
    int cuts() {
        return cuts;
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

    /** The index in the module of a memory of the store. */
    OptionalInt memoryIndex(int inStore) {
        return IntStream.range(0, memories())
                .filter(i -> memory(i).index() == inStore)
                .findFirst();
    }
}

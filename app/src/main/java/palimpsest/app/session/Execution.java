package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import palimpsest.app.session.Journal.PendingCall;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Debugger;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.record.RebuiltSession;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/**
 * A machine and its record, with the instances that live in it: the one of the module that is open, or those that a script
 * makes as it goes. Belongs to the engine's thread.
 */
final class Execution {

    private final Machine machine;
    private final Timeline timeline;
    private final Debugger debugger;
    private final List<Life> lives = new ArrayList<>();
    /** The index of the one that is shown. */
    private int shown = -1;

    private final List<StandIn> standIns;
    private final Journal journal;
    private final Since since;
    private final ViewLog views = new ViewLog();
    /** Whether a script takes part, so that there may be memories that no instance has. */
    private boolean hosted;

    private int cuts;

    /** A module that has become an instance, or is about to. */
    private record Life(Opened opened, ModuleInstance instance) {}

    /** A machine in which nothing lives yet. */
    Execution() {
        this(new Timeline(new Machine(new Store())), List.of(), new Journal());
    }

    /** Begins the instantiation; nothing is done yet. */
    Execution(Opened opened, ValidModule module, Store store, Linked linked, List<StandIn> standIns) {
        this(new Timeline(new Machine(store)), standIns, new Journal());
        add(opened, machine.instantiate(opened.name(), module, linked.externals()));
    }

    /** A session that came to life again. */
    Execution(RebuiltSession rebuilt, Journal journal) {
        this(rebuilt.timeline(), List.of(), journal);
    }

    private Execution(Timeline timeline, List<StandIn> standIns, Journal journal) {
        this.timeline = timeline;
        this.machine = timeline.machine();
        this.debugger = new Debugger(timeline);
        this.standIns = standIns;
        this.journal = journal;
        this.since = new Since(machine.store(), machine::step);
    }

    /** Another instance, of a valid module; it is the one that is shown from now on. */
    void add(Opened opened, ModuleInstance instance) {
        lives.add(new Life(opened, instance));
        shown = lives.size() - 1;
    }

    /** Shows another instance, by its index; false if there is none. */
    boolean choose(int index) {
        if (index < 0 || index >= lives.size()) {
            return false;
        }
        shown = index;
        return true;
    }

    /** All instances, in the order in which they were made. */
    List<InstanceView> instances() {
        return IntStream.range(0, lives.size())
                .mapToObj(i -> new InstanceView(i, lives.get(i).opened().name(), i == shown))
                .toList();
    }

    /** A script takes part. */
    void host() {
        hosted = true;
    }

    boolean hosted() {
        return hosted;
    }

    /** The module whose instance is shown. */
    Optional<Opened> opened() {
        return life().map(Life::opened);
    }

    Optional<Names> names() {
        return opened().flatMap(Opened::names);
    }

    /** The instance that is shown: the last one, until somebody chooses another. */
    Optional<ModuleInstance> instance() {
        return life().map(Life::instance);
    }

    private Optional<Life> life() {
        return lives.isEmpty() ? Optional.empty() : Optional.of(lives.get(shown));
    }

    /** Where a span of a source stands in the text that is shown, if it is of that module. */
    Optional<Span> shownSpan(Optional<Source> source, Optional<Span> span, int function, int offset) {
        return shownModule(source).flatMap(opened -> opened.shownSpan(source, span, function, offset));
    }

    /** Where a span of a source stands in the text that is shown, whatever function it is in. */
    Optional<Span> shownSpan(Optional<Source> source, Optional<Span> span) {
        return shownModule(source).flatMap(opened -> opened.shownSpan(source, span));
    }

    /** Where a writer stands in the text that is shown. */
    Optional<Span> shownSpan(WriteSite site) {
        return shownModule(site.source()).flatMap(opened -> opened.shownSpan(site));
    }

    /** Where an instruction comes from, by its place in the binary, if it is of the module that is shown. */
    Optional<Original> original(Optional<Source> source, int offset) {
        return shownModule(source).flatMap(opened -> opened.original(source, offset));
    }

    /** Where a writer comes from. */
    Optional<Original> original(WriteSite site) {
        return site.functionIndex().isPresent()
                ? site.span().flatMap(span -> original(site.source(), span.start()))
                : Optional.empty();
    }

    private Optional<Opened> shownModule(Optional<Source> source) {
        return opened().filter(opened ->
                source.isEmpty() || source.get() == opened.loaded().source());
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

    Journal journal() {
        return journal;
    }

    Since since() {
        return since;
    }

    /** The views that scripts had over its memories. */
    ViewLog views() {
        return views;
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
        Optional<FunctionInstance> found = instance().flatMap(instance -> instance.function(next.export()));
        if (found.isEmpty()) {
            return Optional.of(Words.of("session.no-export", next.export()));
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
            return Optional.of(Words.of(
                    "session.takes", next.export(), function.type().parameters().toString(), given.toString()));
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
        views.cut(machine.step(), machine.store());
        if (hosted) {
            lives.removeIf(life -> !began(life.instance()));
            shown = Math.min(shown, lives.size() - 1);
        }
    }

    /** Whether its instantiation is in the record. */
    private boolean began(ModuleInstance instance) {
        return timeline.tape().stream()
                .anyMatch(entry ->
                        entry.action() instanceof HostAction.Instantiate begun && begun.instance() == instance);
    }

    /** How often the future was cut off. */
    int cuts() {
        return cuts;
    }

    long step() {
        return machine.step();
    }

    /** The memories of the instance that is shown, then those that it does not have, as far as a script takes part. */
    List<MemoryInstance> allMemories() {
        List<MemoryInstance> own = instance().map(ModuleInstance::memories).orElse(List.of());
        List<MemoryInstance> all = machine.store().memories();
        if (!hosted || own.size() == all.size()) {
            return own;
        }
        List<MemoryInstance> ordered = new ArrayList<>(own);
        all.stream().filter(memory -> !own.contains(memory)).forEach(ordered::add);
        return ordered;
    }

    int memories() {
        return allMemories().size();
    }

    /** The bytes of a memory. */
    LinearMemory memory(int index) {
        return allMemories().get(index).memory();
    }

    void write(int memory, long address, ByteSlice bytes, String place) {
        machine.write(allMemories().get(memory), address, bytes.toBytes(), place);
    }

    /** The pages before, or -1. */
    long grow(int memory, long pages, String place) {
        return machine.grow(allMemories().get(memory), pages, place);
    }

    /** How many it woke. */
    int notify(int memory, long address, long count) {
        return machine.notify(allMemories().get(memory), address, count);
    }

    /** The index among those that are shown of a memory of the store. */
    OptionalInt memoryIndex(int inStore) {
        List<MemoryInstance> all = allMemories();
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).memory().index() == inStore)
                .findFirst();
    }
}

package palimpsest.engine.exec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.HostExit;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmException;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.ValidModule;

/**
 * One thread of execution over a store, with a clock that counts steps: each executed instruction, each action of the host
 * (write, growth, call, return) and each action of an instantiation is one; block structure is none.
 *
 * <p>A call or instantiation is begun, then run in as many portions as one likes. While it is under way another may begin
 * (a host function calls back); {@link #run} then tells the end of the inner one. All methods but {@link #pause} belong to
 * one thread.
 */
public final class Machine extends MachineView {

    /** How many steps may pass before a wish to pause is seen: about two milliseconds. */
    private static final long SLICE = 500_000;
    /** How many calls of the host may be under way; each also takes room on Java's stack if host functions make them. */
    private static final int MOST_ENTRIES = 500;

    /** With more calls of the host than this under way, regions leave what room there is on Java's stack to the host. */
    private static final int SHALLOW = 16;

    private static final NestedPause NOBODY = machine -> {};

    private final Bodies bodies;
    private final Handed handed = new Handed();
    private Recorder recorder = Recorder.NONE;
    /** How many objects the host has taken out of globals and tables. */
    private int taken;

    private NestedPause nestedPause = NOBODY;
    private boolean alone;
    private Supervisor supervisor = Supervisor.NONE;
    /** Who is asked in the supervisor's place during a replay. */
    private Supervisor overseer = Supervisor.NONE;

    private boolean replaying;
    private final Driver driver;
    private final Regions regions;
    private long fuelEnd = Long.MAX_VALUE;
    private long hostStep = -1;
    private volatile boolean pauseWanted;

    /** A machine at step 0. It tells the store's memories the time from now on. */
    public Machine(Store store) {
        this(store, Tier.usual());
    }

    /** A machine at step 0 that executes as fast as a tier allows. */
    public Machine(Store store, Tier fastest) {
        super(store);
        this.driver = new Driver(s);
        driver.setFastest(fastest);
        setFuel(store.limits().fuel());
        this.bodies = new Bodies(store, guarding);
        this.regions = bodies.regions();
        regions.setFastest(fastest);
        store.setClock(site -> hostStep >= 0 ? hostStep : s.base + store.sites().position(site));
        store.setBirthListener(this::born);
    }

    /**
     * Says who is asked when a call that a host function made is paused, or waits to be notified. Without anybody a paused
     * call goes on at once, and a waiting one ends as {@link #setAlone} says.
     */
    public void setNestedPause(NestedPause newNestedPause) {
        nestedPause = newNestedPause;
    }

    /**
     * Says whether there is nobody who could notify a module that waits. Then a wait with a timeout times out at once, and
     * one without is a trap, {@code deadlock}; {@link Outcome.Waiting} is never told.
     */
    public void setAlone(boolean nobodyNotifies) {
        alone = nobodyNotifies;
    }

    // ---- Beginning

    /**
     * Begins an instantiation. Its actions are steps: the allocation of all that the module defines, each active element
     * segment, each active data segment, then the call of the start function. Nothing is done before {@link #run}.
     *
     * @param name what the host calls the instance, such as the file's name
     * @param imports one for each import, of the right type; see {@link palimpsest.engine.runtime.Linker}
     */
    public ModuleInstance instantiate(String name, ValidModule module, List<External> imports) {
        ModuleInstance instance = new ModuleInstance(name, module);
        recorder.acts(s.now(), new HostAction.Instantiate(instance, imports));
        origins.add(instance, InstantiationOps.body(store, bodies, instance, imports), imports);
        beginInstantiation(instance);
        return instance;
    }

    private void beginInstantiation(ModuleInstance instance) {
        begin(origins.body(instance), List.of(), List.of(), 0);
    }

    /** Begins a call by the host, which is a step. The arguments must fit the function's type. */
    public void invoke(FunctionInstance function, List<Value> arguments) {
        if (arguments.size() != function.type().parameters().size()) {
            throw new IllegalArgumentException(function.name() + " takes " + function.type() + ", not " + arguments);
        }
        recorder.acts(s.now(), new HostAction.Invoke(function, arguments));
        begin(bodies.of(function), handed.meant(arguments), function.type().results(), 1);
    }

    private void begin(Body body, List<Value> arguments, List<ValueType> results, int steps) {
        settle();
        int newFrame = s.frame + s.next.body.frameSize;
        Entry entry = new Entry(s.next, s.frame, s.depth, newFrame, results);
        entries.add(entry);
        s.base = s.now() + steps;
        s.limit = Long.MAX_VALUE;
        try {
            if (entries.size() > MOST_ENTRIES) {
                throw new TrapException(
                        Phase.EXHAUSTION, "call stack exhausted: the host has " + MOST_ENTRIES + " calls under way");
            }
            s.makeRoom(body, newFrame);
            Operands.putAll(s, newFrame, arguments);
            s.next = s.enter(body, s.entry, newFrame).exact;
        } catch (TrapException e) {
            s.base -= s.next.position;
            entry.failure = Optional.of(new Outcome.Trapped(Traps.placed(s, entries, e)));
        }
    }

    // ---- Running

    /** Runs at most so many steps; host functions are called as they come. A host function may overrun the limit. */
    public Outcome run(long steps) {
        return drive(steps, Mode.RUN);
    }

    /** Runs to the end of what is under way, whatever it takes. {@link #pause} and fuel still end it. */
    public Outcome finish() {
        return run(Long.MAX_VALUE);
    }

    /** Like {@link #run}, but hands a called host function to its caller, who ends it by {@link #hostReturns}. */
    public Outcome advance(long steps) {
        return drive(steps, Mode.ADVANCE);
    }

    /** How the machine runs. */
    private enum Mode {
        /** It calls the host's functions. */
        RUN,
        /** It leaves calls of the host's functions to its caller. */
        ADVANCE,
        /** It does again what was recorded: nobody is told or asked, no fuel is spent. */
        REPLAY
    }

    /** Begins a call, and runs it to its end. */
    public Outcome call(FunctionInstance function, List<Value> arguments) {
        invoke(function, arguments);
        return finish();
    }

    private Outcome drive(long steps, Mode mode) {
        if (entries.isEmpty()) {
            throw new IllegalStateException("nothing is under way");
        }
        // Somebody may replay the past while a function of the host waits inside of a run.
        boolean outer = replaying;
        replaying = mode == Mode.REPLAY;
        try {
            return run(steps, mode);
        } finally {
            replaying = outer;
        }
    }

    private Outcome run(long steps, Mode mode) {
        long start = s.now();
        long fuelled = mode == Mode.REPLAY ? Long.MAX_VALUE : fuelEnd;
        long target = Math.min(fuelled, start + Math.min(steps, Long.MAX_VALUE - start));
        while (true) {
            Entry entry = entries.get(entries.size() - 1);
            try {
                long heard = mode == Mode.REPLAY ? Long.MAX_VALUE : recorder.passes(this);
                if (entry.failure.isPresent()) {
                    return entry.failure.get();
                }
                if (asked().stop(this)) {
                    return new Outcome.Paused(Outcome.Reason.CONDITION);
                }
                if (s.next == s.idle) {
                    return finished(entry);
                }
                if (s.next instanceof HostBody host) {
                    if (mode != Mode.RUN) {
                        return new Outcome.HostCall(host.function, hostArguments(host));
                    }
                    callHost(host);
                    continue;
                }
                if (s.next instanceof WaitOps.Waiting) {
                    if (!alone || mode == Mode.REPLAY) {
                        return waiting().orElseThrow();
                    }
                    waitAlone();
                    continue;
                }
                if (pauseWanted && mode != Mode.REPLAY) {
                    pauseWanted = false;
                    return new Outcome.Paused(Outcome.Reason.REQUESTED);
                }
                if (s.now() >= target && s.next.isStep()) {
                    if (s.now() >= fuelled) {
                        TrapException spent = new TrapException(
                                Phase.EXHAUSTION, "all fuel consumed: " + s.now() + " steps are done");
                        recorder.acts(s.now(), new HostAction.Fail(spent));
                        throw spent;
                    }
                    return new Outcome.Paused(Outcome.Reason.LIMIT);
                }
                if (asked().everyStep()) {
                    // What takes no step is passed first, so that each step is asked for.
                    driver.exactly(s.next.isStep() ? s.now() + 1 : s.now());
                } else {
                    slice(Math.min(target, heard));
                }
            } catch (TrapException | AccessFault | WasmException | HostExit e) {
                fail(entry, e);
            } catch (OutOfMemoryError e) {
                TrapException full = new TrapException(Phase.EXHAUSTION, "out of memory: Java has no more to give");
                if (mode != Mode.REPLAY) {
                    recorder.acts(s.now(), new HostAction.Fail(full));
                }
                fail(entry, full);
            }
        }
    }

    /** Runs for a while, at most until a step is next. However often regions look, all others see the machine equally often. */
    private void slice(long target) {
        s.reach = entries.size() <= SHALLOW ? Region.REACH : 0;
        long end = Math.min(target, s.now() + regions.slice(s.now(), SLICE));
        do {
            driver.run(Math.min(end, s.now() + regions.portion(s)));
        } while (s.cause == State.Cause.LIMIT && s.now() < end);
        regions.passed(s);
    }

    private Outcome finished(Entry entry) {
        List<Value> results = Operands.getAll(s, entry.resultSlot, entry.results);
        hand(Meeting.Kind.RESULT, results);
        goBack(entry);
        return new Outcome.Finished(results);
    }

    private void goBack(Entry entry) {
        long time = s.now();
        entries.remove(entry);
        s.next = entry.resume;
        s.frame = entry.frame;
        s.depth = entry.depth;
        s.base = time - entry.resume.position;
        s.waiters = Waiter.within(s.waiters, s.depth);
        goOnIfWoken();
    }

    private void fail(Entry entry, Throwable why) {
        // What failed has taken its step, except where nothing was executed.
        Outcome failure;
        if (why instanceof HostExit exit) {
            failure = new Outcome.Exited(exit.code());
        } else if (why instanceof WasmException thrown) {
            TrapException uncaught = new TrapException("uncaught exception: " + thrown.exception());
            failure = new Outcome.Threw(thrown.exception(), Traps.placed(s, entries, uncaught));
        } else {
            failure = new Outcome.Trapped(Traps.placed(s, entries, why));
        }
        entry.failure = Optional.of(failure);
        s.waiters = Waiter.within(s.waiters, entry.depth);
        s.base++;
        asked().failed(this, failure);
    }

    /** Leaves the frames of calls that failed. */
    private void settle() {
        while (!entries.isEmpty() && entries.get(entries.size() - 1).failure.isPresent()) {
            goBack(entries.get(entries.size() - 1));
        }
    }

    /** Ends everything that is under way, without a step. */
    public void abandon() {
        recorder.acts(s.now(), new HostAction.Abandon());
        while (!entries.isEmpty()) {
            goBack(entries.get(entries.size() - 1));
        }
    }

    /** Asks a running machine to pause; it does within milliseconds. May be called from any thread. */
    public void pause() {
        pauseWanted = true;
    }

    /** Takes back {@link #pause}, where the machine has not come to see it. */
    public void forgetPause() {
        pauseWanted = false;
    }

    /** After so many more steps execution ends with an exhaustion; empty for no such limit. */
    public void setFuel(OptionalLong steps) {
        fuelEnd = steps.isPresent() ? s.now() + Math.min(steps.getAsLong(), Long.MAX_VALUE - s.now()) : Long.MAX_VALUE;
    }

    /** Says how fast it may execute; as fast as it can, unless told otherwise. For comparing tiers. */
    public void setFastest(Tier tier) {
        driver.setFastest(tier);
        regions.setFastest(tier);
    }

    // ---- Supervising

    /** Says who may stop the machine; {@link Supervisor#NONE} for nobody. */
    public void setSupervisor(Supervisor newSupervisor) {
        supervisor = newSupervisor;
    }

    /** Says who is asked in the supervisor's place while a recorded past is replayed; {@link Supervisor#NONE} for nobody. */
    public void setOverseer(Supervisor newOverseer) {
        overseer = newOverseer;
    }

    private Supervisor asked() {
        return replaying ? overseer : supervisor;
    }

    /** Says where the supervisor is asked, in all functions, those of later instances too. */
    public void setGuards(Guards guards) {
        guarding.set(guards);
        regions.guarded();
        // A function that has just been entered is still being entered.
        s.next = s.next instanceof GuardOps.Entry ? s.next.body.entry : GuardOps.real(s.next);
    }

    private void born(MemoryInstance memory) {
        recorder.acts(s.now(), new HostAction.MakeMemory(memory));
        guarding.watchWrites(memory);
    }

    /**
     * From now on the supervisor is asked also wherever execution comes back to a call that is now in progress, by
     * returning or by an exception.
     *
     * @param depth the {@link #depth} of that call; of those around it, only exceptions are guarded
     */
    public void guardReturn(int depth) {
        guarding.setReturn(s, depth);
        regions.guarded();
    }

    /** Takes back {@link #guardReturn}. */
    public void unguardReturn() {
        guarding.clearReturn();
        if (s.next instanceof GuardOps.Return) {
            s.next = GuardOps.real(s.next);
        }
    }

    // ---- The host

    private List<Value> hostArguments(HostBody host) {
        List<Value> arguments = Operands.getAll(s, s.frame, host.function.type().parameters());
        hand(Meeting.Kind.ARGUMENT, arguments);
        return arguments;
    }

    /** The host gets values. */
    private void hand(Meeting.Kind kind, List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).reference() instanceof HeapObject object) {
                hand(object, new Meeting(s.now(), kind, i));
            }
        }
    }

    private void hand(HeapObject object, Meeting meeting) {
        handed.hand(object, meeting, replaying);
        asked().meets(meeting, object);
    }

    private void callHost(HostBody host) {
        HostFunctionInstance function = host.function;
        List<Value> results;
        try {
            results = function.function().call(new HostSide(this, s), hostArguments(host));
        } catch (WasmException e) {
            hostThrows(e.exception());
            return;
        } catch (TrapException | AccessFault | HostExit e) {
            throw hostFails(e);
        } catch (StackOverflowError e) {
            throw hostFails(new TrapException(Phase.EXHAUSTION, "call stack exhausted: the host's own stack is full"));
        } finally {
            settle();
        }
        hostReturns(results);
    }

    /** The host function that {@link #advance} told of returns; a step. */
    public void hostReturns(List<Value> results) {
        settle();
        if (!(s.next instanceof HostBody host)
                || results.size() != host.function.type().results().size()) {
            throw new IllegalStateException("no host function waits for " + results);
        }
        recorder.acts(s.now(), new HostAction.Return(results));
        Operands.putAll(s, s.frame, handed.meant(results));
        s.base++;
        s.limit = Long.MAX_VALUE;
        s.next = s.leave(0).exact;
    }

    private void hostThrows(ExceptionInstance exception) {
        settle();
        recorder.acts(s.now(), new HostAction.Throw(exception));
        s.limit = Long.MAX_VALUE;
        s.next = ExceptionOps.raise(s, handed.meant(exception), s.next, s.depth).exact;
    }

    private RuntimeException hostFails(RuntimeException why) {
        settle();
        recorder.acts(s.now(), new HostAction.Fail(why));
        return why;
    }

    /**
     * Writes to a memory as the host; a step.
     *
     * @param place where the host stands, such as {@code host.js:6}
     * @throws AccessFault if the bytes do not fit; it is then no step
     */
    public void write(MemoryInstance memory, long address, byte[] bytes, String place) {
        memory.memory().check(address, bytes.length);
        recorder.writes(s.now(), memory, address, bytes, place);
        asked().hostWrites(this, memory, address, bytes, place);
        int site = store.sites().hostWrite(place);
        hostStep = s.now();
        try {
            memory.memory().write(address, bytes, 0, bytes.length, site);
        } finally {
            hostStep = -1;
        }
        s.base++;
    }

    /**
     * Notes that the host has read bytes of a memory, so that they know who read them; no step, and nothing changes.
     *
     * @param place where the host stands, such as {@code host.js:6}
     * @throws AccessFault if there are no such bytes
     */
    public void noteRead(MemoryInstance memory, long address, long count, String place) {
        memory.memory().check(address, count);
        recorder.reads(s.now(), memory, address, count, place);
        asked().hostReads(this, memory, address, count, place);
    }

    /**
     * Grows a memory as the host; a step, even where it fails.
     *
     * @return the size in pages before, or -1; {@link palimpsest.engine.memory.LinearMemory#refusal} says why
     */
    public long grow(MemoryInstance memory, long pages, String place) {
        recorder.acts(s.now(), new HostAction.Grow(memory, pages, place));
        int site = store.sites().number(WriteSite.host(Actor.GROWTH, "grow", place));
        long before = memory.memory().length();
        hostStep = s.now();
        try {
            long old = memory.memory().grow(pages, site);
            if (old >= 0) {
                asked().hostGrew(this, memory, before, place);
            }
            return old;
        } finally {
            hostStep = -1;
            s.base++;
        }
    }

    /**
     * What a global holds, for the host to keep and give back: a structure or array in it is known by that from now on, in
     * each replay too. No step.
     */
    public Value take(GlobalInstance global) {
        if (isStrange(global.reference())) {
            take(global, 0, taken);
        }
        return global.value();
    }

    /** What an element of a table holds, as {@link #take(GlobalInstance)} says; the index is below the size. No step. */
    public Reference take(TableInstance table, int index) {
        if (isStrange(table.get(index))) {
            take(table, index, taken);
        }
        return table.get(index);
    }

    private static boolean isStrange(Reference reference) {
        return reference instanceof HeapObject object && object.meeting().isEmpty();
    }

    private void take(External from, int index, int number) {
        recorder.acts(s.now(), new HostAction.Take(from, index, number));
        taken = Math.max(taken, number + 1);
        Reference reference =
                from instanceof GlobalInstance global ? global.reference() : ((TableInstance) from).get(index);
        if (reference instanceof HeapObject object) {
            hand(object, new Meeting(s.now(), Meeting.Kind.TAKEN, number));
        }
    }

    /** Sets a global as the host, which must be allowed to and give a value of its type; a step. */
    public void setGlobal(GlobalInstance global, Value value) {
        recorder.acts(s.now(), new HostAction.SetGlobal(global, value));
        origins.add(global);
        global.set(handed.meant(value));
        s.base++;
    }

    /**
     * Sets an element of a table as the host, which must give one of its type; a step.
     *
     * @throws TrapException if there is no such element; it is then no step
     */
    public void setElement(TableInstance table, int index, Reference element) {
        table.check(Integer.toUnsignedLong(index), 1);
        recorder.acts(s.now(), new HostAction.SetElement(table, index, element));
        origins.add(table);
        table.set(index, handed.meant(element));
        s.base++;
    }

    /**
     * Grows a table as the host; a step, even where it fails.
     *
     * @return the size before, or -1
     */
    public int growTable(TableInstance table, long elements, Reference initial) {
        recorder.acts(s.now(), new HostAction.GrowTable(table, elements, initial));
        origins.add(table);
        s.base++;
        return table.grow(elements, handed.meant(initial));
    }

    /**
     * Notifies calls that wait at an address of a memory, as {@code memory.atomic.notify} does; a step. Those that are woken
     * go on, their wait having returned 0, as soon as they are the innermost call.
     *
     * @param count how many to wake at most, those first that began first
     * @return how many it woke
     */
    public int notify(MemoryInstance memory, long address, long count) {
        recorder.acts(s.now(), new HostAction.Notify(memory, address, count));
        settle();
        int woken = WaitOps.notify(s, memory, address, count);
        s.base++;
        goOnIfWoken();
        return woken;
    }

    /**
     * Ends the wait that the machine stands at by its timeout, so that it returns 2; a step.
     *
     * @throws IllegalStateException if it does not wait, or without a timeout
     */
    public void timeOut() {
        settle();
        if (waiting().filter(at -> at.timeout().isPresent()).isEmpty()) {
            throw new IllegalStateException("nothing waits with a timeout");
        }
        recorder.acts(s.now(), new HostAction.TimeOut());
        s.base++;
        ((WaitOps.Waiting) s.next).timeOut(s);
    }

    private void goOnIfWoken() {
        if (s.next instanceof WaitOps.Waiting op) {
            op.goOnIfWoken(s);
        }
    }

    /** Nobody will notify the call that waits. */
    private void waitAlone() {
        Outcome.Waiting at = waiting().orElseThrow();
        if (at.timeout().isPresent()) {
            timeOut();
        } else {
            TrapException deadlock = new TrapException("deadlock: it waits at address "
                    + Long.toUnsignedString(at.address()) + " without a timeout, and there is nobody to notify it");
            recorder.acts(s.now(), new HostAction.Fail(deadlock));
            fail(entries.get(entries.size() - 1), deadlock);
        }
    }

    Supervisor supervisor() {
        return supervisor;
    }

    /** Whoever is asked in a nested call goes on with the machine meanwhile. */
    void pauseInside() {
        nestedPause.paused(this);
    }

    /** A call that a host function made waits; with nobody to ask it ends alone. */
    void waitInside() {
        if (nestedPause == NOBODY) {
            waitAlone();
        }
    }

    // ---- Recording and replaying

    /** Says who records what comes from the host; {@link Recorder#NONE} for nobody. */
    public void setRecorder(Recorder newRecorder) {
        recorder = newRecorder;
    }

    /** Like {@link #advance}, for what has been recorded: it heeds neither pauses nor fuel, and tells nobody. */
    public Outcome replay(long steps) {
        return drive(steps, Mode.REPLAY);
    }

    /**
     * Does again what the host did. The recorder hears of it and must know if it is not new; an instantiation must have
     * been begun by this machine.
     */
    public void apply(HostAction action) {
        replaying = true;
        try {
            act(action);
        } finally {
            replaying = false;
        }
    }

    private void act(HostAction action) {
        if (action instanceof HostAction.Instantiate begun) {
            beginInstantiation(begun.instance());
        } else if (action instanceof HostAction.MakeMemory make) {
            store.makeAgain(make.memory());
        } else if (action instanceof HostAction.Invoke begun) {
            invoke(begun.function(), begun.arguments());
        } else if (action instanceof HostAction.Write write) {
            write(write.memory(), write.address(), write.bytes().toBytes(), write.place());
        } else if (action instanceof HostAction.Read read) {
            noteRead(read.memory(), read.address(), read.count(), read.place());
        } else if (action instanceof HostAction.Take take) {
            take(take.from(), take.index(), take.number());
        } else if (action instanceof HostAction.Grow growth) {
            grow(growth.memory(), growth.pages(), growth.place());
        } else if (action instanceof HostAction.SetGlobal set) {
            setGlobal(set.global(), set.value());
        } else if (action instanceof HostAction.SetElement set) {
            setElement(set.table(), set.index(), set.element());
        } else if (action instanceof HostAction.GrowTable growth) {
            growTable(growth.table(), growth.elements(), growth.initial());
        } else if (action instanceof HostAction.Notify wake) {
            notify(wake.memory(), wake.address(), wake.count());
        } else if (action instanceof HostAction.TimeOut) {
            timeOut();
        } else if (action instanceof HostAction.Return returned) {
            hostReturns(returned.results());
        } else if (action instanceof HostAction.Throw thrown) {
            try {
                hostThrows(thrown.exception());
            } catch (WasmException e) {
                fail(entries.get(entries.size() - 1), e);
            }
        } else if (action instanceof HostAction.Fail failed) {
            recorder.acts(s.now(), failed);
            settle();
            fail(entries.get(entries.size() - 1), failed.why());
        } else {
            abandon();
        }
    }

    /**
     * All that the machine and its store hold.
     *
     * @param fresh whether it begins a new interval of {@link Checkpoint#wroteNear}
     * @param brief whether it is kept for a short time only, while it {@link Checkpoint#holds}: that takes next to nothing
     */
    public Checkpoint checkpoint(boolean fresh, boolean brief) {
        return new Checkpoint(s, entries, store, origins, handed, fresh, brief);
    }

    /** Makes machine and store what they were at a checkpoint of this machine. */
    public void restore(Checkpoint checkpoint) {
        checkpoint.restore(s, entries, store, origins, handed);
    }

    /** What was kept for a short time only holds no longer. */
    public void forgetBriefCheckpoints() {
        store.memories().forEach(memory -> memory.memory().forgetMarks());
    }

    /** Forgets instances of a future that was cut off. */
    public void forget(Set<ModuleInstance> instances) {
        origins.forget(instances);
    }

    /** How many loops have become generated code, and how many should have but for a fault of the engine. */
    Regions.Count regions() {
        return regions.count();
    }
}

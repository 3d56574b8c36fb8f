package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.HostContext;
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
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.InstructionReader;
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
public final class Machine {

    /** How many steps may pass before a wish to pause is seen: about two milliseconds. */
    private static final long SLICE = 500_000;
    /** How many calls of the host may be under way; each also takes room on Java's stack if host functions make them. */
    private static final int MOST_ENTRIES = 500;

    private static final NestedPause NOBODY = machine -> {};

    private final Store store;
    private final State s;
    private final Bodies bodies;
    private final List<Entry> entries = new ArrayList<>();
    private final Origins origins = new Origins();
    private Recorder recorder = Recorder.NONE;
    private NestedPause nestedPause = NOBODY;
    private boolean alone;
    private final Guarding guarding = new Guarding();
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
        this.store = store;
        this.regions = new Regions(fastest);
        this.s = new State(store.limits());
        this.driver = new Driver(s);
        driver.setFastest(fastest);
        setFuel(store.limits().fuel());
        this.bodies = new Bodies(store, guarding, regions);
        store.setClock(site -> hostStep >= 0 ? hostStep : s.base + store.sites().position(site));
        store.setBirthListener(memory -> recorder.acts(s.now(), new HostAction.MakeMemory(memory)));
    }

    public Store store() {
        return store;
    }

    /** How many steps are done, which is also the number of the next one. */
    public long step() {
        return s.now();
    }

    /** Whether a call or instantiation is under way. */
    public boolean busy() {
        return entries.stream().anyMatch(entry -> entry.failure.isEmpty());
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
        begin(bodies.of(function), arguments, function.type().results(), 1);
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
        return drive(steps, Optional.empty(), Mode.RUN);
    }

    /** Runs to the end of what is under way, whatever it takes. {@link #pause} and fuel still end it. */
    public Outcome finish() {
        return run(Long.MAX_VALUE);
    }

    /** Like {@link #run}, and stops before any instruction but the first at which the test says so. Slower. */
    public Outcome runUntil(long steps, StopTest test) {
        return drive(steps, Optional.of(test), Mode.RUN);
    }

    /** Like {@link #run}, but hands a called host function to its caller, who ends it by {@link #hostReturns}. */
    public Outcome advance(long steps) {
        return drive(steps, Optional.empty(), Mode.ADVANCE);
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

    private Outcome drive(long steps, Optional<StopTest> test, Mode mode) {
        if (entries.isEmpty()) {
            throw new IllegalStateException("nothing is under way");
        }
        replaying = mode == Mode.REPLAY;
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
                if (test.isPresent()) {
                    driver.exactly(s.now() + 1);
                    if (s.next.isStep() && test.get().stop(this)) {
                        return new Outcome.Paused(Outcome.Reason.CONDITION);
                    }
                } else if (asked().everyStep()) {
                    // What takes no step is passed first, so that each step is asked for.
                    driver.exactly(s.next.isStep() ? s.now() + 1 : s.now());
                } else {
                    driver.run(Math.min(Math.min(target, heard), s.now() + regions.slice(s, SLICE)));
                    regions.passed(s);
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
        // A function that has just been entered is still being entered.
        s.next = s.next instanceof GuardOps.Entry ? s.next.body.entry : GuardOps.real(s.next);
    }

    /**
     * From now on the supervisor is asked also wherever execution comes back to a call that is now in progress, by
     * returning or by an exception.
     *
     * @param depth the {@link #depth} of that call; of those around it, only exceptions are guarded
     */
    public void guardReturn(int depth) {
        guarding.setReturn(s, depth);
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
                Meeting meeting = new Meeting(s.now(), kind, i);
                object.meet(meeting);
                recorder.meets(meeting, object);
                asked().meets(meeting, object);
            }
        }
    }

    private void callHost(HostBody host) {
        HostFunctionInstance function = host.function;
        List<Value> results;
        try {
            results = function.function().call(new Context(), hostArguments(host));
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
        Operands.putAll(s, s.frame, results);
        s.base++;
        s.limit = Long.MAX_VALUE;
        s.next = s.leave(0).exact;
    }

    private void hostThrows(ExceptionInstance exception) {
        settle();
        recorder.acts(s.now(), new HostAction.Throw(exception));
        s.limit = Long.MAX_VALUE;
        s.next = ExceptionOps.raise(s, exception, s.next, s.depth).exact;
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
        recorder.acts(s.now(), new HostAction.Write(memory, address, ByteSlice.of(bytes), place));
        asked().hostWrites(this, memory, address, bytes, place);
        int site = store.sites().number(WriteSite.host(Actor.HOST, "write", place));
        hostStep = s.now();
        try {
            memory.memory().write(address, bytes, 0, bytes.length, site);
        } finally {
            hostStep = -1;
        }
        s.base++;
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

    /** Sets a global as the host, which must be allowed to and give a value of its type; a step. */
    public void setGlobal(GlobalInstance global, Value value) {
        recorder.acts(s.now(), new HostAction.SetGlobal(global, value));
        origins.add(global);
        global.set(value);
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
        table.set(index, element);
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
        return table.grow(elements, initial);
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

    /** What the machine waits for, if it does. */
    public Optional<Outcome.Waiting> waiting() {
        return s.next instanceof WaitOps.Waiting op
                ? op.waiter(s).map(waiter -> new Outcome.Waiting(waiter.memory(), waiter.address(), waiter.timeout()))
                : Optional.empty();
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

    /** What a host function sees of the machine. */
    private final class Context implements HostContext {
        @Override
        public Optional<ModuleInstance> caller() {
            return s.depth == 0 ? Optional.empty() : s.calls[s.depth - 1].body.instance;
        }

        @Override
        public void write(MemoryInstance memory, long address, byte[] bytes, String place) {
            try {
                Machine.this.write(memory, address, bytes, place);
            } catch (AccessFault e) {
                throw new TrapException(Traps.outOfBounds(e, "the host's write"));
            }
            acted();
        }

        /** The host function has done something by itself; whoever stops it there waits on its own stack. */
        private void acted() {
            if (supervisor.pausesAfterAction(Machine.this)) {
                nestedPause.paused(Machine.this);
            }
        }

        @Override
        public long grow(MemoryInstance memory, long pages, String place) {
            long before = Machine.this.grow(memory, pages, place);
            acted();
            return before;
        }

        @Override
        public int notify(MemoryInstance memory, long address, long count) {
            int woken = Machine.this.notify(memory, address, count);
            acted();
            return woken;
        }

        @Override
        public List<Value> call(FunctionInstance function, List<Value> arguments) {
            invoke(function, arguments);
            while (true) {
                Outcome outcome = finish();
                if (outcome instanceof Outcome.Finished finished) {
                    acted();
                    return finished.results();
                }
                if (outcome instanceof Outcome.Trapped trapped) {
                    if (supervisor.pausesAt(trapped.trap())) {
                        nestedPause.paused(Machine.this);
                    }
                    throw new TrapException(trapped.trap());
                }
                if (outcome instanceof Outcome.Threw threw) {
                    throw new WasmException(threw.exception());
                }
                if (outcome instanceof Outcome.Exited exited) {
                    throw new HostExit(exited.code());
                }
                if (nestedPause == NOBODY && outcome instanceof Outcome.Waiting) {
                    waitAlone();
                }
                nestedPause.paused(Machine.this);
            }
        }
    }

    // ---- Recording and replaying

    /** Says who records what comes from the host; {@link Recorder#NONE} for nobody. */
    public void setRecorder(Recorder newRecorder) {
        recorder = newRecorder;
    }

    /** Like {@link #advance}, for what has been recorded: it heeds neither pauses nor fuel, and tells nobody. */
    public Outcome replay(long steps) {
        return drive(steps, Optional.empty(), Mode.REPLAY);
    }

    /** Like {@link #replay}, and stops before any instruction but the first at which the test says so. */
    public Outcome replayUntil(long steps, StopTest test) {
        return drive(steps, Optional.of(test), Mode.REPLAY);
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
     * @param brief whether it is kept for a short time only, so that speed counts more than room
     */
    public Checkpoint checkpoint(boolean fresh, boolean brief) {
        return new Checkpoint(s, entries, store, origins, fresh, brief);
    }

    /** Makes machine and store what they were at a checkpoint of this machine. */
    public void restore(Checkpoint checkpoint) {
        checkpoint.restore(s, entries, store, origins);
    }

    /** Forgets instances of a future that was cut off. */
    public void forget(Set<ModuleInstance> instances) {
        origins.forget(instances);
    }

    /** How many loops have become generated code, and how many should have but for a fault of the engine. */
    Regions.Count regions() {
        return regions.count();
    }

    // ---- Looking

    /** The calls in progress as they are now. */
    public Snapshot snapshot() {
        return new Snapshot(s.now(), Snapshots.frames(s, entries));
    }

    /** How what is under way ended, if it failed; its frames stay to be looked at until the next call. */
    public Optional<Outcome> failure() {
        return entries.isEmpty() ? Optional.empty() : entries.get(entries.size() - 1).failure;
    }

    /** The memory access that the next instruction will make, if it makes one; of a copy, the writing one. */
    public Optional<PendingAccess> pendingAccess() {
        List<PendingAccess> all = pendingAccesses();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** The memory accesses that the next instruction, or action of an instantiation, will make if it does not trap. */
    public List<PendingAccess> pendingAccesses() {
        return PendingAccesses.of(s, GuardOps.real(s.next));
    }

    /** The next instruction, read anew; empty if none of a function comes next. */
    public Optional<InstructionReader> instruction() {
        return GuardOps.real(s.next).isStep() ? Snapshots.instruction(s.next) : Optional.empty();
    }

    /** The instance whose code comes next, if that of a module does. */
    public Optional<ModuleInstance> instance() {
        return s.next.body.instance;
    }

    /** What is being executed; {@code HOST} also where nothing is. */
    public Snapshot.Kind kind() {
        return s.next.body.kind;
    }

    /** Whether a function whose entry is guarded has just been entered. */
    public boolean atEntry() {
        return s.entered == s.now() || s.next instanceof GuardOps.Entry;
    }

    /** Whether a step comes next: not so before a call of the host, at the end of a call, and where nothing runs. */
    public boolean beforeStep() {
        return GuardOps.real(s.next).isStep();
    }

    /** The function of the host that is called, or has called what has not begun yet. */
    public Optional<HostFunctionInstance> hostFunction() {
        return s.next instanceof HostBody host ? Optional.of(host.function) : Optional.empty();
    }

    /** The function of the host that would return next: calls made by it that failed are over then. */
    public Optional<HostFunctionInstance> awaited() {
        Op op = s.next;
        for (int i = entries.size() - 1; i >= 0 && entries.get(i).failure.isPresent(); i--) {
            op = entries.get(i).resume;
        }
        return op instanceof HostBody host ? Optional.of(host.function) : Optional.empty();
    }

    /** What a global held that the host gave, when a module first imported it; empty if no module did. */
    public Optional<Value> given(GlobalInstance global) {
        return origins.given(global);
    }

    /** What a table held that the host gave, when a module first imported it; empty if no module did. To be read only. */
    public Optional<Reference[]> given(TableInstance table) {
        return origins.given(table);
    }

    /** How many locals the current function has, parameters included; 0 where no function of a module is current. */
    public int locals() {
        return s.next.body.kind == Snapshot.Kind.FUNCTION ? s.next.body.locals : 0;
    }

    /** A local of the current function. Cheap, for conditions. */
    public Value local(int index) {
        if (index < 0 || index >= locals()) {
            throw new IndexOutOfBoundsException(index);
        }
        return Operands.get(s, s.frame + index, Snapshots.localType(s.next.body.wasm(), index));
    }

    /** Whether what was begun last ended by a trap, an uncaught exception or an exit. */
    public boolean failed() {
        return !entries.isEmpty() && entries.get(entries.size() - 1).failure.isPresent();
    }

    /** The fewest calls that were in progress since this was asked last. */
    public int takeLowest() {
        int lowest = Math.min(s.lowest, s.depth);
        s.lowest = s.depth;
        return lowest;
    }

    /** The most calls that were in progress since this was asked last. */
    public int takeHighest() {
        int highest = Math.max(s.highest, s.depth);
        s.highest = s.depth;
        return highest;
    }

    /** The functions of the host that are under way, outermost first, each by the {@link #depth} it has. */
    public SortedMap<Integer, HostFunctionInstance> hostFunctions() {
        SortedMap<Integer, HostFunctionInstance> found = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.resume instanceof HostBody host) {
                found.put(entry.depth, host.function);
            }
        }
        if (s.next instanceof HostBody host) {
            found.put(s.depth, host.function);
        }
        return found;
    }

    /**
     * The call instruction of a module that a call in progress waits at; empty where the host made the call.
     *
     * @param depth how many calls were in progress before it, less than {@link #depth}
     */
    public Optional<CodePoint> callSite(int depth) {
        Op call = s.calls[depth];
        return call.body.kind == Snapshot.Kind.FUNCTION
                ? Optional.of(new CodePoint(
                        call.body.instance.orElseThrow().module(),
                        call.body.wasm().index(),
                        call.body.offsets[call.position]))
                : Optional.empty();
    }

    /**
     * A call in progress.
     *
     * @param index 0 for the outermost, less than {@link #depth}
     */
    public ActiveCall call(int index) {
        int frame = index + 1 < s.depth ? s.frames[index + 1] : s.frame;
        Op op = index + 1 < s.depth ? s.calls[index + 1] : s.next;
        if (op == s.entry) {
            for (Entry entry : entries) {
                op = entry.depth == index + 1 ? entry.resume : op;
            }
        }
        return new ActiveCall(op.body.kind, op.body.name(), op.body.function, s.begun[index], frame, op.body.locals);
    }

    /** The first slot of the current function. */
    public int frame() {
        return s.frame;
    }

    /** The step that the innermost call in progress began with, or -1. */
    public long begun() {
        return s.depth == 0 ? -1 : s.begun[s.depth - 1];
    }

    /** The step that a call in progress began with; see {@link #call}. */
    public long begun(int index) {
        return s.begun[index];
    }

    /** The bits of a local or operand of any call in progress; of a vector the low half. See {@link ActiveCall}. */
    public long slot(int slot) {
        return s.slots[slot];
    }

    /** The high half of a vector. */
    public long high(int slot) {
        return slot < s.highs.length ? s.highs[slot] : 0;
    }

    /** Where the supervisor is asked now. */
    public Guards guards() {
        return guarding.guards();
    }

    /** How many calls were in progress when the host began what it began last and is not over. */
    public int entryDepth() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).depth;
    }

    /** Whether it stands before an instruction, or an action of an instantiation. */
    public boolean beforeInstruction() {
        return !entries.isEmpty() && entries.get(entries.size() - 1).failure.isEmpty() && beforeStep();
    }

    /** How many calls are in progress, that of the host included. */
    public int depth() {
        return s.depth;
    }

    /** The function that comes next, if one of a module does. Cheap, for {@link StopTest}. */
    public Optional<FunctionInstance> function() {
        return s.next.body.function;
    }

    /** Where the next instruction stands in its function's code, or -1. Cheap, for {@link StopTest}. */
    public int offset() {
        Op op = s.next;
        return op.body.kind == Snapshot.Kind.FUNCTION && op.position < op.body.steps
                ? op.body.offsets[op.position]
                : -1;
    }
}

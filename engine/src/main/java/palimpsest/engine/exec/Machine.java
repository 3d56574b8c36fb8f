package palimpsest.engine.exec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.valid.ValidModule;

/**
 * One thread of execution over a store, with a clock that counts steps: each executed instruction, each action of the host
 * (write, growth, call, return) and each action of an instantiation is one; block structure is none.
 *
 * <p>A call or instantiation is begun, then run in as many portions as one likes. While it is under way another may begin
 * (a host function calls back); {@link #run} then tells the end of the inner one. All methods but {@link #pause} belong to
 * one thread.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Machine {

    public Machine(Store store) {
        throw new UnsupportedOperationException();
    }

    public Store store() {
        throw new UnsupportedOperationException();
    }

    /** How many steps are done, which is also the number of the next one. */
    public long step() {
        throw new UnsupportedOperationException();
    }

    /** Whether a call or instantiation is under way. */
    public boolean busy() {
        throw new UnsupportedOperationException();
    }

    /**
     * Begins an instantiation. Its actions are steps: the allocation of all that the module defines, each active element
     * segment, each active data segment, then the call of the start function. Nothing is done before {@link #run}.
     *
     * @param name what the host calls the instance, such as the file's name
     * @param imports one for each import, of the right type; see {@link palimpsest.engine.runtime.Linker}
     */
    public ModuleInstance instantiate(String name, ValidModule module, List<External> imports) {
        throw new UnsupportedOperationException();
    }

    /** Begins a call by the host, which is a step. The arguments must fit the function's type. */
    public void invoke(FunctionInstance function, List<Value> arguments) {
        throw new UnsupportedOperationException();
    }

    /** Runs at most so many steps; host functions are called as they come. A host function may overrun the limit. */
    public Outcome run(long steps) {
        throw new UnsupportedOperationException();
    }

    /** Runs to the end of what is under way, whatever it takes. {@link #pause} and fuel still end it. */
    public Outcome finish() {
        return run(Long.MAX_VALUE);
    }

    /** Like {@link #run}, and stops before any instruction but the first at which the test says so. Slower. */
    public Outcome runUntil(long steps, StopTest test) {
        throw new UnsupportedOperationException();
    }

    /** Like {@link #run}, but hands a called host function to its caller, who ends it by {@link #hostReturns}. */
    public Outcome advance(long steps) {
        throw new UnsupportedOperationException();
    }

    /** The host function that {@link #advance} told of returns; a step. */
    public void hostReturns(List<Value> results) {
        throw new UnsupportedOperationException();
    }

    /** Begins a call, and runs it to its end. */
    public Outcome call(FunctionInstance function, List<Value> arguments) {
        invoke(function, arguments);
        return finish();
    }

    /** Asks a running machine to pause; it does within milliseconds. May be called from any thread. */
    public void pause() {
        throw new UnsupportedOperationException();
    }

    /** Ends everything that is under way, without a step. */
    public void abandon() {
        throw new UnsupportedOperationException();
    }

    /** After so many more steps execution ends with an exhaustion; empty for no such limit. */
    public void setFuel(OptionalLong steps) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes to a memory as the host; a step.
     *
     * @param place where the host stands, such as {@code host.js:6}
     * @throws palimpsest.engine.memory.AccessFault if the bytes do not fit; it is then no step
     */
    public void write(MemoryInstance memory, long address, byte[] bytes, String place) {
        throw new UnsupportedOperationException();
    }

    /**
     * Grows a memory as the host; a step, even where it fails.
     *
     * @return the size in pages before, or -1; {@link palimpsest.engine.memory.LinearMemory#refusal} says why
     */
    public long grow(MemoryInstance memory, long pages, String place) {
        throw new UnsupportedOperationException();
    }

    /** The calls in progress as they are now. */
    public Snapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    /** The memory access that the next instruction will make, if it makes one. */
    public Optional<PendingAccess> pendingAccess() {
        throw new UnsupportedOperationException();
    }

    /** How many calls are in progress. */
    public int depth() {
        throw new UnsupportedOperationException();
    }
}

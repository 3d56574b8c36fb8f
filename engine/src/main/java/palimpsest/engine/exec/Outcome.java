package palimpsest.engine.exec;

import java.util.List;
import java.util.OptionalLong;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.Value;

/** Why the machine stopped. */
public sealed interface Outcome {

    /** The call, or the instantiation, came to its end. */
    record Finished(List<Value> results) implements Outcome {
        public Finished {
            results = List.copyOf(results);
        }
    }

    /** It stands before an instruction and can go on. */
    record Paused(Reason reason) implements Outcome {}

    /** A host function has been called and has not returned; only {@link Machine#advance} says so. */
    record HostCall(HostFunctionInstance function, List<Value> arguments) implements Outcome {
        public HostCall {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * It waits to be notified, at an address of a memory. {@link Machine#notify} and {@link Machine#timeOut} end that;
     * until then it does not go on.
     *
     * @param timeout how many nanoseconds the module wants to wait at most; empty for as long as it takes
     */
    record Waiting(MemoryInstance memory, long address, OptionalLong timeout) implements Outcome {}

    /** It trapped. The frames stay to be looked at until the next call. */
    record Trapped(Trap trap) implements Outcome {}

    /** An exception left the outermost function. {@code trap} says where it was thrown. */
    record Threw(ExceptionInstance exception, Trap trap) implements Outcome {}

    /** A host function ended the program, as WASI's {@code proc_exit} does. */
    record Exited(int code) implements Outcome {}

    /** Why it paused. */
    enum Reason {
        /** The steps that were asked for are done. */
        LIMIT,
        /** Somebody called {@link Machine#pause}. */
        REQUESTED,
        /** A condition to stop came true. */
        CONDITION
    }
}

package palimpsest.engine.exec;

import java.util.List;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.ByteSlice;

/**
 * What comes into a machine from outside. Execution follows from the actions of the host and from nothing else: the same
 * actions at the same steps give the same states.
 */
public sealed interface HostAction {

    /** Whether it is a step itself. */
    default boolean isStep() {
        return true;
    }

    /** Whether it changes anything that modules can see. */
    default boolean changes() {
        return true;
    }

    /** It begins an instantiation, whose actions are the steps; {@code imports} holds one for each import. */
    record Instantiate(ModuleInstance instance, List<External> imports) implements HostAction {
        public Instantiate {
            imports = List.copyOf(imports);
        }

        @Override
        public boolean isStep() {
            return false;
        }
    }

    /** It calls a function. */
    record Invoke(FunctionInstance function, List<Value> arguments) implements HostAction {
        public Invoke {
            arguments = List.copyOf(arguments);
        }
    }

    /** It writes to a memory; {@code place} says where the host stands. */
    record Write(MemoryInstance memory, long address, ByteSlice bytes, String place) implements HostAction {}

    /** It has read bytes of a memory, which changes nothing; {@code place} says where the host stands. */
    record Read(MemoryInstance memory, long address, long count, String place) implements HostAction {
        @Override
        public boolean isStep() {
            return false;
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /**
     * It has taken a structure or array that it did not know out of a global or a table.
     *
     * @param index of the element; 0 for a global
     * @param number tells it from all others that it took
     */
    record Take(External from, int index, int number) implements HostAction {
        @Override
        public boolean isStep() {
            return false;
        }

        @Override
        public boolean changes() {
            return false;
        }
    }

    /** It grows a memory, or tries to; {@code place} says where the host stands. */
    record Grow(MemoryInstance memory, long pages, String place) implements HostAction {}

    /** It makes a memory. */
    record MakeMemory(MemoryInstance memory) implements HostAction {
        @Override
        public boolean isStep() {
            return false;
        }
    }

    /** It sets a global. */
    record SetGlobal(GlobalInstance global, Value value) implements HostAction {}

    /** It sets an element of a table. */
    record SetElement(TableInstance table, int index, Reference element) implements HostAction {}

    /** It grows a table, or tries to. */
    record GrowTable(TableInstance table, long elements, Reference initial) implements HostAction {}

    /** It notifies calls that wait at an address. */
    record Notify(MemoryInstance memory, long address, long count) implements HostAction {}

    /** It lets a wait time out. */
    record TimeOut() implements HostAction {}

    /** A function of the host returns. */
    record Return(List<Value> results) implements HostAction {
        public Return {
            results = List.copyOf(results);
        }
    }

    /** A function of the host throws an exception. */
    record Throw(ExceptionInstance exception) implements HostAction {}

    /** What is under way ends: a host function traps or exits, or the fuel is spent. */
    record Fail(RuntimeException why) implements HostAction {}

    /** Everything under way is given up. */
    record Abandon() implements HostAction {
        @Override
        public boolean isStep() {
            return false;
        }
    }
}

package palimpsest.app.hostscript;

import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.nodes.Node;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostExit;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmException;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;

/**
 * Calls from JavaScript into modules and back. A trap, an exception and an exit go through the frames of either side as what
 * that side knows: JavaScript's errors, or the machine's.
 */
final class Calls {

    private final Realm realm;
    /** How an imported function failed that is under way. */
    private Optional<RuntimeException> failure = Optional.empty();
    /** What a failed imported function returns instead of a value. */
    private final Handle failed = new Handle("failed");

    private int depth;

    Calls(Realm realm) {
        this.realm = realm;
    }

    // ---- Into the module

    /** Calls a function with JavaScript's values and gives what it returns as JavaScript's value. */
    Object call(FunctionInstance function, Object[] arguments, int first) {
        List<ValueType> parameters = function.type().parameters();
        Value[] values = new Value[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = realm.values.toWasm(
                    parameters.get(i), arguments[first + i], "type incompatibility when transforming from/to JS");
        }
        machine().invoke(function, List.of(values));
        return results(finish());
    }

    /** Runs what has been begun to its end. */
    List<Value> finish() {
        depth++;
        try {
            while (true) {
                Outcome outcome = realm.port.finish();
                if (outcome instanceof Outcome.Finished finished) {
                    return finished.results();
                }
                ended(outcome);
            }
        } finally {
            depth--;
            realm.memories.refresh();
        }
    }

    /** Throws if it is over; else it waits for somebody, or somebody made it pause. */
    private void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Exited exited) {
            throw depth == 1 ? realm.exits(exited.code()) : new HostExit(exited.code());
        }
        realm.memories.refresh();
        if (outcome instanceof Outcome.Trapped trapped) {
            throw trapped(trapped.trap());
        }
        if (outcome instanceof Outcome.Threw threw) {
            throw threw(threw.exception());
        }
        if (outcome instanceof Outcome.Waiting) {
            machine().setAlone(true);
        }
        Node anywhere = InteropLibrary.getUncached();
        TruffleSafepoint.poll(anywhere);
    }

    private RuntimeException trapped(Trap trap) {
        String kind = trap.message().startsWith("call stack exhausted") ? "RangeError" : "RuntimeError";
        realm.shim().call(Shim.Word.FAIL, kind, Words.of(trap), new Handle(new TrapException(trap)));
        throw new AssertionError("it throws");
    }

    private RuntimeException threw(ExceptionInstance exception) {
        Object value = exception.tag() == realm.scriptTag
                ? realm.values.toScript(exception.values().get(0))
                : realm.wrapper(exception);
        realm.shim().call(Shim.Word.RAISE, value);
        throw new AssertionError("it throws");
    }

    private Object results(List<Value> results) {
        if (results.isEmpty()) {
            return realm.values.undefined();
        }
        return results.size() == 1
                ? realm.values.toScript(results.get(0))
                : realm.shim().call(Shim.Word.ARRAY, realm.values.toScript(results));
    }

    // ---- Out of the module

    /**
     * A module calls a function of JavaScript.
     *
     * @param adapter takes JavaScript's values and returns what {@link ScriptValues} takes: nothing, a value, or an array;
     *     it throws nothing, but calls {@link #fails}
     */
    List<Value> callBack(HostContext context, Object adapter, FunctionType type, List<Value> arguments) {
        return depth > 0 ? called(adapter, type, arguments) : calledFromOutside(adapter, type, arguments);
    }

    private List<Value> called(Object adapter, FunctionType type, List<Value> arguments) {
        realm.memories.refresh();
        Object result = inScript(adapter, arguments);
        realm.access.settle();
        if (result == failed) {
            throw failure.orElseThrow();
        }
        return realm.values.resultsToWasm(type.results(), result);
    }

    private Object inScript(Object adapter, List<Value> arguments) {
        Where before = realm.where.getAndSet(Where.SCRIPT);
        try {
            return Shim.call(adapter, realm.values.toScript(arguments));
        } finally {
            realm.where.set(before);
        }
    }

    /** The script is not running; somebody else has made the module run. Whatever becomes of the call is told to the module. */
    private List<Value> calledFromOutside(Object adapter, FunctionType type, List<Value> arguments) {
        realm.enter();
        depth++;
        try {
            return called(adapter, type, arguments);
        } catch (TrapException | WasmException | HostExit e) {
            throw e;
        } catch (RuntimeException e) {
            // Of a script that somebody has stopped, what it ran into on its way out is no news.
            throw realm.stopped().orElse(e);
        } catch (ThreadDeath e) {
            // So the JavaScript engine interrupts.
            throw realm.stopped().orElseThrow(() -> e);
        } finally {
            depth--;
            realm.leave();
        }
    }

    /**
     * An imported function has thrown.
     *
     * @param thrown what it threw
     * @param origin the exception or trap of the machine that it stands for, or undefined
     * @return what the function is to return now
     */
    Object fails(Object thrown, Object origin) {
        Object thing = origin instanceof Handle handle ? handle.thing() : origin;
        if (thing instanceof TrapException trap) {
            failure = Optional.of(trap.origin().map(TrapException::new).orElse(trap));
        } else if (thing instanceof ExceptionInstance exception) {
            failure = Optional.of(new WasmException(exception));
        } else if (thing instanceof HostExit exit) {
            failure = Optional.of(exit);
        } else {
            Value payload = new Value.Ref(ReferenceType.EXTERNREF, new HostReference(new ScriptValue(thrown)));
            failure = Optional.of(new WasmException(new ExceptionInstance(realm.scriptTag, List.of(payload))));
        }
        return failed;
    }

    private Machine machine() {
        return realm.port.machine();
    }
}

package palimpsest.app.hostscript;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.ReferenceType;

/** What one script's {@code WebAssembly} consists of, and which object of JavaScript stands for which of the engine. */
final class Realm {

    final ScriptPort port;
    final Blame blame = new Blame();
    final HostAccess access;
    /** What the script's thread is at. */
    final AtomicReference<Where> where;

    final ScriptViews views;
    final ScriptValues values = new ScriptValues(this);
    final ScriptMemories memories = new ScriptMemories(this);
    final Calls calls = new Calls(this);

    /** What JavaScript throws is an exception of this tag to modules; {@code WebAssembly.JSTag}. */
    final TagInstance scriptTag;

    private final Context context;
    private final Brake brake;
    private Optional<Shim> shim = Optional.empty();
    private final Map<Object, WeakReference<Object>> wrappers = new WeakHashMap<>();
    private final Map<FunctionInstance, Integer> numbers = new WeakHashMap<>();

    Realm(ScriptPort port, Context context, Brake brake, AtomicReference<Where> where) {
        this.port = port;
        this.brake = brake;
        this.context = context;
        this.where = where;
        this.access = new HostAccess(port, blame);
        this.views = new ScriptViews(port);
        FunctionType type = new FunctionType(List.of(ReferenceType.EXTERNREF), List.of());
        this.scriptTag = new TagInstance("JSTag", DefinedType.of(type), type);
    }

    void setShim(Shim newShim) {
        shim = Optional.of(newShim);
    }

    Shim shim() {
        return shim.orElseThrow();
    }

    /** A program has ended itself: so does the script. */
    RuntimeException exits(int code) {
        brake.stopHere(new ScriptResult.Exited(code));
        throw new AssertionError("the script has ended");
    }

    /**
     * Somebody other than the script makes a module run that calls the script's functions.
     *
     * @throws TrapException if the script's world is no more
     */
    void enter() {
        try {
            context.enter();
        } catch (IllegalStateException | PolyglotException closed) {
            throw new TrapException("the script that gave this function has been closed");
        }
        brake.begin();
    }

    void leave() {
        brake.end();
        context.leave();
    }

    /** What a module is told if somebody has stopped the function of the script that it called. */
    Optional<RuntimeException> stopped() {
        return brake.pulled().map(how -> new TrapException("the script's function was stopped"));
    }

    /** An object that a script made itself stands for something of the engine. */
    void adopt(Object thing, Object wrapper) {
        wrappers.put(thing, new WeakReference<>(wrapper));
    }

    /** The object of JavaScript that stands for something of the engine: always the same. */
    Object wrapper(Object thing) {
        WeakReference<Object> known = wrappers.get(thing);
        Object found = known == null ? null : known.get();
        if (found != null) {
            return found;
        }
        Object made = make(thing);
        wrappers.put(thing, new WeakReference<>(made));
        return made;
    }

    private Object make(Object thing) {
        Handle handle = new Handle(thing);
        if (thing instanceof FunctionInstance function) {
            return makeFunction(function, handle);
        }
        return shim().call(word(thing), handle);
    }

    private static Shim.Word word(Object thing) {
        if (thing instanceof External external) {
            return external instanceof MemoryInstance
                    ? Shim.Word.MEMORY
                    : external instanceof TableInstance
                            ? Shim.Word.TABLE
                            : external instanceof GlobalInstance ? Shim.Word.GLOBAL : Shim.Word.TAG;
        }
        return thing instanceof HeapObject || thing instanceof HostReference ? Shim.Word.OBJECT : Shim.Word.EXCEPTION;
    }

    /** Says which function of an instance an imported one is: that is what scripts see as its name. */
    void number(FunctionInstance function, int index) {
        numbers.putIfAbsent(function, index);
    }

    private String name(FunctionInstance function) {
        return function instanceof WasmFunction own
                ? String.valueOf(own.index())
                : Optional.ofNullable(numbers.get(function))
                        .map(String::valueOf)
                        .orElse(function.name());
    }

    private Object makeFunction(FunctionInstance function, Handle handle) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(handle);
        arguments.add(name(function));
        function.type().parameters().forEach(type -> arguments.add(TypeWords.of(type)));
        return shim().call(Shim.Word.FUNC, arguments.toArray());
    }
}

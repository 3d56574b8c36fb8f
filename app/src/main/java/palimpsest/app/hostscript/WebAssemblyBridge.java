package palimpsest.app.hostscript;

import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.interop.UnknownIdentifierException;
import com.oracle.truffle.api.library.ExportLibrary;
import com.oracle.truffle.api.library.ExportMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.valid.ValidModule;

/** What {@code webassembly.js} can ask of the engine. Scripts of the user never get hold of it. */
@ExportLibrary(InteropLibrary.class)
@SuppressWarnings("static-method") // the messages of a library are methods, whether or not they need the receiver
final class WebAssemblyBridge implements TruffleObject {

    private static final InteropLibrary INTEROP = InteropLibrary.getUncached();

    /** Something that can be asked. */
    @FunctionalInterface
    private interface Operation {
        Object answer(Object[] arguments);
    }

    /** What takes time because a module is large, and is no time of the script. */
    private static final Set<String> OF_MODULES = Set.of("compile", "validate", "instantiate");

    private final Realm realm;
    private final Preparing preparing;
    private final Map<String, Operation> operations;

    WebAssemblyBridge(Realm realm, Modules modules, Makings makings) {
        this.realm = realm;
        this.preparing = new Preparing(realm.where);
        this.operations = Map.ofEntries(
                Map.entry("start", a -> start(a[0])),
                Map.entry("compile", a -> new Handle(modules.compile(bytes(a), text(a[3])))),
                Map.entry("validate", a -> modules.isValid(bytes(a))),
                Map.entry("moduleImports", a -> array(modules.imports(module(a[0])))),
                Map.entry("moduleExports", a -> array(modules.exports(module(a[0])))),
                Map.entry("customSections", a -> array(modules.sections(module(a[0]), text(a[1])))),
                Map.entry("importFunction", a -> new Handle(modules.importFunction(module(a[0]), number(a[1]), a[2]))),
                Map.entry("importGlobal", a -> modules.importGlobal(module(a[0]), number(a[1]), a[2])),
                Map.entry("importResults", a -> array(modules.resultsOf(module(a[0]), number(a[1])))),
                Map.entry("instantiate", a -> new Handle(modules.instantiate(module(a[0]), text(a[1]), a, 2))),
                Map.entry("exports", a -> exports(thing(a[0], ModuleInstance.class))),
                Map.entry("firstMemory", a -> firstMemory(thing(a[0], ModuleInstance.class))),
                Map.entry("call", a -> realm.calls.call(thing(a[0], FunctionInstance.class), a, 1)),
                Map.entry("fails", a -> realm.calls.fails(a[0], a[1])),
                Map.entry("adopt", a -> adopt((Handle) a[0], a[1])),
                Map.entry("newMemory", makings::memory),
                Map.entry("buffer", a -> realm.memories.buffer(memory(a[0]))),
                Map.entry("growMemory", a -> makings.grow(memory(a[0]), wide(a[1]))),
                Map.entry("isWideMemory", a -> makings.isWide(memory(a[0]))),
                Map.entry("newTable", makings::table),
                Map.entry("tableSize", a -> table(a[0]).size()),
                Map.entry("tableGet", a -> makings.get(table(a[0]), wide(a[1]))),
                Map.entry("tableSet", a -> makings.set(table(a[0]), wide(a[1]), a[2])),
                Map.entry("growTable", a -> makings.grow(table(a[0]), wide(a[1]), a[2])),
                Map.entry("isWideTable", a -> makings.isWide(table(a[0]))),
                Map.entry("newGlobal", makings::global),
                Map.entry("globalType", a -> makings.type(global(a[0]))),
                Map.entry("globalValue", a -> makings.get(global(a[0]))),
                Map.entry("setGlobal", a -> makings.set(global(a[0]), a[1])),
                Map.entry("newTag", makings::tag),
                Map.entry("tagTypes", a -> array(makings.types(thing(a[0], TagInstance.class)))),
                Map.entry("newException", makings::exception),
                Map.entry("hasTag", a -> exception(a[0]).tag() == thing(a[1], TagInstance.class)),
                Map.entry(
                        "exceptionValue",
                        a -> realm.values.toScript(exception(a[0]).values().get(number(a[1])))));
    }

    @ExportMessage
    boolean hasMembers() {
        return true;
    }

    @ExportMessage
    Object getMembers(boolean includeInternal) {
        return new Handle("nothing to be listed");
    }

    @ExportMessage
    boolean isMemberInvocable(String member) {
        return operations.containsKey(member);
    }

    @ExportMessage
    Object invokeMember(String member, Object[] arguments) throws UnknownIdentifierException {
        Operation operation = operations.get(member);
        if (operation == null) {
            throw UnknownIdentifierException.create(member);
        }
        realm.access.settle();
        if (!OF_MODULES.contains(member)) {
            return operation.answer(arguments);
        }
        return preparing.take(() -> operation.answer(arguments));
    }

    private Object start(Object functions) {
        realm.setShim(new Shim(functions));
        return realm.wrapper(realm.scriptTag);
    }

    private Object adopt(Handle handle, Object wrapper) {
        realm.adopt(handle.thing(), wrapper);
        return realm.values.undefined();
    }

    private Object exports(ModuleInstance instance) {
        List<Object> all = new ArrayList<>();
        instance.exports().forEach((name, external) -> {
            all.add(name);
            all.add(realm.wrapper(external));
        });
        return array(all);
    }

    private Object firstMemory(ModuleInstance instance) {
        return instance.memories().isEmpty()
                ? realm.values.undefined()
                : realm.wrapper(instance.memories().get(0));
    }

    // ---- Arguments and answers

    private Object array(List<?> values) {
        return realm.shim().call(Shim.Word.ARRAY, values.toArray());
    }

    /** The bytes of a buffer, from an offset on, so many. */
    private static byte[] bytes(Object[] arguments) {
        byte[] bytes = new byte[number(arguments[2])];
        try {
            INTEROP.readBuffer(arguments[0], number(arguments[1]), bytes, 0, bytes.length);
            return bytes;
        } catch (InteropException e) {
            throw new AssertionError("the script's side has looked whether it is a buffer", e);
        }
    }

    static String text(Object value) {
        try {
            return INTEROP.asString(value);
        } catch (InteropException e) {
            throw new AssertionError("a name is a string", e);
        }
    }

    /** The bytes that a string holds, one a character. */
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** A whole number or a BigInt, as 64 bits. */
    static long wide(Object value) {
        return value instanceof Number number
                ? number.longValue()
                : ((com.oracle.truffle.js.runtime.BigInt) value).longValue();
    }

    private static <T> T thing(Object handle, Class<T> type) {
        return ((Handle) handle).as(type);
    }

    private static ValidModule module(Object handle) {
        return thing(handle, ValidModule.class);
    }

    private static MemoryInstance memory(Object handle) {
        return thing(handle, MemoryInstance.class);
    }

    private static TableInstance table(Object handle) {
        return thing(handle, TableInstance.class);
    }

    private static GlobalInstance global(Object handle) {
        return thing(handle, GlobalInstance.class);
    }

    private static ExceptionInstance exception(Object handle) {
        return thing(handle, ExceptionInstance.class);
    }
}

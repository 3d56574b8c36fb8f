package palimpsest.app.hostscript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.valid.ValidModule;

/** Modules that a script compiles and brings to life. */
final class Modules {

    /** What a module is called whose file nobody knows. */
    private static final String UNNAMED = "module.wasm";

    private final Realm realm;
    /** Modules that are known by their bytes, so that they keep their name, and the text they were assembled from. */
    private final Map<ByteSlice, Supplier<Loaded>> known = new HashMap<>();

    private final IdentityHashMap<ValidModule, String> names = new IdentityHashMap<>();

    Modules(Realm realm) {
        this.realm = realm;
    }

    /** From now on these bytes are that module. */
    void know(byte[] bytes, Supplier<Loaded> loader) {
        known.put(ByteSlice.of(bytes), loader);
    }

    private Loaded load(byte[] bytes) {
        Supplier<Loaded> file = known.get(ByteSlice.of(bytes));
        return file == null
                ? Wasm.load(UNNAMED, bytes, realm.port.machine().store().limits())
                : file.get();
    }

    /** @param where what the script called, for messages: {@code WebAssembly.Module()} */
    ValidModule compile(byte[] bytes, String where) {
        Loaded loaded = load(bytes);
        if (loaded.valid().isEmpty()) {
            throw realm.shim()
                    .fail(
                            "CompileError",
                            where + ": " + words(loaded.diagnostics().get(0)));
        }
        ValidModule module = loaded.valid().get();
        names.put(module, loaded.source().name());
        return module;
    }

    private static String words(Diagnostic fault) {
        int at = fault.span().start();
        String place = fault.source() instanceof TextSource
                ? " (" + fault.source().place(at) + ")"
                : " @+" + at + " (" + fault.source().place(at) + ")";
        return fault.message() + place;
    }

    boolean isValid(byte[] bytes) {
        return load(bytes).valid().isPresent();
    }

    // ---- What a module is

    /** Of each import the module name, the name, and the kind. */
    List<String> imports(ValidModule module) {
        List<String> all = new ArrayList<>();
        for (Import each : module.module().imports()) {
            all.addAll(
                    List.of(each.module(), each.name(), TypeWords.of(each.type().kind())));
        }
        return all;
    }

    /** Of each export the name and the kind. */
    List<String> exports(ValidModule module) {
        List<String> all = new ArrayList<>();
        for (Export each : module.module().exports()) {
            all.addAll(List.of(each.name(), TypeWords.of(each.kind())));
        }
        return all;
    }

    /** The contents of the custom sections of a name, a character a byte. */
    List<String> sections(ValidModule module, String name) {
        List<String> all = new ArrayList<>();
        for (CustomSection section : module.module().customSections()) {
            if (section.name().equals(name)) {
                all.add(WebAssemblyBridge.latin(section.contents().toBytes()));
            }
        }
        return all;
    }

    // ---- Bringing to life

    private static ExternalType.Func function(ValidModule module, int index) {
        return (ExternalType.Func) module.module().imports().get(index).type();
    }

    /** How the results of an imported function are converted. */
    List<String> resultsOf(ValidModule module, int index) {
        FunctionType type =
                (FunctionType) module.compositeType(function(module, index).typeIndex());
        return type.results().stream().map(TypeWords::of).toList();
    }

    /** A function of JavaScript as the module's import of an index. */
    HostFunctionInstance importFunction(ValidModule module, int index, Object adapter) {
        Import wanted = module.module().imports().get(index);
        int typeIndex = function(module, index).typeIndex();
        FunctionType type = (FunctionType) module.compositeType(typeIndex);
        DefinedType defined = module.types().get(typeIndex);
        return new HostFunctionInstance(
                wanted.module() + "." + wanted.name(),
                type,
                defined,
                (context, arguments) -> realm.calls.callBack(context, adapter, type, arguments));
    }

    /** A value of JavaScript as the module's import of an index, a global that cannot change; false if it does not fit. */
    Object importGlobal(ValidModule module, int index, Object value) {
        int global = (int) module.module().imports().subList(0, index).stream()
                .filter(each -> each.type() instanceof ExternalType.Global)
                .count();
        GlobalType type = module.globals().get(global);
        return type.mutable() || !realm.values.isA(type.type(), value)
                ? (Object) false
                : new Handle(new GlobalInstance(type, realm.values.toWasm(type.type(), value, "")));
    }

    /**
     * Makes an instance, and runs its start function.
     *
     * @param imports handles of what the module imports, in order, from {@code first} on
     */
    ModuleInstance instantiate(ValidModule module, String where, Object[] imports, int first) {
        List<External> externals = Arrays.stream(imports, first, imports.length)
                .map(each -> ((Handle) each).as(External.class))
                .toList();
        Linked linked = Linker.link(module, externals);
        if (!linked.faults().isEmpty()) {
            throw realm.shim()
                    .fail("LinkError", where + ": " + words(linked.faults().get(0)));
        }
        Machine machine = realm.port.machine();
        ModuleInstance instance = machine.instantiate(names.getOrDefault(module, UNNAMED), module, externals);
        Outcome outcome = machine.run(1);
        realm.port.instantiated(instance);
        List<Value> nothing = outcome instanceof Outcome.Finished ? List.of() : realm.calls.finish();
        if (!nothing.isEmpty()) {
            throw new AssertionError("an instantiation has no results");
        }
        numberImports(instance);
        return instance;
    }

    /** Gives the functions that an instance imports the names that JavaScript knows them by: their indices. */
    void numberImports(ModuleInstance instance) {
        for (int i = 0; i < instance.module().importedFunctions(); i++) {
            realm.number(instance.functions().get(i), i);
        }
    }
}

package palimpsest.engine.exec;

import java.util.IdentityHashMap;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.WasmFunction;

/** Finds a function's operations, and makes them at its first call. */
final class Bodies {

    private final Store store;
    private final Guarding guarding;
    private final Regions regions = new Regions();
    /** What instances have, taken while they were whole. */
    private final IdentityHashMap<ModuleInstance, ModuleInstance.Contents> contents = new IdentityHashMap<>();

    Bodies(Store store, Guarding guarding) {
        this.store = store;
        this.guarding = guarding;
    }

    Regions regions() {
        return regions;
    }

    /** What an instance has, one of whose functions is being lowered. */
    ModuleInstance.Contents contents(ModuleInstance instance) {
        return contents.computeIfAbsent(instance, ModuleInstance::contents);
    }

    Body of(FunctionInstance function) {
        if (function.executable() instanceof Body body) {
            return body;
        }
        Body made =
                function instanceof WasmFunction wasm ? lowered(wasm) : HostBody.of((HostFunctionInstance) function);
        function.setExecutable(made);
        guarding.add(made);
        regions.lowered(made);
        return made;
    }

    private Body lowered(WasmFunction function) {
        return Patterns.of(function.instance().module())
                .of(function, regions.stresses())
                .map(pattern -> pattern.copy(this, store.sites(), function))
                .orElseGet(() -> new Lowering(store, this, function).lower());
    }
}

package palimpsest.engine.exec;

import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.WasmFunction;

/** Finds a function's operations, and makes them at its first call. */
final class Bodies {

    private final Store store;

    Bodies(Store store) {
        this.store = store;
    }

    Body of(FunctionInstance function) {
        if (function.executable() instanceof Body body) {
            return body;
        }
        Body made = function instanceof WasmFunction wasm
                ? new Lowering(store, this, wasm).lower()
                : HostBody.of((HostFunctionInstance) function);
        function.setExecutable(made);
        return made;
    }
}

package palimpsest.engine.exec;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.valid.ValidModule;

/** An instance of a module that is as small as can be and never runs: its functions can be lowered for other instances. */
final class StandIns {

    private static final Limits EMPTY = new Limits(0, OptionalLong.empty());

    private final Store store = new Store();
    private final Bodies bodies = new Bodies(store, new Guarding(new State(store.limits()), store));
    private final ModuleInstance instance;
    private final IdentityHashMap<Object, Integer> indices = new IdentityHashMap<>();

    /** @param module one without tags */
    StandIns(ValidModule module) {
        instance = new ModuleInstance("", module);
        for (int i = 0; i < module.functionCount(); i++) {
            HostFunctionInstance function = new HostFunctionInstance(
                    "", module.functionType(i), module.functionDefinedType(i), (context, arguments) -> List.of());
            instance.functions().add(function);
            indices.put(function, i);
        }
        for (MemoryType type : module.memories()) {
            MemoryInstance memory =
                    store.allocateMemory(new MemoryType(type.addressType(), EMPTY, type.shared(), type.pageSizeLog2()));
            indices.put(memory.memory(), instance.memories().size());
            instance.memories().add(memory);
        }
        for (GlobalType type : module.globals()) {
            GlobalInstance global = new GlobalInstance(type, Value.of(type.type(), 0, 0, NullReference.NULL));
            indices.put(global, instance.globals().size());
            instance.globals().add(global);
        }
        for (TableType type : module.tables()) {
            var table = store.newTable(new TableType(type.addressType(), EMPTY, type.element()), NullReference.NULL);
            indices.put(table, instance.tables().size());
            instance.tables().add(table);
        }
    }

    /** The place of a memory, global, table or function among those of its kind. */
    int index(Object standIn) {
        return Objects.requireNonNull(indices.get(standIn));
    }

    WriteSites sites() {
        return store.sites();
    }

    /** A function's operations here. */
    Body lower(WasmFunction function) {
        WasmFunction here = new WasmFunction(
                instance,
                function.index(),
                function.function(),
                function.definedType(),
                function.type(),
                Optional.of(function.name()));
        return new Lowering(store, bodies, here).lower();
    }
}

package palimpsest.engine.exec;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;

/**
 * What a machine has instantiated, in order, and what the globals and tables of the host held when a module
 * first imported them, or the host first changed them.
 */
final class Origins {

    private final Map<ModuleInstance, Body> bodies = new LinkedHashMap<>();
    private final IdentityHashMap<GlobalInstance, Value> globals = new IdentityHashMap<>();
    private final IdentityHashMap<TableInstance, Reference[]> tables = new IdentityHashMap<>();

    void add(ModuleInstance instance, Body body, List<External> imports) {
        bodies.put(instance, body);
        for (External external : imports) {
            if (external instanceof GlobalInstance global) {
                add(global);
            } else if (external instanceof TableInstance table) {
                add(table);
            }
        }
    }

    void add(GlobalInstance global) {
        globals.putIfAbsent(global, global.value());
    }

    void add(TableInstance table) {
        tables.computeIfAbsent(table, TableInstance::image);
    }

    Set<GlobalInstance> globals() {
        return globals.keySet();
    }

    Set<TableInstance> tables() {
        return tables.keySet();
    }

    Set<ModuleInstance> instances() {
        return bodies.keySet();
    }

    Body body(ModuleInstance instance) {
        return Objects.requireNonNull(bodies.get(instance), "an instance of another machine");
    }

    Optional<Value> given(GlobalInstance global) {
        return Optional.ofNullable(globals.get(global));
    }

    Optional<Reference[]> given(TableInstance table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** Gives what the host gave what it held at first, but for what is named. */
    void restore(Set<GlobalInstance> globalsKnown, Set<TableInstance> tablesKnown) {
        globals.forEach((global, value) -> {
            if (!globalsKnown.contains(global)) {
                global.set(value);
            }
        });
        tables.forEach((table, elements) -> {
            if (!tablesKnown.contains(table)) {
                table.restore(elements);
            }
        });
    }

    /** Forgets instances. */
    void forget(Set<ModuleInstance> instances) {
        instances.forEach(bodies::remove);
    }
}

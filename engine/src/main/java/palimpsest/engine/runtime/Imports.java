package palimpsest.engine.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a host offers to modules, by module name and name. */
public final class Imports {

    private final Map<String, Map<String, External>> offers = new LinkedHashMap<>();

    /** Offers something; a later offer of the same names replaces an earlier one. */
    public Imports define(String module, String name, External external) {
        offers.computeIfAbsent(module, m -> new LinkedHashMap<>()).put(name, external);
        return this;
    }

    /** Offers all that an instance exports, under a module name. */
    public Imports defineAll(String module, ModuleInstance instance) {
        instance.exports().forEach((name, external) -> define(module, name, external));
        return this;
    }

    public Optional<External> find(String module, String name) {
        return Optional.ofNullable(offers.getOrDefault(module, Map.of()).get(name));
    }

    /** Whether anything is offered under a module name. */
    public boolean knows(String module) {
        return offers.containsKey(module);
    }
}

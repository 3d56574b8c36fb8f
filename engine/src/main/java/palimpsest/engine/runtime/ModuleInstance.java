package palimpsest.engine.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.valid.ValidModule;

/**
 * A module brought to life. The lists follow the module's index spaces, imports first; they fill when the machine executes
 * the first action of the instantiation. See the specification, Module Instances.
 */
public final class ModuleInstance {

    private final String name;
    private final ValidModule module;
    private final List<FunctionInstance> functions = new ArrayList<>();
    private final List<TableInstance> tables = new ArrayList<>();
    private final List<MemoryInstance> memories = new ArrayList<>();
    private final List<GlobalInstance> globals = new ArrayList<>();
    private final List<TagInstance> tags = new ArrayList<>();
    private final List<Reference[]> elements = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private final Map<String, External> exports = new LinkedHashMap<>();

    public ModuleInstance(String name, ValidModule module) {
        this.name = name;
        this.module = module;
    }

    /** What the host calls it. */
    public String name() {
        return name;
    }

    public ValidModule module() {
        return module;
    }

    public List<FunctionInstance> functions() {
        return functions;
    }

    public List<TableInstance> tables() {
        return tables;
    }

    public List<MemoryInstance> memories() {
        return memories;
    }

    public List<GlobalInstance> globals() {
        return globals;
    }

    public List<TagInstance> tags() {
        return tags;
    }

    /** The element segments; a dropped one is empty. */
    public List<Reference[]> elements() {
        return elements;
    }

    /** The contents of the data segments; a dropped one is empty. */
    public List<byte[]> data() {
        return data;
    }

    /** What it exports, in the order of the module. */
    public Map<String, External> exports() {
        return Collections.unmodifiableMap(exports);
    }

    public Optional<External> export(String exportName) {
        return Optional.ofNullable(exports.get(exportName));
    }

    /** The exported function of a name, if there is one and it is a function. */
    public Optional<FunctionInstance> function(String exportName) {
        return export(exportName).filter(FunctionInstance.class::isInstance).map(FunctionInstance.class::cast);
    }

    /** The exported memory of a name. */
    public Optional<MemoryInstance> memory(String exportName) {
        return export(exportName).filter(MemoryInstance.class::isInstance).map(MemoryInstance.class::cast);
    }

    /** What fills the lists of an instance at one moment. */
    public record Contents(
            List<FunctionInstance> functions,
            List<TableInstance> tables,
            List<MemoryInstance> memories,
            List<GlobalInstance> globals,
            List<TagInstance> tags,
            List<Reference[]> elements,
            List<byte[]> data,
            Map<String, External> exports) {}

    /** What fills the lists now; what is listed is not copied. */
    public Contents contents() {
        return new Contents(
                List.copyOf(functions),
                List.copyOf(tables),
                List.copyOf(memories),
                List.copyOf(globals),
                List.copyOf(tags),
                List.copyOf(elements),
                List.copyOf(data),
                new LinkedHashMap<>(exports));
    }

    /** Fills the lists as they were. */
    public void restore(Contents contents) {
        refill(functions, contents.functions);
        refill(tables, contents.tables);
        refill(memories, contents.memories);
        refill(globals, contents.globals);
        refill(tags, contents.tags);
        refill(elements, contents.elements);
        refill(data, contents.data);
        exports.clear();
        exports.putAll(contents.exports);
    }

    /** Empties the lists, as they were before the instantiation. */
    public void clear() {
        List.of(functions, tables, memories, globals, tags, elements, data).forEach(List::clear);
        exports.clear();
    }

    private static <T> void refill(List<T> list, List<T> with) {
        list.clear();
        list.addAll(with);
    }

    /** Adds an export; for the machine that instantiates. */
    public void addExport(String exportName, External external) {
        exports.put(exportName, external);
    }
}

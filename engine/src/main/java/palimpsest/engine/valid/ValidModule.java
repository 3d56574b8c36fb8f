package palimpsest.engine.valid;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.ValueType;

/**
 * A module that has been validated: the only thing that can be instantiated. Its index spaces are whole, imports first,
 * and every type in them is closed, so that it can be compared with types of other modules ({@link Matching}).
 */
public final class ValidModule {

    private final Context context;
    private final Module module;
    private final ModuleTypes types;
    private final IndexSpaces spaces;
    private final int importedFunctions;
    private final int importedTables;
    private final int importedMemories;
    private final int importedGlobals;
    private final int importedTags;
    private final List<DefinedType> closed;
    private final List<TableType> tables;
    private final List<GlobalType> globals;
    private final List<DefinedType> tags;
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>();

    ValidModule(Context context) {
        this.context = context;
        this.module = context.module();
        this.types = context.types();
        this.spaces = context.spaces();
        this.importedFunctions = module.importedCount(ExternalKind.FUNC);
        this.importedTables = module.importedCount(ExternalKind.TABLE);
        this.importedMemories = module.importedCount(ExternalKind.MEMORY);
        this.importedGlobals = module.importedCount(ExternalKind.GLOBAL);
        this.importedTags = module.importedCount(ExternalKind.TAG);
        this.closed = List.copyOf(types.closed());
        this.tables = spaces.tables().stream().map(types::close).toList();
        this.globals = spaces.globals().stream().map(types::close).toList();
        this.tags = spaces.tags().stream().map(types::closed).toList();
    }

    /** The module as it was written. */
    public Module module() {
        return module;
    }

    /** The closed types, by type index. Equal types are the same object. */
    public List<DefinedType> types() {
        return closed;
    }

    /** What a type index stands for, with closed types inside. */
    public CompositeType compositeType(int typeIndex) {
        return types.expansion(typeIndex);
    }

    /** The type of a function, by function index. */
    public FunctionType functionType(int functionIndex) {
        return (FunctionType) types.expansion(spaces.functions().get(functionIndex));
    }

    /** The closed type of a function, by function index. */
    public DefinedType functionDefinedType(int functionIndex) {
        return closed.get(spaces.functions().get(functionIndex));
    }

    /** How many functions there are, imports included. */
    public int functionCount() {
        return spaces.functions().size();
    }

    public List<TableType> tables() {
        return tables;
    }

    public List<MemoryType> memories() {
        return List.copyOf(spaces.memories());
    }

    public List<GlobalType> globals() {
        return globals;
    }

    /** The closed types of the tags: function types without results. */
    public List<DefinedType> tags() {
        return tags;
    }

    public int importedFunctions() {
        return importedFunctions;
    }

    public int importedTables() {
        return importedTables;
    }

    public int importedMemories() {
        return importedMemories;
    }

    public int importedGlobals() {
        return importedGlobals;
    }

    public int importedTags() {
        return importedTags;
    }

    /** A value type of this module's text or binary, closed. */
    public ValueType close(ValueType type) {
        return types.close(type);
    }

    /** A heap type of this module's text or binary, closed. */
    public HeapType close(HeapType type) {
        return types.close(type);
    }

    /**
     * Walks a function's instructions once more and tells what validation knows at each.
     *
     * @param functionIndex a function that the module defines, not an imported one
     */
    public void walk(int functionIndex, CodeListener listener) {
        FunctionValidator.walk(this, functionIndex, listener);
    }

    /**
     * What somebody keeps of this module for all its instances, made when it is first asked for. On any thread.
     *
     * @param kind what it is; there is one of each
     */
    public <T> T kept(Class<T> kind, Supplier<T> make) {
        Object known = kept.get(kind);
        return kind.cast(known != null ? known : kept.computeIfAbsent(kind, k -> make.get()));
    }

    Context context() {
        return context;
    }
}

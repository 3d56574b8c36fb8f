package palimpsest.engine.runtime;

import java.util.Optional;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;

/** A function of a module instance. */
public final class WasmFunction implements FunctionInstance {

    private final ModuleInstance instance;
    private final int index;
    private final Function function;
    private final DefinedType definedType;
    private final FunctionType type;
    private final String name;
    private Executable executable = Executable.NONE;

    public WasmFunction(
            ModuleInstance instance,
            int index,
            Function function,
            DefinedType definedType,
            FunctionType type,
            Optional<String> name) {
        this.instance = instance;
        this.index = index;
        this.function = function;
        this.definedType = definedType;
        this.type = type;
        this.name = name.orElseGet(() -> "function " + index);
    }

    public ModuleInstance instance() {
        return instance;
    }

    /** Its index in the module, imported functions included. */
    public int index() {
        return index;
    }

    /** Its definition. */
    public Function function() {
        return function;
    }

    @Override
    public DefinedType definedType() {
        return definedType;
    }

    @Override
    public FunctionType type() {
        return type;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Executable executable() {
        return executable;
    }

    @Override
    public void setExecutable(Executable newExecutable) {
        executable = newExecutable;
    }

    @Override
    public String toString() {
        return name;
    }
}

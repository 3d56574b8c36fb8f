package palimpsest.engine.runtime;

import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;

/** A function of the host, given to modules as an import. */
public final class HostFunctionInstance implements FunctionInstance {

    private final String name;
    private final FunctionType type;
    private final DefinedType definedType;
    private final HostFunction function;
    private Executable executable = Executable.NONE;

    /** @param type with closed or abstract references only */
    public HostFunctionInstance(String name, FunctionType type, HostFunction function) {
        this(name, type, DefinedType.of(type), function);
    }

    /** A host function that takes part in a module's own hierarchy of types. */
    public HostFunctionInstance(String name, FunctionType type, DefinedType definedType, HostFunction function) {
        this.name = name;
        this.type = type;
        this.definedType = definedType;
        this.function = function;
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

    public HostFunction function() {
        return function;
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

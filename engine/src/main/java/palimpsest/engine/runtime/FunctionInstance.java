package palimpsest.engine.runtime;

import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;

/** A function of the store: of a module, or of the host. See the specification, Function Instances. */
public sealed interface FunctionInstance extends External, Reference permits WasmFunction, HostFunctionInstance {

    /** Its type, closed: equal for equal types of different modules. */
    DefinedType definedType();

    /** Parameters and results; references in them are closed. */
    FunctionType type();

    /** Its name as people read it: the name or export name without {@code $}, else {@code function 3}. */
    String name();

    /** What the executor made of the function; {@link Executable#NONE} before its first call. */
    Executable executable();

    /** For the executor only. */
    void setExecutable(Executable executable);
}

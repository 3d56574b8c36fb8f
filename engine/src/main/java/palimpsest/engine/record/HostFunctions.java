package palimpsest.engine.record;

import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;

/** Makes the functions of the host anew for a session that is opened; the replay does not call them. */
@FunctionalInterface
public interface HostFunctions {

    /** A function of that name and type. */
    HostFunctionInstance make(String name, FunctionType type, DefinedType definedType);
}

package palimpsest.engine.runtime;

import java.util.List;

/**
 * What a host gives to be called by modules. It runs on the engine's thread.
 *
 * <p>It may throw {@link TrapException} to trap, {@link WasmException} to throw an exception that the module can catch,
 * and {@link HostExit} to end everything.
 */
@FunctionalInterface
public interface HostFunction {

    /** Takes arguments and returns results of the types that the function was declared with. */
    List<Value> call(HostContext context, List<Value> arguments);
}

package palimpsest.engine.exec;

import java.util.Optional;
import palimpsest.engine.runtime.FunctionInstance;

/**
 * A call in progress. The numbers of all calls lie in one row of slots: the locals of a call, then its operands; what a call
 * takes as arguments are its first locals, and its results come to where they were.
 *
 * @param name the function's name as people read it, or what is instantiated
 * @param function empty for an instantiation
 * @param begun the number of its first step; no other call in progress at any time has the same and the same depth
 * @param frame its first slot
 * @param locals how many locals it has, parameters included
 */
public record ActiveCall(
        Snapshot.Kind kind, String name, Optional<FunctionInstance> function, long begun, int frame, int locals) {}

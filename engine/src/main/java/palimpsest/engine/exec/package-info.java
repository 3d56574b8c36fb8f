/**
 * Execution: functions lowered to linked operations, and the machine that runs them in slices, one step at a time or a
 * million. Nothing of a running program lies on Java's stack, so it can be stopped, copied and resumed at every instruction.
 */
@NullMarked
package palimpsest.engine.exec;

import org.jspecify.annotations.NullMarked;

/**
 * Stops execution where a person wants to look: breakpoints, watchpoints, steps, and why it stopped. Expressions read the
 * state without changing it, and the next instruction is told in plain words.
 */
@NullMarked
package palimpsest.engine.debug;

import org.jspecify.annotations.NullMarked;

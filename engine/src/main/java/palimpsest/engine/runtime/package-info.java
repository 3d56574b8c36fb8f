/**
 * What exists while modules run: the store, instances, references, values, imports and traps. Nothing in it executes an
 * instruction. See the specification, Runtime Structure.
 */
@NullMarked
package palimpsest.engine.runtime;

import org.jspecify.annotations.NullMarked;

/**
 * Validation. Only its result, a valid module, can be instantiated. See the specification, Validation.
 */
@NullMarked
package palimpsest.engine.valid;

import org.jspecify.annotations.NullMarked;

/**
 * The validator, after the algorithm in the specification's appendix, and the closed types it makes. Only its result,
 * {@link palimpsest.engine.valid.ValidModule}, can be instantiated.
 */
@NullMarked
package palimpsest.engine.valid;

import org.jspecify.annotations.NullMarked;

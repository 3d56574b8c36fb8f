/** Tests of validation. */
@NullMarked
package palimpsest.engine.valid;

import org.jspecify.annotations.NullMarked;

/** Compares this engine with others, over real modules and over random valid ones made from a seed. */
@NullMarked
package palimpsest.engine.oracle;

import org.jspecify.annotations.NullMarked;

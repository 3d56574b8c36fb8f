/**
 * The benchmark: the same modules on this engine and on others, as a table of ratios. Nothing here is a test; the profile
 * {@code bench} runs it.
 */
@NullMarked
package palimpsest.engine.bench;

import org.jspecify.annotations.NullMarked;

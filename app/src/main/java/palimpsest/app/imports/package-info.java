/**
 * What the module imports and nobody gave, and what stands in for it. It is told plainly, so that no lesson stops at a
 * missing import.
 */
@NullMarked
package palimpsest.app.imports;

import org.jspecify.annotations.NullMarked;

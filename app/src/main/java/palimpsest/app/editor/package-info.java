/**
 * The source editor: highlighting, line numbers, faults with their words, and the instruction that is next.
 * What is shown comes from the view-model; what is typed goes back to it.
 */
@NullMarked
package palimpsest.app.editor;

import org.jspecify.annotations.NullMarked;

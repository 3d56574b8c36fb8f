/**
 * Calling exported functions: a typed field for each parameter, results, and traps explained. The view-model knows
 * no nodes; the pane is the window's.
 */
@NullMarked
package palimpsest.app.calls;

import org.jspecify.annotations.NullMarked;

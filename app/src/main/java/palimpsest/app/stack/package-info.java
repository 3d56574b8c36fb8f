/**
 * Calls, locals, operands and globals of a stopped module. Nothing here is live: it shows a moment.
 */
@NullMarked
package palimpsest.app.stack;

import org.jspecify.annotations.NullMarked;

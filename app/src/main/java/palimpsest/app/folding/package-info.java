/**
 * Folding of texts: which lines belong together, which are hidden, and the arrows and marks that tell so.
 * The text itself stays as it is; only what is laid out changes.
 */
@NullMarked
package palimpsest.app.folding;

import org.jspecify.annotations.NullMarked;

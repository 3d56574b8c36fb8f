/**
 * The history of the selected byte: everybody who wrote it, who read it, and where its value came from. Every station of
 * it is a moment that can be gone to.
 */
@NullMarked
package palimpsest.app.history;

import org.jspecify.annotations.NullMarked;

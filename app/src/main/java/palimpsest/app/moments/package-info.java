/**
 * Moments worth coming back to: bookmarks, and what differs between two of them.
 */
@NullMarked
package palimpsest.app.moments;

import org.jspecify.annotations.NullMarked;

/**
 * The session's steps on one axis: calls as nested spans, what the host did, and what happened to memory. Geometry and words
 * are pure functions; one canvas draws what is visible, however long the session is.
 */
@NullMarked
package palimpsest.app.timeline;

import org.jspecify.annotations.NullMarked;

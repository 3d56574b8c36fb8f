/**
 * Breakpoints, watchpoints and watched expressions. What they are and what they show comes from the session.
 */
@NullMarked
package palimpsest.app.stops;

import org.jspecify.annotations.NullMarked;

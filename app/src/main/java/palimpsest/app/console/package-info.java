/**
 * What was asked, what came of it, and what is worth knowing, as lines. They are capped, so a talkative module cannot
 * fill the heap.
 */
@NullMarked
package palimpsest.app.console;

import org.jspecify.annotations.NullMarked;

/**
 * What the window says, in the languages it speaks. One bundle holds every text; the panes name them by key.
 */
@NullMarked
package palimpsest.app.words;

import org.jspecify.annotations.NullMarked;

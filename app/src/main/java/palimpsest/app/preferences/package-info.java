/**
 * What a person may have differently: few things, each with a word of what it does. The window says what there is.
 */
@NullMarked
package palimpsest.app.preferences;

import org.jspecify.annotations.NullMarked;

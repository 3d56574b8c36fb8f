/**
 * Everything that can be done, found by typing a few letters of it; and the sheet of all keys. Both are told what there is
 * by the window.
 */
@NullMarked
package palimpsest.app.palette;

import org.jspecify.annotations.NullMarked;

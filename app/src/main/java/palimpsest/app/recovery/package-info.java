/**
 * What was not saved when the program ended by a crash or a kill. It is kept in a folder of its own for each window, and
 * offered again by the next one.
 */
@NullMarked
package palimpsest.app.recovery;

import org.jspecify.annotations.NullMarked;

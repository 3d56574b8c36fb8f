/**
 * Work on the JavaFX thread that is spread over frames, so that no frame waits for all of it.
 */
@NullMarked
package palimpsest.app.frames;

import org.jspecify.annotations.NullMarked;

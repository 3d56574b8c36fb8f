/**
 * The engine's thread, and the one door from it to the JavaFX thread. Intents go in and never block; immutable
 * snapshots come out, at most one waiting at a time.
 */
@NullMarked
package palimpsest.app.session;

import org.jspecify.annotations.NullMarked;

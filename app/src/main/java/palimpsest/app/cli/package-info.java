/**
 * The verbs of the command line: each reads its options, asks the engine, and prints.
 * Only the window's and the screenshot's verbs load JavaFX.
 */
@NullMarked
package palimpsest.app.cli;

import org.jspecify.annotations.NullMarked;

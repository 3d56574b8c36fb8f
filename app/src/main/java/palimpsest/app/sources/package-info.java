/**
 * The program that a module was made from: its files in the place of the module's text, and its variables with their values.
 * What is known of it comes with the program that is open; files are read from the module's folder, or one that is chosen.
 */
@NullMarked
package palimpsest.app.sources;

import org.jspecify.annotations.NullMarked;

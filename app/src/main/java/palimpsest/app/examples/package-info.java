/**
 * The lessons that come with the program, by title. Each is a module written as commented text.
 */
@NullMarked
package palimpsest.app.examples;

import org.jspecify.annotations.NullMarked;

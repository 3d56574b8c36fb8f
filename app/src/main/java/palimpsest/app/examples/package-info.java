/**
 * The lessons that come with the program, and those of other folders: a card in Markdown, a module, a host script.
 */
@NullMarked
package palimpsest.app.examples;

import org.jspecify.annotations.NullMarked;

/**
 * What is known of the program that a module was made from: its symbols from DWARF or from a source map, and its files where
 * they can be found. The session and the features stand on it.
 */
@NullMarked
package palimpsest.app.symbols;

import org.jspecify.annotations.NullMarked;

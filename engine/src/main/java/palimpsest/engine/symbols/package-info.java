/**
 * What the compiler left in a module about the program it was made from: files and lines, functions, variables and types.
 * Read from DWARF 4 and 5 in custom sections, within bounds; a broken table gives a message and no more.
 */
@NullMarked
package palimpsest.engine.symbols;

import org.jspecify.annotations.NullMarked;

/**
 * The abstract syntax of WebAssembly: types, modules, instructions and the one table of opcodes. Text and binary formats
 * both produce and consume it. See the specification, chapter Structure.
 */
@NullMarked
package palimpsest.engine.syntax;

import org.jspecify.annotations.NullMarked;

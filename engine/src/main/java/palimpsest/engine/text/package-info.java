/**
 * The text format: a lexer, a parser that carries on after a fault, a printer and a highlighter. See the specification,
 * chapter Text Format.
 */
@NullMarked
package palimpsest.engine.text;

import org.jspecify.annotations.NullMarked;

/** Tests of the abstract syntax and of its primitive encodings. */
@NullMarked
package palimpsest.engine.syntax;

import org.jspecify.annotations.NullMarked;

/** The text format, tested with texts whose meaning the specification or the test suite gives. */
@NullMarked
package palimpsest.engine.text;

import org.jspecify.annotations.NullMarked;

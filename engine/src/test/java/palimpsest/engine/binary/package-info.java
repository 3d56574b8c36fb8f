/** Tests of the binary format, with bytes written out by hand from the specification. */
@NullMarked
package palimpsest.engine.binary;

import org.jspecify.annotations.NullMarked;

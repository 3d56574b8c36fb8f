/**
 * The binary format: a decoder that refuses every malformed input with its place, and an encoder that writes the shortest
 * form. See the specification, chapter Binary Format.
 */
@NullMarked
package palimpsest.engine.binary;

import org.jspecify.annotations.NullMarked;

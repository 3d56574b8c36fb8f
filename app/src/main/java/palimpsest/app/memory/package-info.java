/**
 * The memory grid: bytes drawn on a canvas, with who wrote each of them.
 * {@code HexLayout} knows where things are, {@code HexPainter} draws them, {@code HexGrid} listens.
 */
@NullMarked
package palimpsest.app.memory;

import org.jspecify.annotations.NullMarked;

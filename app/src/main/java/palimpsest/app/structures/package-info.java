/**
 * Structures: bytes of a memory read as named fields, as a small language describes them. The description, its reading
 * over bytes, and the pane that shows and edits what was read.
 */
@NullMarked
package palimpsest.app.structures;

import org.jspecify.annotations.NullMarked;

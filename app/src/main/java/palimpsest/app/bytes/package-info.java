/**
 * The bytes of a memory as people read them: where they come from, who wrote them, addresses, text and numbers.
 * Nothing here knows of windows; the memory grid and the byte inspector both stand on it.
 */
@NullMarked
package palimpsest.app.bytes;

import org.jspecify.annotations.NullMarked;

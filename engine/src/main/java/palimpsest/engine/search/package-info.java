/**
 * Finds bytes, texts, numbers and strings in a memory as it was at one moment. It knows nothing of who asks and where the
 * memory comes from, so it is compared with a plain searcher on random bytes.
 */
@NullMarked
package palimpsest.engine.search;

import org.jspecify.annotations.NullMarked;

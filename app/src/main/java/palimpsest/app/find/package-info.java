/**
 * Finds bytes, texts, numbers, strings and who wrote in the memory that is shown. The session searches; here is what to
 * search for, and what was found.
 */
@NullMarked
package palimpsest.app.find;

import org.jspecify.annotations.NullMarked;

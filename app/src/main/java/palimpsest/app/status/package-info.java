/**
 * What the session is doing, in a line. The toolbar asks here which of its buttons make sense.
 */
@NullMarked
package palimpsest.app.status;

import org.jspecify.annotations.NullMarked;

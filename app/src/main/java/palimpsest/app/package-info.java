/**
 * Where the program starts.
 * It hands the arguments to the command line, which opens the window when no verb is named.
 */
@NullMarked
package palimpsest.app;

import org.jspecify.annotations.NullMarked;

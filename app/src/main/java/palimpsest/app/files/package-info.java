/**
 * Files that the program writes, whole or not at all, and the forms of memory in text that the command line and the
 * window share. Nothing here knows of windows.
 */
@NullMarked
package palimpsest.app.files;

import org.jspecify.annotations.NullMarked;

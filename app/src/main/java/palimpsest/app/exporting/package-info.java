/**
 * Taking it away: pictures and animations of the bytes, dumps, tables and logs, as files. Pictures are drawn as lists of
 * shapes, of which SVG and pixels are made alike.
 */
@NullMarked
package palimpsest.app.exporting;

import org.jspecify.annotations.NullMarked;

package palimpsest.app.views;

import palimpsest.app.session.MemoryRange;

/**
 * An element of a view that has another value since the last stop.
 *
 * @param element such as {@code float64[1]}
 * @param type such as {@code Float64Array}
 * @param before its value at the last stop, as JavaScript prints it
 * @param after its value now
 */
record ElementChange(String element, String type, String before, String after, MemoryRange range) {}

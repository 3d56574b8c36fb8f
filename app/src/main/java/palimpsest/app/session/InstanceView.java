package palimpsest.app.session;

/**
 * A module that a script, or the window, has made an instance of.
 *
 * @param index in the order in which they were made, from 0
 * @param name of its module
 * @param shown whether it is the one whose source, exports, globals and first memories are shown
 */
public record InstanceView(int index, String name, boolean shown) {}

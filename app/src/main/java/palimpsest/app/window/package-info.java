/**
 * The main window: toolbar, menu, themes, scale, settings, and the same window drawn without a display.
 * It puts the features' panes together and is the only package that sees all of them.
 */
@NullMarked
package palimpsest.app.window;

import org.jspecify.annotations.NullMarked;

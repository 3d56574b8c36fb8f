/**
 * Host scripts: JavaScript that runs unmodified against the engine, in a sandbox. Nothing outside of this package sees the
 * JavaScript engine, and nothing in it sees the window: what a script does to the outside goes through
 * {@link palimpsest.app.hostscript.ScriptPort}.
 */
@NullMarked
package palimpsest.app.hostscript;

import org.jspecify.annotations.NullMarked;

/**
 * The host script: its text in colours, the line that acted last, and what became of it. It is run, stopped and stepped
 * here; what it does to the machine is the session's business.
 */
@NullMarked
package palimpsest.app.script;

import org.jspecify.annotations.NullMarked;

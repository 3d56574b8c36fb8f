/**
 * Sessions as files: the modules, all that the host did, and what the user marked, so that the same run comes to life again
 * on another machine. The format is described in docs/session-format.md.
 */
@NullMarked
package palimpsest.engine.record;

import org.jspecify.annotations.NullMarked;

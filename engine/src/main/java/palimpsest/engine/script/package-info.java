/**
 * Scripts of the specification's test suite: modules, calls, and what must come of them. A script is parsed into commands,
 * and a runner counts how many hold.
 */
@NullMarked
package palimpsest.engine.script;

import org.jspecify.annotations.NullMarked;

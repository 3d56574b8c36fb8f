/** Tests of scripts. */
@NullMarked
package palimpsest.engine.script;

import org.jspecify.annotations.NullMarked;

/**
 * The whole memory at a glance: who wrote where and how much, what is visible of it, and where data, stack and heap lie.
 * It draws surveys that the session makes, and never reads the bytes itself.
 */
@NullMarked
package palimpsest.app.map;

import org.jspecify.annotations.NullMarked;

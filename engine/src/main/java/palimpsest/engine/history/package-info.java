/**
 * Questions to a recorded past: who wrote, overwrote and read a byte, where a value comes from, which calls there were, and
 * what differs between two moments. Answers come from replaying only the stretches that matter; the cursor stays.
 */
@NullMarked
package palimpsest.engine.history;

import org.jspecify.annotations.NullMarked;

/**
 * Time that runs both ways: the record of what came into a machine from its host, checkpoints of all it holds, and replay
 * from there to any step. Wasm is deterministic but for its host, so nothing else needs to be kept.
 */
@NullMarked
package palimpsest.engine.timeline;

import org.jspecify.annotations.NullMarked;

/**
 * Linear memory that knows its writers: pages, actors, write events, and the one choke point that every write and every
 * growth goes through. See the specification, Memory Instances.
 */
@NullMarked
package palimpsest.engine.memory;

import org.jspecify.annotations.NullMarked;

/**
 * Hosts that come with the engine: WASI preview 1 for command-line programs, and AssemblyScript's few functions. What a program can reach is what its
 * {@link palimpsest.engine.host.WasiWorld} holds, and nothing else.
 */
@NullMarked
package palimpsest.engine.host;

import org.jspecify.annotations.NullMarked;

/**
 * The façade over the engine: everything the window, the host scripts and the command line ask of WebAssembly.
 * The packages below it are the chapters of the WebAssembly specification.
 */
@NullMarked
package palimpsest.engine;

import org.jspecify.annotations.NullMarked;

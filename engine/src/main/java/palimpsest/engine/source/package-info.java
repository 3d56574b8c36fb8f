/**
 * Where things come from: source texts and binaries, spans in them, and diagnostics that point at a span. Everything
 * that can be wrong in an input is told through {@link palimpsest.engine.source.Diagnostic}.
 */
@NullMarked
package palimpsest.engine.source;

import org.jspecify.annotations.NullMarked;

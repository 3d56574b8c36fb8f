package palimpsest.app.session;

import palimpsest.engine.syntax.ExternalKind;

/**
 * Something the module imports and nobody gave.
 *
 * @param text what stands in for it, in a sentence
 */
public record StandIn(String module, String name, ExternalKind kind, String text) {}

package palimpsest.engine.text;

import palimpsest.engine.source.Span;

/**
 * An annotation, {@code (@id …)}. See the specification, Text Format, Annotations.
 *
 * @param next the index of the first token after it
 * @param depth how many parentheses were open before it
 * @param contents what stands between its identifier and its closing parenthesis
 */
record Annotation(String id, int next, int depth, Span span, Span contents) {}

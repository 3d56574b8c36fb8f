package palimpsest.engine.syntax;

import java.util.Optional;
import palimpsest.engine.source.Span;

/** A table defined in the module; without an initializer its elements start as null. See the specification, Tables. */
public record Table(TableType type, Optional<Code> initializer, Span span) {}

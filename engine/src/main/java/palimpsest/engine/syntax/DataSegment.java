package palimpsest.engine.syntax;

import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;

/** Bytes for memories; the mode is passive or active. See the specification, Data Segments. */
public record DataSegment(ByteSlice contents, SegmentMode mode, Span span) {}

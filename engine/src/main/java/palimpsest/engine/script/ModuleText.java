package palimpsest.engine.script;

import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;

/** A module as a script gives it. */
sealed interface ModuleText {

    /** Written out in the script; {@code token} is the number of its opening parenthesis. */
    record Written(int token, Span span) implements ModuleText {}

    /** A binary, as strings. */
    record Binary(ByteSlice bytes, Span span) implements ModuleText {}

    /** A text, as strings. */
    record Quoted(ByteSlice text, Span span) implements ModuleText {}

    Span span();
}

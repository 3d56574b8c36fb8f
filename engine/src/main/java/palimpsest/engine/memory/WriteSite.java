package palimpsest.engine.memory;

import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;

/**
 * What writes, and where it stands: an instruction, a data segment, or a place in a host script.
 *
 * @param actor who writes from here
 * @param operation the instruction's mnemonic, or a word for what the host or the instantiation does
 * @param function the name of the function that holds the instruction
 * @param functionIndex the index of that function in its module
 * @param source the module's source
 * @param span the instruction or data segment in that source
 * @param hostPlace where the host stands, such as {@code host.js:6}; empty where there is a source
 */
public record WriteSite(
        Actor actor,
        String operation,
        Optional<String> function,
        OptionalInt functionIndex,
        Optional<Source> source,
        Optional<Span> span,
        String hostPlace) {

    /** An instruction of a function. Its actor is {@link Actor#MODULE}, or {@link Actor#GROWTH} for {@code memory.grow}. */
    public static WriteSite instruction(
            Actor actor, String mnemonic, String function, int functionIndex, Source source, Span span) {
        return new WriteSite(
                actor,
                mnemonic,
                Optional.of(function),
                OptionalInt.of(functionIndex),
                Optional.of(source),
                Optional.of(span),
                "");
    }

    /** An active data segment; {@code operation} names it. */
    public static WriteSite dataSegment(String operation, Source source, Span span) {
        return new WriteSite(
                Actor.DATA_SEGMENT,
                operation,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(source),
                Optional.of(span),
                "");
    }

    /** A place of the host, such as {@code host.js:6} or {@code grid}. */
    public static WriteSite host(Actor actor, String operation, String place) {
        return new WriteSite(
                actor, operation, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), place);
    }

    /** The place as people read it: {@code sum.wat:10:5}, {@code file.wasm:0x5f} or {@code host.js:6}. */
    public String place() {
        return source.isPresent() && span.isPresent()
                ? source.get().place(span.get().start())
                : hostPlace;
    }
}

package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.app.words.Phrases;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ReferenceType;

/** The engine's values and places as the window shows them: copies that never change. */
final class Views {

    private Views() {}

    /** An address for people: {@code 0x18}. */
    static String address(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static final ObjectText NO_NAMES = new ObjectText(Optional.empty());

    static Value value(palimpsest.engine.runtime.Value value) {
        return value(value, NO_NAMES);
    }

    /** @param objects says what references refer to */
    static Value value(palimpsest.engine.runtime.Value value, ObjectText objects) {
        if (value instanceof palimpsest.engine.runtime.Value.Ref ref) {
            Reference reference = ref.reference();
            return new Value.Reference(ref.type(), reference.isNull(), objects.of(reference));
        }
        if (value instanceof palimpsest.engine.runtime.Value.V128 vector) {
            return Value.v128(vector.low(), vector.high());
        }
        return new Value.Numeric((palimpsest.engine.syntax.NumberType) value.type(), value.bits());
    }

    static FrameView.Kind kind(palimpsest.engine.exec.Snapshot.Kind kind) {
        return switch (kind) {
            case FUNCTION -> FrameView.Kind.MODULE;
            case INSTANTIATION -> FrameView.Kind.INSTANTIATION;
            case HOST -> FrameView.Kind.HOST;
        };
    }

    /** {@code 1 byte}, {@code 12 bytes}. */
    static String bytes(long count) {
        return Words.of("session.bytes", count, Long.toUnsignedString(count));
    }

    static List<Value> values(List<palimpsest.engine.runtime.Value> values) {
        return values(values, NO_NAMES);
    }

    /** @param objects says what references refer to */
    static List<Value> values(List<palimpsest.engine.runtime.Value> values, ObjectText objects) {
        return values.stream().map(value -> value(value, objects)).toList();
    }

    /** The engine's value; of references only null can be given. */
    static palimpsest.engine.runtime.Value engineValue(Value value) {
        if (value instanceof Value.Vector vector) {
            return new palimpsest.engine.runtime.Value.V128(vector.low(), vector.high());
        }
        if (value instanceof Value.Numeric number) {
            return palimpsest.engine.runtime.Value.of(number.type(), number.bits(), 0, NullReference.NULL);
        }
        return new palimpsest.engine.runtime.Value.Ref((ReferenceType) value.type(), NullReference.NULL);
    }

    /** A call as people write it: {@code store(65532, 1)}. */
    static String call(String name, List<Value> arguments) {
        return name + arguments.stream().map(Value::text).collect(Collectors.joining(", ", "(", ")"));
    }

    static Place place(Optional<Source> source, Optional<Span> span, Optional<Span> shown, String op, String function) {
        String text = source.isPresent() && span.isPresent()
                ? source.get().place(span.get().start())
                : "";
        return new Place(shown, text, op, function);
    }

    static Place place(WriteSite site, Optional<Span> shown) {
        return new Place(shown, site.place(), operation(site), site.function().orElse(""));
    }

    /** What wrote, in the language that is spoken; an instruction is called the same everywhere. */
    static String operation(WriteSite site) {
        return site.actor() == Actor.DATA_SEGMENT ? Phrases.of(site.operation()) : site.operation();
    }

    /** What a call is called. */
    static String function(FrameView.Kind kind, String name) {
        return kind == FrameView.Kind.INSTANTIATION ? Phrases.of(name) : name;
    }
}

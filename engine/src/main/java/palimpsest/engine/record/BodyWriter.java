package palimpsest.engine.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.ValueType;

/** Writes what several sections have in common. {@link BodyReader} is its counterpart. */
final class BodyWriter {

    /** In the order of their numbers in the file. */
    static final List<Meeting.Kind> MEETINGS = List.of(Meeting.Kind.ARGUMENT, Meeting.Kind.RESULT, Meeting.Kind.TAKEN);

    final ByteWriter out = new ByteWriter();
    private final TypeTable types;

    BodyWriter(TypeTable types) {
        this.types = types;
    }

    void bytes(ByteSlice bytes) {
        out.u32(bytes.length()).bytes(bytes.array(), bytes.start(), bytes.end());
    }

    void flag(boolean flag) {
        out.u8(flag ? 1 : 0);
    }

    void definedType(DefinedType type) {
        out.u32(types.index(type));
    }

    void valueType(ValueType type) {
        out.valueType(types.byIndex().value(type));
    }

    void limits(Limits limits) {
        out.u64(limits.minimum());
        optional(limits.maximum());
    }

    void optional(OptionalLong number) {
        flag(number.isPresent());
        number.ifPresent(out::u64);
    }

    void addressType(AddressType type) {
        flag(type == AddressType.I64);
    }

    void memoryType(MemoryType type) {
        addressType(type.addressType());
        limits(type.limits());
        flag(type.shared());
        out.u8(type.pageSizeLog2());
    }

    void external(SavedExternal external) {
        if (external instanceof SavedExternal.Memory memory) {
            out.u8(Codes.MEMORY).u32(memory.index());
        } else if (external instanceof SavedExternal.OfInstance own) {
            out.u8(Codes.OF_INSTANCE).u8(own.kind().code()).u32(own.instance()).u32(own.index());
        } else if (external instanceof SavedExternal.OfHost made) {
            out.u8(Codes.OF_HOST).u8(made.kind().code()).u32(made.number());
        }
    }

    void values(List<SavedValue> values) {
        out.u32(values.size());
        values.forEach(this::value);
    }

    void value(SavedValue value) {
        if (value instanceof SavedValue.Numeric number) {
            out.u8(number.type().code());
            switch (number.type()) {
                case I32, I64 -> out.s64(number.bits());
                case F32 -> out.i32Bits((int) number.bits());
                case F64 -> out.i64Bits(number.bits());
            }
        } else if (value instanceof SavedValue.Vector vector) {
            out.u8(Codes.VECTOR).i64Bits(vector.low()).i64Bits(vector.high());
        } else if (value instanceof SavedValue.Ref ref) {
            out.u8(Codes.REFERENCE);
            reference(ref.reference());
        }
    }

    void reference(SavedReference reference) {
        if (reference instanceof SavedReference.Null) {
            out.u8(Codes.NULL);
        } else if (reference instanceof SavedReference.Function function) {
            out.u8(Codes.FUNCTION);
            external(function.function());
        } else if (reference instanceof SavedReference.I31 number) {
            out.u8(Codes.I31).u32(number.bits());
        } else if (reference instanceof SavedReference.HostObject object) {
            out.u8(Codes.HOST_OBJECT).u32(object.number());
        } else if (reference instanceof SavedReference.Thrown thrown) {
            out.u8(Codes.THROWN).u32(thrown.number());
        } else if (reference instanceof SavedReference.OfModule known) {
            Meeting meeting = known.meeting();
            out.u8(Codes.OF_MODULE)
                    .u64(meeting.step())
                    .u32(MEETINGS.indexOf(meeting.kind()))
                    .u32(meeting.index());
        }
    }

    /** Texts by number, each once, in the order of their first use. */
    static final class Texts {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        int number(String text) {
            Integer known = numbers.putIfAbsent(text, numbers.size());
            return known == null ? numbers.size() - 1 : known;
        }

        void write(ByteWriter to) {
            to.u32(numbers.size());
            numbers.keySet().forEach(to::name);
        }
    }
}

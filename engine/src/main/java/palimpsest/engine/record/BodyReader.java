package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/**
 * Reads what several sections have in common. Whatever is wrong is a {@link MalformedException} at its place, and no list is
 * made longer than the bytes that are there allow.
 */
final class BodyReader {

    final ByteReader in;
    private final List<DefinedType> types;

    BodyReader(ByteReader in, List<DefinedType> types) {
        this.in = in;
        this.types = types;
    }

    MalformedException fault(int offset, String message) {
        return new MalformedException(offset, message);
    }

    /** Refuses what stands after the last part. */
    void end() {
        if (!in.atEnd()) {
            throw fault(in.position(), in.remaining() + " bytes too many at the end of a section");
        }
    }

    /** Parts that take at least a byte each, after their number. */
    <T> List<T> list(Supplier<T> part) {
        int start = in.position();
        int count = in.u32();
        if (count < 0 || count > in.remaining()) {
            throw fault(start, Integer.toUnsignedString(count) + " entries do not fit");
        }
        List<T> parts = new ArrayList<>(Math.min(count, 1 << 10));
        for (int i = 0; i < count; i++) {
            parts.add(part.get());
        }
        return parts;
    }

    ByteSlice bytes() {
        int start = in.position();
        int length = in.u32();
        if (length < 0 || length > in.remaining()) {
            throw fault(start, Integer.toUnsignedString(length) + " bytes do not fit");
        }
        int from = in.position();
        in.skip(length);
        return new ByteSlice(in.bytes(), from, from + length);
    }

    boolean flag() {
        return below(2, "flag") == 1;
    }

    /** A number from 0 to before a limit. */
    int below(int limit, String what) {
        int start = in.position();
        int number = in.u32();
        if (Integer.compareUnsigned(number, limit) >= 0) {
            throw fault(start, "there is no " + what + " " + Integer.toUnsignedString(number));
        }
        return number;
    }

    /** A number that is not negative as a signed one. */
    int natural() {
        int start = in.position();
        int number = in.u32();
        if (number < 0) {
            throw fault(start, "number too large: " + Integer.toUnsignedString(number));
        }
        return number;
    }

    /** A number that is not negative as a signed one. */
    long naturalLong() {
        int start = in.position();
        long number = in.u64();
        if (number < 0) {
            throw fault(start, "number too large: " + Long.toUnsignedString(number));
        }
        return number;
    }

    <E> E choice(List<E> all, String what) {
        return all.get(below(all.size(), what));
    }

    OptionalLong optional() {
        return flag() ? OptionalLong.of(in.u64()) : OptionalLong.empty();
    }

    DefinedType definedType() {
        return types.get(below(types.size(), "type"));
    }

    ValueType valueType() {
        int start = in.position();
        ValueType type = in.valueType();
        return type instanceof ReferenceType reference ? closed(reference, start) : type;
    }

    ReferenceType referenceType() {
        int start = in.position();
        return closed(in.referenceType(), start);
    }

    private ReferenceType closed(ReferenceType type, int start) {
        if (!(type.heap() instanceof TypeIndex named)) {
            return type;
        }
        if (Integer.compareUnsigned(named.index(), types.size()) >= 0) {
            throw fault(start, "there is no type " + Integer.toUnsignedString(named.index()));
        }
        return new ReferenceType(type.nullable(), types.get(named.index()));
    }

    Limits limits() {
        return new Limits(in.u64(), optional());
    }

    AddressType addressType() {
        return flag() ? AddressType.I64 : AddressType.I32;
    }

    MemoryType memoryType() {
        AddressType addressType = addressType();
        Limits limits = limits();
        boolean shared = flag();
        int start = in.position();
        int pageSizeLog2 = in.u8();
        if (pageSizeLog2 != 0 && pageSizeLog2 != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            throw fault(start, "invalid custom page size");
        }
        return new MemoryType(addressType, limits, shared, pageSizeLog2);
    }

    SavedExternal external() {
        int start = in.position();
        return switch (in.u8()) {
            case Codes.OF_INSTANCE -> new SavedExternal.OfInstance(madeKind(), natural(), natural());
            case Codes.OF_HOST -> new SavedExternal.OfHost(madeKind(), natural());
            case Codes.MEMORY -> new SavedExternal.Memory(natural());
            default -> throw fault(start, "unknown maker of an import");
        };
    }

    private ExternalKind madeKind() {
        int start = in.position();
        int code = in.u8();
        return ExternalKind.of(code)
                .filter(kind -> kind != ExternalKind.MEMORY)
                .orElseThrow(() -> fault(start, "malformed kind of import"));
    }

    /** One of a kind. */
    SavedExternal external(ExternalKind wanted) {
        int start = in.position();
        SavedExternal external = external();
        if (external.kind() != wanted) {
            throw fault(start, "a " + external.kind() + " instead of a " + wanted);
        }
        return external;
    }

    List<SavedValue> values() {
        return list(this::value);
    }

    SavedValue value() {
        int start = in.position();
        int code = in.u8();
        if (code == Codes.REFERENCE) {
            return new SavedValue.Ref(reference());
        }
        if (code == Codes.VECTOR) {
            return new SavedValue.Vector(in.i64Bits(), in.i64Bits());
        }
        for (NumberType type : NumberType.values()) {
            if (type.code() == code) {
                return new SavedValue.Numeric(type, bits(type));
            }
        }
        throw fault(start, "malformed value");
    }

    private long bits(NumberType type) {
        return switch (type) {
            case I32, I64 -> in.s64();
            case F32 -> Integer.toUnsignedLong(in.i32Bits());
            case F64 -> in.i64Bits();
        };
    }

    SavedReference reference() {
        int start = in.position();
        return switch (in.u8()) {
            case Codes.NULL -> new SavedReference.Null();
            case Codes.FUNCTION -> new SavedReference.Function(external(ExternalKind.FUNC));
            case Codes.I31 -> new SavedReference.I31(natural());
            case Codes.HOST_OBJECT -> new SavedReference.HostObject(natural());
            case Codes.THROWN -> new SavedReference.Thrown(natural());
            case Codes.OF_MODULE ->
                new SavedReference.OfModule(
                        new Meeting(naturalLong(), choice(BodyWriter.MEETINGS, "kind of meeting"), natural()));
            default -> throw fault(start, "malformed reference");
        };
    }
}

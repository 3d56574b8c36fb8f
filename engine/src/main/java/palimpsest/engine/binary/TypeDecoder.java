package palimpsest.engine.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.PackedType;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** Reads types. See the specification, Binary Format, Types. */
final class TypeDecoder {

    static final int HAS_MAXIMUM = 1;
    static final int SHARED = 2;
    static final int ADDRESSES_64 = 4;
    static final int HAS_PAGE_SIZE = 8;

    private final ByteReader in;
    private final List<Span> typeSpans = new ArrayList<>();

    TypeDecoder(ByteReader in) {
        this.in = in;
    }

    /** Where each type that was defined so far stands. */
    List<Span> typeSpans() {
        return typeSpans;
    }

    RecursiveType recursiveType() {
        if (in.peek() != 0x4e) {
            return new RecursiveType(List.of(subType()));
        }
        in.u8();
        List<SubType> types = new ArrayList<>();
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            types.add(subType());
        }
        return new RecursiveType(types);
    }

    private SubType subType() {
        int start = in.position();
        SubType type = openOrFinal();
        typeSpans.add(new Span(start, in.position()));
        return type;
    }

    private SubType openOrFinal() {
        int code = in.peek();
        if (code != 0x50 && code != 0x4f) {
            return SubType.plain(compositeType());
        }
        in.u8();
        List<HeapType> supertypes = new ArrayList<>();
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            supertypes.add(new TypeIndex(in.u32()));
        }
        return new SubType(code == 0x4f, supertypes, compositeType());
    }

    private CompositeType compositeType() {
        int start = in.position();
        int code = in.u8();
        return switch (code) {
            case 0x60 -> new FunctionType(valueTypes(), valueTypes());
            case 0x5f -> new StructType(fieldTypes());
            case 0x5e -> new ArrayType(fieldType());
            default ->
                // The code is a number of one byte: a byte that announces another makes it too long.
                throw new MalformedException(
                        start, code >= 0x80 ? "integer representation too long" : "malformed definition type");
        };
    }

    private List<ValueType> valueTypes() {
        List<ValueType> types = new ArrayList<>();
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            types.add(in.valueType());
        }
        return types;
    }

    private List<FieldType> fieldTypes() {
        List<FieldType> types = new ArrayList<>();
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            types.add(fieldType());
        }
        return types;
    }

    private FieldType fieldType() {
        StorageType storage = storageType();
        return new FieldType(storage, mutability());
    }

    private StorageType storageType() {
        return switch (in.peek()) {
            case 0x78 -> {
                in.u8();
                yield PackedType.I8;
            }
            case 0x77 -> {
                in.u8();
                yield PackedType.I16;
            }
            default -> in.valueType();
        };
    }

    private boolean mutability() {
        int start = in.position();
        int code = in.u8();
        if (code > 1) {
            throw new MalformedException(start, "malformed mutability");
        }
        return code == 1;
    }

    ExternalType externalType() {
        int start = in.position();
        return switch (in.u8()) {
            case 0 -> new ExternalType.Func(in.u32());
            case 1 -> new ExternalType.Table(tableType());
            case 2 -> new ExternalType.Memory(memoryType());
            case 3 -> new ExternalType.Global(globalType());
            case 4 -> new ExternalType.Tag(tagType());
            default -> throw new MalformedException(start, "malformed import kind");
        };
    }

    GlobalType globalType() {
        ValueType type = in.valueType();
        return new GlobalType(type, mutability());
    }

    /** The type index of a tag, after its attribute. */
    int tagType() {
        int start = in.position();
        if (in.u8() != 0) {
            throw new MalformedException(start, "malformed attribute: the attribute of a tag is 0");
        }
        return in.u32();
    }

    TableType tableType() {
        ReferenceType element = in.referenceType();
        int flags = limitsFlags(HAS_MAXIMUM | ADDRESSES_64);
        return new TableType(addressType(flags), limits(flags), element);
    }

    MemoryType memoryType() {
        int start = in.position();
        int flags = limitsFlags(HAS_MAXIMUM | SHARED | ADDRESSES_64 | HAS_PAGE_SIZE);
        if ((flags & HAS_PAGE_SIZE) != 0 && in.atEnd()) {
            throw new MalformedException(
                    start, "malformed limits flags: they announce a page size, but nothing follows");
        }
        Limits limits = limits(flags);
        int pageSizeLog2 = (flags & HAS_PAGE_SIZE) != 0 ? pageSize() : MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        return new MemoryType(addressType(flags), limits, (flags & SHARED) != 0, pageSizeLog2);
    }

    private int limitsFlags(int allowed) {
        int start = in.position();
        int flags = in.u8();
        if ((flags & ~allowed) != 0) {
            throw new MalformedException(start, "malformed limits flags " + String.format("%02x", flags));
        }
        return flags;
    }

    private static AddressType addressType(int flags) {
        return (flags & ADDRESSES_64) != 0 ? AddressType.I64 : AddressType.I32;
    }

    private Limits limits(int flags) {
        long minimum = in.u64();
        return new Limits(minimum, (flags & HAS_MAXIMUM) != 0 ? OptionalLong.of(in.u64()) : OptionalLong.empty());
    }

    private int pageSize() {
        int start = in.position();
        int exponent = in.u32();
        if (exponent < 0 || exponent >= Long.SIZE) {
            throw new MalformedException(
                    start, "invalid custom page size: 2 to the power of " + Integer.toUnsignedString(exponent));
        }
        return exponent;
    }
}

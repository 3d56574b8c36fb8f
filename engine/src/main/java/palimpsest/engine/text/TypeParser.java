package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.PackedType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;

/** Types other than type definitions. See the specification, Text Format, Types. */
final class TypeParser {

    private static final Map<String, ValueType> PLAIN = new HashMap<>();
    private static final Map<String, AbstractHeapType> HEAP = new HashMap<>();

    static {
        Arrays.stream(NumberType.values()).forEach(type -> PLAIN.put(type.toString(), type));
        PLAIN.put("v128", VectorType.V128);
        for (AbstractHeapType heap : AbstractHeapType.values()) {
            PLAIN.put(heap.shorthand(), new ReferenceType(true, heap));
            HEAP.put(heap.toString(), heap);
        }
    }

    private final TokenCursor in;
    private final IndexSpace types;

    TypeParser(TokenCursor in, IndexSpace types) {
        this.in = in;
        this.types = types;
    }

    static boolean atValueType(TokenCursor in) {
        return in.atOpen("ref") || (in.at(TokenKind.KEYWORD) && PLAIN.containsKey(in.text()));
    }

    static boolean atReferenceType(TokenCursor in) {
        return in.atOpen("ref") || (in.at(TokenKind.KEYWORD) && PLAIN.get(in.text()) instanceof ReferenceType);
    }

    ValueType valueType() {
        if (in.atOpen("ref")) {
            return referenceType();
        }
        ValueType type = in.at(TokenKind.KEYWORD) ? PLAIN.get(in.text()) : null;
        if (type == null) {
            throw in.unexpected("a value type");
        }
        in.advance();
        return type;
    }

    ReferenceType referenceType() {
        if (in.skipOpen("ref")) {
            boolean nullable = in.skip("null");
            ReferenceType type = new ReferenceType(nullable, heapType());
            in.close();
            return type;
        }
        if (in.at(TokenKind.KEYWORD) && PLAIN.get(in.text()) instanceof ReferenceType type) {
            in.advance();
            return type;
        }
        throw in.unexpected("a reference type");
    }

    HeapType heapType() {
        if (IndexSpace.atIndex(in)) {
            return new TypeIndex(types.resolve(in));
        }
        HeapType heap = in.at(TokenKind.KEYWORD) ? HEAP.get(in.text()) : null;
        if (heap == null) {
            throw in.unexpected("a heap type");
        }
        in.advance();
        return heap;
    }

    /** All value types up to what is none. */
    List<ValueType> valueTypes() {
        List<ValueType> list = new ArrayList<>();
        while (atValueType(in)) {
            list.add(valueType());
        }
        return list;
    }

    /** The types of all {@code (result …)} that come next. */
    List<ValueType> results() {
        List<ValueType> list = new ArrayList<>();
        while (in.skipOpen("result")) {
            listedTypes(list);
        }
        return list;
    }

    /** Value types up to a closing parenthesis, and that. */
    void listedTypes(List<ValueType> list) {
        while (!in.at(TokenKind.RIGHT)) {
            list.add(valueType());
        }
        in.close();
    }

    FieldType fieldType() {
        boolean mutable = in.skipOpen("mut");
        FieldType type = new FieldType(storageType(), mutable);
        if (mutable) {
            in.close();
        }
        return type;
    }

    private StorageType storageType() {
        if (in.skip("i8")) {
            return PackedType.I8;
        }
        return in.skip("i16") ? PackedType.I16 : valueType();
    }

    GlobalType globalType() {
        boolean mutable = in.skipOpen("mut");
        GlobalType type = new GlobalType(valueType(), mutable);
        if (mutable) {
            in.close();
        }
        return type;
    }

    /** The address type, i32 where none is written. */
    AddressType addressType() {
        if (in.skip("i64")) {
            return AddressType.I64;
        }
        in.skip("i32");
        return AddressType.I32;
    }

    TableType tableType() {
        AddressType addressType = addressType();
        Limits limits = limits();
        return new TableType(addressType, limits, referenceType());
    }

    MemoryType memoryType() {
        AddressType addressType = addressType();
        Limits limits = limits();
        boolean shared = in.skip("shared");
        return new MemoryType(addressType, limits, shared, pageSizeLog2());
    }

    /** The exponent of {@code (pagesize N)}, or the usual one. */
    int pageSizeLog2() {
        if (!in.skipOpen("pagesize")) {
            return MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        }
        Span span = in.span();
        long size = in.nat(64, "a page size in bytes");
        if (Long.bitCount(size) != 1) {
            throw in.fault(span, "invalid custom page size: a page is 1 or 65536 bytes");
        }
        in.close();
        return Long.numberOfTrailingZeros(size);
    }

    /** Sizes of any width: whether they are too large for the address type is for validation to say. */
    private Limits limits() {
        long minimum = in.nat(64, "the minimum size");
        OptionalLong maximum =
                in.at(TokenKind.NAT) ? OptionalLong.of(in.nat(64, "the maximum size")) : OptionalLong.empty();
        return new Limits(minimum, maximum);
    }

    /** The table type's element type, if a reference type comes next. */
    Optional<ReferenceType> maybeReferenceType() {
        return atReferenceType(in) ? Optional.of(referenceType()) : Optional.empty();
    }
}

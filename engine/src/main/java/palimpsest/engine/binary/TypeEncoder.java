package palimpsest.engine.binary;

import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.PackedType;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** Writes types. See the specification, Binary Format, Types. */
final class TypeEncoder {

    private final ByteWriter out;

    TypeEncoder(ByteWriter out) {
        this.out = out;
    }

    void recursiveType(RecursiveType group) {
        if (group.types().size() != 1) {
            out.u8(0x4e).u32(group.types().size());
        }
        group.types().forEach(this::subType);
    }

    private void subType(SubType type) {
        if (!type.isFinal() || !type.supertypes().isEmpty()) {
            out.u8(type.isFinal() ? 0x4f : 0x50).u32(type.supertypes().size());
            for (HeapType supertype : type.supertypes()) {
                out.u32(((TypeIndex) supertype).index());
            }
        }
        compositeType(type.composite());
    }

    private void compositeType(CompositeType type) {
        if (type instanceof FunctionType function) {
            out.u8(0x60).valueTypes(function.parameters()).valueTypes(function.results());
        } else if (type instanceof StructType struct) {
            out.u8(0x5f).u32(struct.fields().size());
            struct.fields().forEach(this::fieldType);
        } else if (type instanceof ArrayType array) {
            out.u8(0x5e);
            fieldType(array.element());
        }
    }

    private void fieldType(FieldType type) {
        if (type.storage() instanceof ValueType value) {
            out.valueType(value);
        } else {
            out.u8(type.storage() == PackedType.I8 ? 0x78 : 0x77);
        }
        out.u8(type.mutable() ? 1 : 0);
    }

    void externalType(ExternalType type) {
        out.u8(type.kind().code());
        if (type instanceof ExternalType.Func function) {
            out.u32(function.typeIndex());
        } else if (type instanceof ExternalType.Table table) {
            tableType(table.type());
        } else if (type instanceof ExternalType.Memory memory) {
            memoryType(memory.type());
        } else if (type instanceof ExternalType.Global global) {
            globalType(global.type());
        } else if (type instanceof ExternalType.Tag tag) {
            tagType(tag.typeIndex());
        }
    }

    void globalType(GlobalType type) {
        out.valueType(type.type()).u8(type.mutable() ? 1 : 0);
    }

    void tagType(int typeIndex) {
        out.u8(0).u32(typeIndex);
    }

    void tableType(TableType type) {
        out.referenceType(type.element());
        limits(type.limits(), flags(type.limits(), type.addressType()));
    }

    void memoryType(MemoryType type) {
        boolean customPages = type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2;
        int flags = flags(type.limits(), type.addressType())
                | (type.shared() ? TypeDecoder.SHARED : 0)
                | (customPages ? TypeDecoder.HAS_PAGE_SIZE : 0);
        limits(type.limits(), flags);
        if (customPages) {
            out.u32(type.pageSizeLog2());
        }
    }

    private static int flags(Limits limits, AddressType addressType) {
        return (limits.maximum().isPresent() ? TypeDecoder.HAS_MAXIMUM : 0)
                | (addressType == AddressType.I64 ? TypeDecoder.ADDRESSES_64 : 0);
    }

    private void limits(Limits limits, int flags) {
        out.u8(flags).u64(limits.minimum());
        limits.maximum().ifPresent(out::u64);
    }
}

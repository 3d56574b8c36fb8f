package palimpsest.engine.exec;

import java.util.List;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.PackedType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.VectorType;
import palimpsest.engine.valid.ValidModule;

/**
 * What instructions need to know of a structure or array type. An array has its element as the only field.
 *
 * @param storage what each field holds
 */
record AggregateShape(DefinedType type, List<StorageType> storage) {

    static AggregateShape of(ValidModule module, int typeIndex) {
        CompositeType composite = module.compositeType(typeIndex);
        List<FieldType> fields = composite instanceof StructType structure
                ? structure.fields()
                : List.of(((ArrayType) composite).element());
        return new AggregateShape(
                module.types().get(typeIndex),
                fields.stream().map(FieldType::storage).toList());
    }

    StructInstance newStructure() {
        return new StructInstance(
                type,
                storage.size(),
                storage.contains(VectorType.V128),
                storage.stream().anyMatch(ReferenceType.class::isInstance));
    }

    ArrayInstance newArray(int length) {
        return new ArrayInstance(type, length, element() == VectorType.V128, element() instanceof ReferenceType);
    }

    StorageType element() {
        return storage.get(0);
    }

    /** The bits of a number that a field keeps. */
    static long pack(StorageType storage, long bits) {
        if (storage == PackedType.I8) {
            return bits & 0xff;
        }
        return storage == PackedType.I16 ? bits & 0xffff : bits;
    }

    void store(StructInstance structure, int field, Value value) {
        StorageType each = storage.get(field);
        if (each instanceof ReferenceType) {
            structure.setReference(field, value.reference());
            return;
        }
        structure.setBits(field, pack(each, value.bits()));
        if (each == VectorType.V128) {
            structure.setHigh(field, value.high());
        }
    }

    void store(ArrayInstance array, int index, Value value) {
        if (element() instanceof ReferenceType) {
            array.setReference(index, value.reference());
            return;
        }
        array.setBits(index, pack(element(), value.bits()));
        if (element() == VectorType.V128) {
            array.setHigh(index, value.high());
        }
    }
}

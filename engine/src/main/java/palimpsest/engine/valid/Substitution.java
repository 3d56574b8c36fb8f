package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.RecursiveIndex;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.ValueType;

/** Replaces heap types inside types. See the specification's appendix, Substitution. */
public final class Substitution {

    private final UnaryOperator<HeapType> replacement;

    public Substitution(UnaryOperator<HeapType> replacement) {
        this.replacement = replacement;
    }

    /** What a defined type stands for: its composite type, in which every type is closed. See Unrolling and Expansion. */
    public static CompositeType expand(DefinedType type) {
        return new Substitution(heap -> heap instanceof RecursiveIndex inner ? type.sibling(inner.index()) : heap)
                .composite(type.definition().composite());
    }

    HeapType heap(HeapType type) {
        return replacement.apply(type);
    }

    public ValueType value(ValueType type) {
        return type instanceof ReferenceType reference ? reference(reference) : type;
    }

    public ReferenceType reference(ReferenceType type) {
        HeapType heap = replacement.apply(type.heap());
        return heap == type.heap() ? type : new ReferenceType(type.nullable(), heap);
    }

    public SubType subType(SubType type) {
        List<HeapType> supertypes = type.supertypes().stream().map(replacement).toList();
        return new SubType(type.isFinal(), supertypes, composite(type.composite()));
    }

    CompositeType composite(CompositeType type) {
        if (type instanceof FunctionType function) {
            return new FunctionType(values(function.parameters()), values(function.results()));
        }
        if (type instanceof StructType struct) {
            return new StructType(struct.fields().stream().map(this::field).toList());
        }
        return new ArrayType(field(((ArrayType) type).element()));
    }

    private List<ValueType> values(List<ValueType> types) {
        List<ValueType> replaced = new ArrayList<>(types.size());
        types.forEach(type -> replaced.add(value(type)));
        return replaced;
    }

    private FieldType field(FieldType type) {
        StorageType storage = type.storage() instanceof ValueType value ? value(value) : type.storage();
        return new FieldType(storage, type.mutable());
    }
}

package palimpsest.engine.text;

import java.util.List;
import java.util.Map;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** Writes types, a module's own by their identifiers. */
final class TypePrinter {

    private final Identifiers ids;

    TypePrinter(Identifiers ids) {
        this.ids = ids;
    }

    String heap(HeapType type) {
        return type instanceof TypeIndex own ? ids.reference(NameSpace.TYPE, own.index()) : type.toString();
    }

    /** A value or packed type. */
    String storage(StorageType type) {
        return type instanceof ReferenceType reference ? reference(reference) : type.toString();
    }

    String reference(ReferenceType type) {
        return type.nullable() && type.heap() instanceof AbstractHeapType
                ? type.toString()
                : "(ref " + (type.nullable() ? "null " : "") + heap(type.heap()) + ")";
    }

    /** Parameters and results, each group with a space before it. */
    String signature(FunctionType type) {
        return group("param", type.parameters()) + group("result", type.results());
    }

    /** {@code  (keyword t t)}, or nothing where there are no types. */
    String group(String keyword, List<ValueType> types) {
        if (types.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(" (").append(keyword);
        types.forEach(type -> out.append(' ').append(storage(type)));
        return out.append(')').toString();
    }

    String global(GlobalType type) {
        return type.mutable() ? "(mut " + storage(type.type()) + ")" : storage(type.type());
    }

    String table(TableType type) {
        return (type.addressType() == AddressType.I64 ? "i64 " : "") + type.limits() + " " + reference(type.element());
    }

    String memory(MemoryType type) {
        return type.toString();
    }

    /** A type definition without its line's indentation. */
    String definition(int index, SubType type) {
        String composite = composite(index, type.composite());
        StringBuilder out = new StringBuilder("(type")
                .append(ids.definition(NameSpace.TYPE, index))
                .append(' ');
        if (type.isFinal() && type.supertypes().isEmpty()) {
            return out.append(composite).append(')').toString();
        }
        out.append("(sub").append(type.isFinal() ? " final" : "");
        type.supertypes().forEach(supertype -> out.append(' ').append(heap(supertype)));
        return out.append(' ').append(composite).append("))").toString();
    }

    private String composite(int index, CompositeType type) {
        if (type instanceof FunctionType function) {
            return "(func" + signature(function) + ")";
        }
        if (type instanceof ArrayType array) {
            return "(array " + field(array.element()) + ")";
        }
        List<FieldType> fields = ((StructType) type).fields();
        Map<Integer, String> names = ids.inside(NameSpace.FIELD, index);
        StringBuilder out = new StringBuilder("(struct");
        for (int i = 0; i < fields.size(); i++) {
            String name = names.getOrDefault(i, "");
            out.append(" (field ").append(name).append(name.isEmpty() ? "" : " ");
            out.append(field(fields.get(i))).append(')');
        }
        return out.append(')').toString();
    }

    private String field(FieldType type) {
        return type.mutable() ? "(mut " + storage(type.storage()) + ")" : storage(type.storage());
    }
}

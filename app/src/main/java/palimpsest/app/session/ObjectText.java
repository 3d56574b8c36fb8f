package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.valid.ValidModule;

/** What references refer to, for people: {@code $point {x 3, y 2.5}}, with the names that a module gives. */
final class ObjectText {

    private static final int MOST = 8;
    private static final int DEEPEST = 2;

    private final Optional<ValidModule> module;

    ObjectText(Optional<ValidModule> module) {
        this.module = module;
    }

    String of(Reference reference) {
        return of(reference, 0);
    }

    private String of(Reference reference, int depth) {
        if (reference instanceof WasmFunction function) {
            return function.name();
        }
        if (reference instanceof I31 small) {
            return small.toString();
        }
        return reference instanceof HeapObject object ? of(object, depth) : reference.toString();
    }

    private String of(HeapObject object, int depth) {
        Optional<Integer> index = index(object.type());
        String name = index.flatMap(type -> named(NameSpace.TYPE, type))
                .map(own -> "$" + own + " ")
                .orElse("");
        if (depth >= DEEPEST) {
            return name + "\u2026";
        }
        boolean struct = object instanceof StructInstance;
        StringJoiner parts = new StringJoiner(", ", name + (struct ? "{" : "["), struct ? "}" : "]");
        int count = object instanceof ArrayInstance array ? array.length() : object.slots();
        for (int i = 0; i < Math.min(MOST, count); i++) {
            String field = struct ? field(index, i) : "";
            parts.add(field + slot(object, i, storage(object, i), depth));
        }
        if (count > MOST) {
            parts.add("\u2026");
        }
        return parts.toString();
    }

    private String field(Optional<Integer> type, int index) {
        return type.flatMap(
                        outer -> module.flatMap(known -> known.module().names().of(NameSpace.FIELD, outer, index)))
                .map(name -> name + " ")
                .orElse("");
    }

    private static StorageType storage(HeapObject object, int slot) {
        if (object.type().definition().composite() instanceof StructType struct) {
            List<FieldType> fields = struct.fields();
            return fields.get(slot).storage();
        }
        return ((ArrayType) object.type().definition().composite()).element().storage();
    }

    private String slot(HeapObject object, int slot, StorageType type, int depth) {
        if (type instanceof ReferenceType) {
            return of(object.reference(slot), depth + 1);
        }
        if (type instanceof NumberType number) {
            return new Value.Numeric(number, object.bits(slot)).text();
        }
        return type.unpacked() instanceof NumberType
                ? Long.toString(object.bits(slot))
                : Value.v128(object.bits(slot), object.high(slot)).text();
    }

    private Optional<String> named(NameSpace space, int index) {
        return module.flatMap(known -> known.module().names().of(space, index));
    }

    /** The index of a type in the module, if it is one of its own. */
    private Optional<Integer> index(DefinedType type) {
        int at = module.map(known -> known.types().indexOf(type)).orElse(-1);
        return at < 0 ? Optional.empty() : Optional.of(at);
    }
}

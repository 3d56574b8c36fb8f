package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TypeIndex;

/** Validates the types that a module defines, and closes them. See the specification, Validation, Types. */
final class TypeValidator {

    private final Module module;
    private final ModuleLimits limits;
    private final ModuleTypes types = new ModuleTypes();
    private final List<Integer> depths = new ArrayList<>();

    private TypeValidator(Module module, ModuleLimits limits) {
        this.module = module;
        this.limits = limits;
    }

    /** Throws a {@link Fault} at the first type that is not valid. */
    static ModuleTypes validate(Module module, ModuleLimits limits) {
        TypeValidator validator = new TypeValidator(module, limits);
        module.types().forEach(validator::group);
        return validator.types;
    }

    private void group(RecursiveType group) {
        int base = types.size();
        int end = base + group.types().size();
        if (end > limits.types()) {
            throw invalid(limits.types(), "too many types: at most " + limits.types() + " are allowed");
        }
        for (int i = base; i < end; i++) {
            checkReferences(group.types().get(i - base), i, end);
        }
        types.add(group);
        for (int i = base; i < end; i++) {
            checkSupertype(i);
        }
    }

    private void checkReferences(SubType type, int index, int end) {
        if (type.supertypes().size() > 1) {
            throw invalid(index, "sub type " + name(index) + " has more than one supertype");
        }
        for (HeapType supertype : type.supertypes()) {
            // A supertype comes before its subtypes, in the same group too.
            checkHeapType(supertype, index, index);
        }
        CompositeType composite = type.composite();
        if (composite instanceof FunctionType function) {
            checkSize(function.parameters().size(), limits.values(), index);
            checkSize(function.results().size(), limits.values(), index);
            function.parameters().forEach(each -> checkStorage(each, index, end));
            function.results().forEach(each -> checkStorage(each, index, end));
        } else if (composite instanceof StructType struct) {
            checkSize(struct.fields().size(), limits.fields(), index);
            for (FieldType field : struct.fields()) {
                checkStorage(field.storage(), index, end);
            }
        } else if (composite instanceof ArrayType array) {
            checkStorage(array.element().storage(), index, end);
        }
    }

    private void checkSize(int parts, int most, int index) {
        if (parts > most) {
            throw invalid(
                    index,
                    "type " + name(index) + " is too large: " + parts + " parts, at most " + most + " are allowed");
        }
    }

    private void checkStorage(StorageType type, int index, int end) {
        if (type instanceof ReferenceType reference) {
            checkHeapType(reference.heap(), index, end);
        }
    }

    private void checkHeapType(HeapType type, int index, int end) {
        if (type instanceof TypeIndex defined && (defined.index() < 0 || defined.index() >= end)) {
            throw invalid(
                    index,
                    "unknown type " + Integer.toUnsignedString(defined.index()) + ": type " + name(index)
                            + " names it before it is defined");
        }
    }

    private void checkSupertype(int index) {
        SubType type = types.written(index);
        if (type.supertypes().isEmpty()) {
            depths.add(0);
            return;
        }
        int supertype = ((TypeIndex) type.supertypes().get(0)).index();
        if (types.written(supertype).isFinal()) {
            throw invalid(index, "sub type " + name(index) + " extends type " + name(supertype) + ", which is final");
        }
        if (!Matching.matches(types.expansion(index), types.expansion(supertype))) {
            throw invalid(
                    index,
                    "sub type " + name(index) + " does not match its supertype " + name(supertype) + ": "
                            + type.composite() + " is no "
                            + types.written(supertype).composite());
        }
        int depth = depths.get(supertype) + 1;
        if (depth > limits.typeDepth()) {
            throw invalid(
                    index, "sub type " + name(index) + " has more than " + limits.typeDepth() + " supertypes above it");
        }
        depths.add(depth);
    }

    private String name(int index) {
        return module.names().of(NameSpace.TYPE, index).map(name -> "$" + name).orElse(Integer.toString(index));
    }

    private Fault invalid(int index, String message) {
        return new Fault(new Diagnostic(
                Phase.INVALID, module.source(), module.typeSpans().get(index), message));
    }
}

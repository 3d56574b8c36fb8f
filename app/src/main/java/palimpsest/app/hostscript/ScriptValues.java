package palimpsest.app.hostscript;

import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.js.runtime.BigInt;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.Matching;

/**
 * Values on their way between JavaScript and WebAssembly. Numbers come from {@code webassembly.js} already converted. See
 * the WebAssembly JavaScript Interface, ToJSValue and ToWebAssemblyValue.
 */
final class ScriptValues {

    private final Realm realm;

    ScriptValues(Realm realm) {
        this.realm = realm;
    }

    Object undefined() {
        return Undefined.instance;
    }

    Object nothing() {
        return Null.instance;
    }

    // ---- To JavaScript

    Object toScript(Value value) {
        if (value instanceof Value.I32 number) {
            return number.value();
        } else if (value instanceof Value.I64 number) {
            return BigInt.valueOf(number.value());
        } else if (value instanceof Value.F32 number) {
            return (double) number.value();
        } else if (value instanceof Value.F64 number) {
            return number.value();
        } else if (value instanceof Value.Ref reference) {
            return toScript(reference.reference());
        }
        throw realm.shim().fail("TypeError", "type incompatibility when transforming from/to JS");
    }

    Object[] toScript(List<Value> values) {
        return values.stream().map(this::toScript).toArray();
    }

    Object toScript(Reference reference) {
        if (reference.isNull()) {
            return Null.instance;
        } else if (reference instanceof HostReference host) {
            return host.object() instanceof ScriptValue own ? own.value() : realm.wrapper(host);
        } else if (reference instanceof I31 number) {
            return number.signed();
        } else if (reference instanceof ExceptionInstance) {
            throw realm.shim().fail("TypeError", "type incompatibility when transforming from/to JS");
        }
        return realm.wrapper(reference);
    }

    // ---- To WebAssembly

    /**
     * A value of a type.
     *
     * @param value a number converted for its type; else what the script gave, its own functions and objects as handles
     * @param refusal what to say if it does not fit
     */
    Value toWasm(ValueType type, Object value, String refusal) {
        if (type instanceof NumberType number) {
            return switch (number) {
                case I32 -> new Value.I32(((Number) value).intValue());
                case I64 -> new Value.I64(((BigInt) value).longValue());
                case F32 -> Value.F32.of(((Number) value).floatValue());
                case F64 -> Value.F64.of(((Number) value).doubleValue());
            };
        }
        if (type instanceof ReferenceType reference) {
            return new Value.Ref(
                    reference,
                    reference(reference, value).orElseThrow(() -> realm.shim().fail("TypeError", refusal)));
        }
        throw realm.shim().fail("TypeError", refusal);
    }

    /** Whether a value can stand for an imported global: a number for a number, a BigInt for an i64, a fitting reference. */
    boolean isA(ValueType type, Object value) {
        if (type instanceof NumberType number) {
            return number == NumberType.I64 ? value instanceof BigInt : value instanceof Number;
        }
        return type instanceof ReferenceType reference
                && reference(reference, value).isPresent();
    }

    /** Results of an imported function, as its adapter gives them: nothing, a value, or an array. */
    List<Value> resultsToWasm(List<ValueType> types, Object result) {
        String refusal = "type incompatibility when transforming from/to JS";
        if (types.isEmpty()) {
            return List.of();
        }
        if (types.size() == 1) {
            return List.of(toWasm(types.get(0), result, refusal));
        }
        try {
            List<Value> values = new ArrayList<>();
            for (ValueType type : types) {
                values.add(toWasm(type, InteropLibrary.getUncached().readArrayElement(result, values.size()), refusal));
            }
            return values;
        } catch (InteropException e) {
            throw new AssertionError("the adapter gives an array of as many values", e);
        }
    }

    /** The reference that a value is, if it fits the type. */
    Optional<Reference> reference(ReferenceType type, Object value) {
        if (value == Null.instance) {
            return type.nullable() ? Optional.of(NullReference.NULL) : Optional.empty();
        }
        Object thing = value instanceof Handle handle ? handle.thing() : value;
        if (value instanceof Handle && !(thing instanceof Reference)) {
            return Optional.empty();
        }
        Reference reference = thing instanceof FunctionInstance function && !ofFunctions(type.heap())
                ? new HostReference(new ScriptValue(realm.wrapper(function)))
                : thing instanceof Reference known && !(thing instanceof ExceptionInstance)
                        ? known
                        : number(type.heap(), thing).orElseGet(() -> new HostReference(new ScriptValue(thing)));
        return fits(reference, type.heap()) ? Optional.of(reference) : Optional.empty();
    }

    /** In the hierarchy of {@code any} a whole number that fits 31 bits is an {@code i31}. */
    private static Optional<Reference> number(HeapType type, Object value) {
        boolean any = type != AbstractHeapType.EXTERN && type != AbstractHeapType.NOEXTERN;
        return any && value instanceof Number number && isI31(number.doubleValue())
                ? Optional.of(I31.wrap(number.intValue()))
                : Optional.empty();
    }

    private static boolean isI31(double value) {
        return value == (int) value && value >= -(1 << 30) && value < 1 << 30 && 1 / value != Double.NEGATIVE_INFINITY;
    }

    private static boolean ofFunctions(HeapType type) {
        return type == AbstractHeapType.FUNC
                || type == AbstractHeapType.NOFUNC
                || (type instanceof DefinedType defined && defined.definition().composite() instanceof FunctionType);
    }

    private static boolean fits(Reference reference, HeapType type) {
        if (reference instanceof FunctionInstance function) {
            return Matching.matches(function.definedType(), type);
        } else if (type == AbstractHeapType.EXTERN || type == AbstractHeapType.ANY) {
            return true;
        } else if (reference instanceof I31) {
            return Matching.matches(AbstractHeapType.I31, type);
        } else if (reference instanceof HeapObject object) {
            return Matching.matches(type(object), type);
        }
        return false;
    }

    private static HeapType type(HeapObject object) {
        return object instanceof StructInstance struct ? struct.type() : ((ArrayInstance) object).type();
    }
}

package palimpsest.engine.valid;

import java.util.List;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.RecursiveIndex;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.StorageType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.ValueType;

/** Whether one closed type can stand where another is asked for. See the specification, Matching. */
public final class Matching {

    private Matching() {}

    public static boolean matches(ValueType sub, ValueType sup) {
        if (sub == sup) {
            return true;
        }
        return sub instanceof ReferenceType from
                && sup instanceof ReferenceType to
                && (to.nullable() || !from.nullable())
                && matches(from.heap(), to.heap());
    }

    public static boolean matches(HeapType sub, HeapType sup) {
        if (sub == sup) {
            return true;
        }
        if (sub instanceof DefinedType defined) {
            return sup instanceof DefinedType wanted ? derives(defined, wanted) : below(kind(defined), sup);
        }
        if (sup instanceof DefinedType wanted) {
            return sub == bottom(kind(wanted));
        }
        return below(sub, sup);
    }

    /** Functions and tags: {@code sub} is {@code sup} or declares it, directly or not, as its supertype. */
    public static boolean derives(DefinedType sub, DefinedType sup) {
        DefinedType type = sub;
        while (!type.equals(sup)) {
            List<HeapType> supertypes = type.definition().supertypes();
            if (supertypes.isEmpty()) {
                return false;
            }
            type = supertypes.get(0) instanceof DefinedType outer
                    ? outer
                    : type.sibling(((RecursiveIndex) supertypes.get(0)).index());
        }
        return true;
    }

    public static boolean matches(GlobalType sub, GlobalType sup) {
        return sub.mutable() == sup.mutable()
                && matches(sub.type(), sup.type())
                && (!sub.mutable() || matches(sup.type(), sub.type()));
    }

    public static boolean matches(TableType sub, TableType sup) {
        return sub.addressType() == sup.addressType()
                && matches(sub.limits(), sup.limits())
                && matches(sub.element(), sup.element())
                && matches(sup.element(), sub.element());
    }

    public static boolean matches(MemoryType sub, MemoryType sup) {
        return sub.addressType() == sup.addressType()
                && sub.shared() == sup.shared()
                && sub.pageSizeLog2() == sup.pageSizeLog2()
                && matches(sub.limits(), sup.limits());
    }

    /** Whether the range {@code sub} lies in the range {@code sup}. */
    public static boolean matches(Limits sub, Limits sup) {
        return Long.compareUnsigned(sub.minimum(), sup.minimum()) >= 0
                && (sup.maximum().isEmpty()
                        || (sub.maximum().isPresent()
                                && Long.compareUnsigned(
                                                sub.maximum().getAsLong(),
                                                sup.maximum().getAsLong())
                                        <= 0));
    }

    static boolean matches(CompositeType sub, CompositeType sup) {
        if (sub instanceof FunctionType from && sup instanceof FunctionType to) {
            return matches(to.parameters(), from.parameters()) && matches(from.results(), to.results());
        }
        if (sub instanceof StructType from && sup instanceof StructType to) {
            if (from.fields().size() < to.fields().size()) {
                return false;
            }
            for (int i = 0; i < to.fields().size(); i++) {
                if (!matches(from.fields().get(i), to.fields().get(i))) {
                    return false;
                }
            }
            return true;
        }
        return sub instanceof ArrayType from && sup instanceof ArrayType to && matches(from.element(), to.element());
    }

    private static boolean matches(List<ValueType> sub, List<ValueType> sup) {
        if (sub.size() != sup.size()) {
            return false;
        }
        for (int i = 0; i < sub.size(); i++) {
            if (!matches(sub.get(i), sup.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(FieldType sub, FieldType sup) {
        return sub.mutable() == sup.mutable()
                && matches(sub.storage(), sup.storage())
                && (!sub.mutable() || matches(sup.storage(), sub.storage()));
    }

    static boolean matches(StorageType sub, StorageType sup) {
        return sub == sup || (sub instanceof ValueType from && sup instanceof ValueType to && matches(from, to));
    }

    /** The top of the hierarchy a heap type is in: any, func, extern or exn. */
    static AbstractHeapType top(HeapType type) {
        if (type instanceof DefinedType defined) {
            return kind(defined) == AbstractHeapType.FUNC ? AbstractHeapType.FUNC : AbstractHeapType.ANY;
        }
        return switch ((AbstractHeapType) type) {
            case FUNC, NOFUNC -> AbstractHeapType.FUNC;
            case EXTERN, NOEXTERN -> AbstractHeapType.EXTERN;
            case EXN, NOEXN -> AbstractHeapType.EXN;
            case ANY, EQ, I31, STRUCT, ARRAY, NONE -> AbstractHeapType.ANY;
        };
    }

    private static AbstractHeapType kind(DefinedType type) {
        CompositeType composite = type.definition().composite();
        if (composite instanceof FunctionType) {
            return AbstractHeapType.FUNC;
        }
        return composite instanceof StructType ? AbstractHeapType.STRUCT : AbstractHeapType.ARRAY;
    }

    private static AbstractHeapType bottom(HeapType type) {
        return switch (top(type)) {
            case FUNC -> AbstractHeapType.NOFUNC;
            case EXTERN -> AbstractHeapType.NOEXTERN;
            case EXN -> AbstractHeapType.NOEXN;
            default -> AbstractHeapType.NONE;
        };
    }

    private static boolean below(HeapType sub, HeapType sup) {
        return sub == sup
                || sup == top(sub)
                || sub == bottom(sup)
                || (sup == AbstractHeapType.EQ
                        && (sub == AbstractHeapType.I31
                                || sub == AbstractHeapType.STRUCT
                                || sub == AbstractHeapType.ARRAY));
    }
}

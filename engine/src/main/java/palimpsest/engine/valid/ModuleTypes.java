package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.RecursiveIndex;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/**
 * The types a module defines: as it writes them, and closed. Equal closed types are the same object. See the
 * specification, Types, and Rolling and Unrolling.
 */
final class ModuleTypes {

    private final List<SubType> written = new ArrayList<>();
    private final List<DefinedType> closed = new ArrayList<>();
    private final List<CompositeType> expansions = new ArrayList<>();
    private final Map<DefinedType, List<DefinedType>> groups = new HashMap<>();
    private final Substitution closing = new Substitution(this::closeHeap);

    /** Adds the next group; every type index in it is one of an earlier type or of the group itself. */
    void add(RecursiveType group) {
        int base = closed.size();
        Substitution rolling = new Substitution(
                heap -> heap instanceof TypeIndex type && Integer.compareUnsigned(type.index(), base) >= 0
                        ? new RecursiveIndex(type.index() - base)
                        : closeHeap(heap));
        RecursiveType rolled =
                new RecursiveType(group.types().stream().map(rolling::subType).toList());
        List<DefinedType> members = DefinedType.of(rolled);
        written.addAll(group.types());
        if (!members.isEmpty()) {
            List<DefinedType> known = groups.putIfAbsent(members.get(0), members);
            closed.addAll(known == null ? members : known);
        }
        for (int i = base; i < closed.size(); i++) {
            expansions.add(Substitution.expand(closed.get(i)));
        }
    }

    int size() {
        return closed.size();
    }

    /** A definition as the module writes it. */
    SubType written(int typeIndex) {
        return written.get(typeIndex);
    }

    List<DefinedType> closed() {
        return closed;
    }

    DefinedType closed(int typeIndex) {
        return closed.get(typeIndex);
    }

    /** What a type stands for, with closed types inside. */
    CompositeType expansion(int typeIndex) {
        return expansions.get(typeIndex);
    }

    HeapType close(HeapType type) {
        return closing.heap(type);
    }

    ValueType close(ValueType type) {
        return closing.value(type);
    }

    ReferenceType close(ReferenceType type) {
        return closing.reference(type);
    }

    TableType close(TableType type) {
        return new TableType(type.addressType(), type.limits(), close(type.element()));
    }

    GlobalType close(GlobalType type) {
        return new GlobalType(close(type.type()), type.mutable());
    }

    /** Whether one type as the module writes it matches another. */
    boolean matches(ValueType sub, ValueType sup) {
        if (sub == sup) {
            return true;
        }
        return sub instanceof ReferenceType from
                && sup instanceof ReferenceType to
                && (to.nullable() || !from.nullable())
                && matches(from.heap(), to.heap());
    }

    boolean matches(HeapType sub, HeapType sup) {
        return Matching.matches(closeHeap(sub), closeHeap(sup));
    }

    private HeapType closeHeap(HeapType heap) {
        return heap instanceof TypeIndex type ? closed.get(type.index()) : heap;
    }
}

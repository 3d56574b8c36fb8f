package palimpsest.engine.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.binary.BinaryEncoder;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Names;
import palimpsest.engine.syntax.RecursiveIndex;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.valid.Substitution;

/**
 * The closed types that a file names by index. In the file they are a binary module that has nothing but a type section, so
 * that they are read and validated like those of any module.
 */
final class TypeTable {

    private final Map<DefinedType, Integer> indices = new HashMap<>();
    private final List<RecursiveType> groups = new ArrayList<>();
    private int count;

    private final Substitution byIndex =
            new Substitution(heap -> heap instanceof DefinedType defined ? new TypeIndex(index(defined)) : heap);

    /** The index of a type, which is added if it is new, after all types that it needs. */
    int index(DefinedType type) {
        Deque<DefinedType> wanted = new ArrayDeque<>();
        wanted.push(type);
        while (!wanted.isEmpty()) {
            DefinedType next = wanted.element();
            List<DefinedType> missing = indices.containsKey(next) ? List.of() : missing(next.group());
            if (!missing.isEmpty()) {
                missing.forEach(wanted::push);
                continue;
            }
            wanted.remove();
            if (!indices.containsKey(next)) {
                add(next);
            }
        }
        return known(type);
    }

    private int known(DefinedType type) {
        return Optional.ofNullable(indices.get(type)).orElseThrow();
    }

    private List<DefinedType> missing(RecursiveType group) {
        List<DefinedType> missing = new ArrayList<>();
        Substitution looking = new Substitution(heap -> {
            if (heap instanceof DefinedType defined && !indices.containsKey(defined)) {
                missing.add(defined);
            }
            return heap;
        });
        group.types().forEach(looking::subType);
        return missing;
    }

    private void add(DefinedType member) {
        int first = count;
        Substitution open = new Substitution(heap -> open(heap, first));
        List<SubType> opened = new ArrayList<>();
        for (SubType each : member.group().types()) {
            indices.put(member.sibling(opened.size()), count++);
            opened.add(open.subType(each));
        }
        groups.add(new RecursiveType(opened));
    }

    private HeapType open(HeapType heap, int first) {
        if (heap instanceof RecursiveIndex inner) {
            return new TypeIndex(first + inner.index());
        }
        return heap instanceof DefinedType defined ? new TypeIndex(known(defined)) : heap;
    }

    /** Replaces the closed types in a type by their indices. */
    Substitution byIndex() {
        return byIndex;
    }

    /** All types as a module. */
    byte[] encode() {
        return BinaryEncoder.encode(new Module(
                new BinarySource("types", new byte[0]),
                groups,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                List.of(),
                new Names()));
    }
}

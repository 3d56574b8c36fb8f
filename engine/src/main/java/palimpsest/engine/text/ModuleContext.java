package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Names;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.SubType;

/** The index spaces and types of the module that is being parsed. See the specification, Text Format, Contexts. */
final class ModuleContext {

    final Reporter reporter = new Reporter();
    final BranchHints branchHints = new BranchHints();
    final Names names = new Names();
    final IndexSpace types = new IndexSpace("type");
    final IndexSpace functions = new IndexSpace("func");
    final IndexSpace tables = new IndexSpace("table");
    final IndexSpace memories = new IndexSpace("memory");
    final IndexSpace globals = new IndexSpace("global");
    final IndexSpace tags = new IndexSpace("tag");
    final IndexSpace elements = new IndexSpace("elem segment");
    final IndexSpace data = new IndexSpace("data segment");

    private final List<RecursiveType> groups = new ArrayList<>();
    private final List<Span> typeSpans = new ArrayList<>();
    private final List<SubType> flatTypes = new ArrayList<>();
    private final Map<FunctionType, Integer> plainFunctions = new HashMap<>();
    private final Map<Integer, IndexSpace> fields = new HashMap<>();
    private final Annotations annotations;
    private boolean dataCount;

    /** @param first the first token of the module, {@code last} its last */
    ModuleContext(Tokens tokens, int first, int last) {
        annotations = new Annotations(tokens, reporter, first, last);
    }

    Annotations annotations() {
        return annotations;
    }

    List<RecursiveType> groups() {
        return groups;
    }

    List<Span> typeSpans() {
        return typeSpans;
    }

    /** Adds a group of types, each with its place; the index of its first. */
    int addGroup(RecursiveType group, List<Span> spans) {
        int first = flatTypes.size();
        groups.add(group);
        typeSpans.addAll(spans);
        flatTypes.addAll(group.types());
        if (group.types().size() == 1) {
            SubType only = group.types().get(0);
            if (only.isFinal() && only.supertypes().isEmpty() && only.composite() instanceof FunctionType function) {
                plainFunctions.putIfAbsent(function, first);
            }
        }
        return first;
    }

    /** The first type that is this function type and nothing else; a new one at the end, with this place, where there is none. */
    int typeIndex(FunctionType type, Span span) {
        Integer index = plainFunctions.get(type);
        return index != null ? index : addGroup(new RecursiveType(List.of(SubType.plain(type))), List.of(span));
    }

    /** How many types there are. */
    int typeCount() {
        return flatTypes.size();
    }

    Optional<FunctionType> functionType(int index) {
        return index >= 0
                        && index < flatTypes.size()
                        && flatTypes.get(index).composite() instanceof FunctionType function
                ? Optional.of(function)
                : Optional.empty();
    }

    /** The fields of a type with their identifiers; empty for what is no structure. */
    IndexSpace fields(int type) {
        return fields.getOrDefault(type, new IndexSpace("field"));
    }

    void setFields(int type, IndexSpace space) {
        fields.put(type, space);
    }

    /** Whether the code names a data segment, so that a binary needs to count them first. */
    boolean dataCount() {
        return dataCount;
    }

    void needDataCount() {
        dataCount = true;
    }
}

package palimpsest.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;

/**
 * A module as it was written; nothing in it is validated. See the specification, Modules.
 *
 * @param source what it was parsed or decoded from; spans point into it
 * @param types recursive groups in order of definition
 * @param typeSpans where each type is defined, by its index; apart from the types, which are equal wherever they stand
 * @param functions the functions it defines; imported ones come before them in the index space, and so for the others
 * @param dataCount whether the binary has, or needs, a data count section
 * @param names identifiers of the text or entries of the name section
 */
public record Module(
        Source source,
        List<RecursiveType> types,
        List<Span> typeSpans,
        List<Import> imports,
        List<Function> functions,
        List<Table> tables,
        List<Memory> memories,
        List<Tag> tags,
        List<Global> globals,
        List<Export> exports,
        Optional<Start> start,
        List<ElementSegment> elements,
        List<DataSegment> data,
        boolean dataCount,
        List<CustomSection> customSections,
        Names names) {

    public Module {
        types = List.copyOf(types);
        typeSpans = List.copyOf(typeSpans);
        imports = List.copyOf(imports);
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        memories = List.copyOf(memories);
        tags = List.copyOf(tags);
        globals = List.copyOf(globals);
        exports = List.copyOf(exports);
        elements = List.copyOf(elements);
        data = List.copyOf(data);
        customSections = List.copyOf(customSections);
    }

    /** All types in the order of their indices, the groups laid end to end; a new list at each call. */
    public List<SubType> flatTypes() {
        List<SubType> flat = new ArrayList<>();
        types.forEach(group -> flat.addAll(group.types()));
        return flat;
    }

    /** How many of a kind are imported: the first index that a definition of the module has. */
    public int importedCount(ExternalKind kind) {
        int count = 0;
        for (Import each : imports) {
            if (each.type().kind() == kind) {
                count++;
            }
        }
        return count;
    }
}

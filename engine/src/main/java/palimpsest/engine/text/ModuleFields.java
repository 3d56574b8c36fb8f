package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.Memory;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Start;
import palimpsest.engine.syntax.Table;
import palimpsest.engine.syntax.Tag;

/** The parts of a module as they are collected. */
final class ModuleFields {

    final List<Import> imports = new ArrayList<>();
    final List<Function> functions = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    final List<Memory> memories = new ArrayList<>();
    final List<Tag> tags = new ArrayList<>();
    final List<Global> globals = new ArrayList<>();
    final List<Export> exports = new ArrayList<>();
    final List<ElementSegment> elements = new ArrayList<>();
    final List<DataSegment> data = new ArrayList<>();
    Optional<Start> start = Optional.empty();

    private final Map<ExternalKind, Integer> counts = new EnumMap<>(ExternalKind.class);

    /** The next index of a kind, counted from 0. */
    int nextIndex(ExternalKind kind) {
        return counts.merge(kind, 1, Integer::sum) - 1;
    }

    Module module(TextSource source, ModuleContext context, List<CustomSection> customSections) {
        return new Module(
                source,
                context.groups(),
                context.typeSpans(),
                imports,
                functions,
                tables,
                memories,
                tags,
                globals,
                exports,
                start,
                elements,
                data,
                context.dataCount(),
                customSections,
                context.names);
    }
}

package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Table;

/** The constant expressions of a module in a fixed order: of tables, globals, element segments and data segments. */
final class ConstantCode {

    private ConstantCode() {}

    static List<Code> of(Module module) {
        List<Code> all = new ArrayList<>();
        replace(module, module.functions(), code -> {
            all.add(code);
            return code;
        });
        return all;
    }

    /** The module with these functions, and with each constant expression replaced, one after the other. */
    static Module replace(Module module, List<Function> functions, UnaryOperator<Code> change) {
        List<Table> tables = new ArrayList<>();
        for (Table each : module.tables()) {
            tables.add(new Table(each.type(), each.initializer().map(change), each.span()));
        }
        List<Global> globals = new ArrayList<>();
        for (Global each : module.globals()) {
            globals.add(new Global(each.type(), change.apply(each.initializer()), each.span()));
        }
        List<ElementSegment> elements = new ArrayList<>();
        for (ElementSegment each : module.elements()) {
            SegmentMode mode = mode(each.mode(), change);
            elements.add(new ElementSegment(each.type(), items(each.items(), change), mode, each.span()));
        }
        List<DataSegment> data = new ArrayList<>();
        for (DataSegment each : module.data()) {
            data.add(new DataSegment(each.contents(), mode(each.mode(), change), each.span()));
        }
        return new Module(
                module.source(),
                module.types(),
                module.typeSpans(),
                module.imports(),
                functions,
                tables,
                module.memories(),
                module.tags(),
                globals,
                module.exports(),
                module.start(),
                elements,
                data,
                module.dataCount(),
                module.customSections(),
                module.names());
    }

    private static SegmentMode mode(SegmentMode mode, UnaryOperator<Code> change) {
        return mode instanceof SegmentMode.Active active
                ? new SegmentMode.Active(active.index(), change.apply(active.offset()))
                : mode;
    }

    private static ElementItems items(ElementItems items, UnaryOperator<Code> change) {
        return items instanceof ElementItems.Expressions expressions
                ? new ElementItems.Expressions(
                        expressions.expressions().stream().map(change).toList())
                : items;
    }
}

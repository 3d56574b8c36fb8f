package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Table;

/** A module whose places are moved to its printed text, so that a binary can be watched as WAT. */
public final class PrintedModule {

    private PrintedModule() {}

    /**
     * The same module with its printed text as its source: code is the original's, byte for byte, and every span and
     * position points into the text. Empty where the text format has no words for the module.
     *
     * @param name what the text is called
     */
    public static Optional<Module> of(Module module, String name) {
        TextSource source = new TextSource(name, WatPrinter.print(module));
        return WatParser.parse(source).module().map(printed -> moved(module, printed));
    }

    private static Module moved(Module original, Module printed) {
        return new Module(
                printed.source(),
                original.types(),
                printed.typeSpans(),
                printed.imports(),
                both(original.functions(), printed.functions(), PrintedModule::function),
                both(original.tables(), printed.tables(), PrintedModule::table),
                printed.memories(),
                printed.tags(),
                both(original.globals(), printed.globals(), PrintedModule::global),
                printed.exports(),
                printed.start(),
                both(original.elements(), printed.elements(), PrintedModule::element),
                both(original.data(), printed.data(), PrintedModule::data),
                original.dataCount(),
                original.customSections(),
                original.names());
    }

    private static <T> List<T> both(List<T> originals, List<T> printed, BiFunction<T, T, T> move) {
        List<T> moved = new ArrayList<>();
        for (int i = 0; i < originals.size(); i++) {
            moved.add(move.apply(originals.get(i), printed.get(i)));
        }
        return moved;
    }

    private static Function function(Function original, Function printed) {
        return new Function(
                original.typeIndex(), original.locals(), code(original.body(), printed.body()), printed.span());
    }

    private static Table table(Table original, Table printed) {
        Optional<Code> initializer =
                original.initializer().flatMap(code -> printed.initializer().map(moved -> code(code, moved)));
        return new Table(original.type(), initializer, printed.span());
    }

    private static Global global(Global original, Global printed) {
        return new Global(original.type(), code(original.initializer(), printed.initializer()), printed.span());
    }

    private static ElementSegment element(ElementSegment original, ElementSegment printed) {
        ElementItems items = original.items() instanceof ElementItems.Expressions expressions
                        && printed.items() instanceof ElementItems.Expressions moved
                ? new ElementItems.Expressions(
                        both(expressions.expressions(), moved.expressions(), PrintedModule::code))
                : original.items();
        return new ElementSegment(original.type(), items, mode(original.mode(), printed.mode()), printed.span());
    }

    private static DataSegment data(DataSegment original, DataSegment printed) {
        return new DataSegment(original.contents(), mode(original.mode(), printed.mode()), printed.span());
    }

    private static SegmentMode mode(SegmentMode original, SegmentMode printed) {
        return original instanceof SegmentMode.Active active && printed instanceof SegmentMode.Active moved
                ? new SegmentMode.Active(active.index(), code(active.offset(), moved.offset()))
                : original;
    }

    /** The original's code with the other's positions: both have the same instructions in the same order. */
    private static Code code(Code original, Code printed) {
        TextPositions positions = new TextPositions();
        InstructionReader from = new InstructionReader(original);
        InstructionReader to = new InstructionReader(printed);
        while (from.hasNext() && to.hasNext()) {
            from.next();
            to.next();
            positions.add(from.offset(), printed.positions().span(to.offset(), to.end()));
        }
        return new Code(original.bytes(), original.start(), original.end(), positions.trimmed());
    }
}

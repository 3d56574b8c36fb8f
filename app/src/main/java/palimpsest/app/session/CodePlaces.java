package palimpsest.app.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import palimpsest.engine.debug.Locations;
import palimpsest.engine.debug.Locations.Location;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.valid.ValidModule;

/** Finds the instructions at which to stop for a place in the text that is shown. */
final class CodePlaces {

    private final Opened opened;
    private final ValidModule module;
    private final TextSource shown;
    private final Optional<PrintedPlaces> printed;
    private final Optional<Locations> locations;
    private final SourceStops original;

    CodePlaces(Opened opened, ValidModule module) {
        this.opened = opened;
        this.module = module;
        this.shown = opened.program().shown();
        this.printed = opened.printed();
        this.original =
                new SourceStops(module, opened.program().symbols().symbols().lines());
        this.locations =
                printed.isPresent() ? printed.get().printed().map(Locations::new) : Optional.of(new Locations(module));
    }

    /** The instructions, with their spans in the text that is shown; none for what is not in the code. */
    List<Location> find(StopAt at) {
        if (at instanceof StopAt.Original place) {
            OptionalInt file = original.file(place.file());
            OptionalInt line =
                    file.isPresent() ? original.lineFrom(file.getAsInt(), place.line()) : OptionalInt.empty();
            return line.isPresent() ? located(original.line(file.getAsInt(), line.getAsInt())) : List.of();
        }
        if (locations.isEmpty()) {
            return List.of();
        }
        if (at instanceof StopAt.Line line) {
            return line.line() < 1 ? List.of() : real(locations.get().line(shown, line.line()));
        }
        if (at instanceof StopAt.Expression expression) {
            return real(locations.get().expression(expression.offset()).stream().toList());
        }
        if (at instanceof StopAt.Function function
                && function.index() >= module.importedFunctions()
                && function.index() < module.functionCount()) {
            return real(List.of(locations.get().function(function.index())));
        }
        return List.of();
    }

    /** Where the program can be stopped that the module was made from. */
    SourceStops original() {
        return original;
    }

    private List<Location> located(List<CodePoint> points) {
        return points.stream()
                .map(point -> new Location(point, span(point).orElse(Span.at(0))))
                .toList();
    }

    /** The place that some instructions are the instructions of, as well as it can be named. */
    Optional<StopAt> at(Set<CodePoint> points) {
        return points.stream()
                .min(Comparator.comparingInt(CodePoint::function).thenComparingInt(CodePoint::offset))
                .flatMap(first -> first.offset() == CodePoint.ENTRY
                        ? Optional.of(new StopAt.Function(first.function()))
                        : span(first).map(span -> at(points, span)));
    }

    private StopAt at(Set<CodePoint> points, Span span) {
        StopAt line = new StopAt.Line(shown.position(span.start()).line());
        return Locations.points(find(line)).equals(points) ? line : new StopAt.Expression(span.start());
    }

    /** Where an instruction stands in the text that is shown. */
    private Optional<Span> span(CodePoint point) {
        Code body = module.module()
                .functions()
                .get(point.function() - module.importedFunctions())
                .body();
        InstructionReader in = new InstructionReader(body);
        while (in.hasNext()) {
            in.next();
            if (in.offset() == point.offset()) {
                return opened.shownSpan(
                        Optional.of(module.module().source()),
                        Optional.of(body.positions().span(in.offset(), in.end())),
                        point.function(),
                        point.offset());
            }
        }
        return Optional.empty();
    }

    /** In the module that is executed, when the text was printed from it. */
    private List<Location> real(List<Location> found) {
        if (printed.isEmpty()) {
            return found;
        }
        List<Location> real = new ArrayList<>();
        for (Location each : found) {
            CodePoint point = each.point();
            OptionalInt offset = point.offset() == CodePoint.ENTRY
                    ? OptionalInt.of(CodePoint.ENTRY)
                    : printed.get().binaryOffset(point.function(), point.offset());
            if (offset.isPresent()) {
                real.add(new Location(new CodePoint(module, point.function(), offset.getAsInt()), each.span()));
            }
        }
        return real;
    }
}

package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.debug.Locations;
import palimpsest.engine.debug.Locations.Location;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.valid.ValidModule;

/** Finds the instructions at which to stop for a place in the text that is shown. */
final class CodePlaces {

    private final ValidModule module;
    private final TextSource shown;
    private final Optional<PrintedPlaces> printed;
    private final Optional<Locations> locations;

    CodePlaces(Opened opened, ValidModule module) {
        this.module = module;
        this.shown = opened.program().shown();
        this.printed = opened.printed();
        this.locations =
                printed.isPresent() ? printed.get().printed().map(Locations::new) : Optional.of(new Locations(module));
    }

    /** The instructions, with their spans in the text that is shown; none for what is not in the code. */
    List<Location> find(StopAt at) {
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

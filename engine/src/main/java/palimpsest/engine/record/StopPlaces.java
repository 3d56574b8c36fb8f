package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.debug.Breakpoint;
import palimpsest.engine.debug.Expression;
import palimpsest.engine.debug.StopPoint;
import palimpsest.engine.debug.Watchpoint;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.valid.ValidModule;

/** Breakpoints and watchpoints with places that do not depend on how the code was encoded, and back. */
final class StopPlaces {

    private final ModuleNumbers modules;

    StopPlaces(ModuleNumbers modules) {
        this.modules = modules;
    }

    // ---- Saving

    SavedStop saved(StopPoint stop) {
        return new SavedStop(place(stop), stop.enabled(), stop.condition().map(Expression::text), stop.ignored());
    }

    private SavedStop.Place place(StopPoint stop) {
        if (stop instanceof Watchpoint watch) {
            return new SavedStop.Bytes(watch.memory(), watch.from(), watch.to(), watch.kind(), watch.actors());
        }
        Breakpoint.Place place = ((Breakpoint) stop).place();
        if (place instanceof Breakpoint.InCode in) {
            return new SavedStop.InCode(in.points().stream()
                    .map(this::codePlace)
                    .sorted(Comparator.comparingInt(SavedStop.CodePlace::module)
                            .thenComparingInt(SavedStop.CodePlace::function)
                            .thenComparingInt(SavedStop.CodePlace::instruction))
                    .toList());
        }
        if (place instanceof Breakpoint.HostCalls calls) {
            return new SavedStop.HostCalls(calls.function());
        }
        return place instanceof Breakpoint.Growths ? new SavedStop.Growths() : new SavedStop.Traps();
    }

    private SavedStop.CodePlace codePlace(CodePoint point) {
        int instruction = -1;
        if (point.offset() != CodePoint.ENTRY) {
            InstructionReader in = new InstructionReader(code(point.module(), point.function()));
            do {
                in.next();
                instruction++;
            } while (in.offset() < point.offset());
        }
        return new SavedStop.CodePlace(modules.number(point.module()), point.function(), instruction);
    }

    private static Code code(ValidModule module, int function) {
        return module.module()
                .functions()
                .get(function - module.importedFunctions())
                .body();
    }

    // ---- Coming back

    /**
     * The breakpoint or watchpoint in modules that were read again.
     *
     * @throws Refusal if there is no such place, or the condition cannot be read
     */
    static StopPoint stop(String session, SavedStop saved, List<ValidModule> modules) {
        Optional<Expression> condition = saved.condition().map(text -> {
            Expression.Parsed parsed = Expression.parse(text);
            return parsed.expression()
                    .orElseThrow(() -> misfit(session, "the condition '" + text + "' of a breakpoint cannot be read"));
        });
        if (saved.place() instanceof SavedStop.Bytes bytes) {
            return new Watchpoint(
                    bytes.memory(),
                    bytes.from(),
                    bytes.to(),
                    bytes.kind(),
                    bytes.actors(),
                    saved.enabled(),
                    condition,
                    saved.ignored());
        }
        return new Breakpoint(place(session, saved.place(), modules), saved.enabled(), condition, saved.ignored());
    }

    private static Breakpoint.Place place(String session, SavedStop.Place place, List<ValidModule> modules) {
        if (place instanceof SavedStop.InCode in) {
            Set<CodePoint> points = new LinkedHashSet<>();
            for (SavedStop.CodePlace each : in.places()) {
                points.add(point(session, each, modules.get(each.module())));
            }
            return new Breakpoint.InCode(points);
        }
        if (place instanceof SavedStop.HostCalls calls) {
            return new Breakpoint.HostCalls(calls.function());
        }
        return place instanceof SavedStop.Growths ? new Breakpoint.Growths() : new Breakpoint.Traps();
    }

    private static CodePoint point(String session, SavedStop.CodePlace place, ValidModule module) {
        if (place.function() < module.importedFunctions() || place.function() >= module.functionCount()) {
            throw misfit(session, "a breakpoint stands in function " + place.function() + ", which the module has not");
        }
        if (place.instruction() < 0) {
            return new CodePoint(module, place.function(), CodePoint.ENTRY);
        }
        InstructionReader in = new InstructionReader(code(module, place.function()));
        List<Integer> offsets = new ArrayList<>();
        while (in.hasNext() && offsets.size() <= place.instruction()) {
            in.next();
            offsets.add(in.offset());
        }
        if (offsets.size() <= place.instruction()) {
            throw misfit(
                    session,
                    "a breakpoint stands at instruction " + place.instruction() + " of function " + place.function()
                            + ", which has " + offsets.size());
        }
        return new CodePoint(module, place.function(), offsets.get(place.instruction()));
    }

    private static Refusal misfit(String session, String why) {
        return new Refusal(
                SessionFault.of(SessionFault.Kind.MODULE, session, "the session does not fit its module: " + why));
    }
}

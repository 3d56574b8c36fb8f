package palimpsest.app.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Breakpoint;
import palimpsest.engine.debug.Expression;
import palimpsest.engine.debug.Locations;
import palimpsest.engine.debug.Locations.Location;
import palimpsest.engine.debug.StopPoint;
import palimpsest.engine.debug.Watchpoint;
import palimpsest.engine.source.TextSource;

/**
 * The breakpoints and watchpoints that somebody wants, whether there is an instance or not, and what they are in the
 * debugger of the instance.
 */
final class StopList {

    private final SortedMap<Integer, WantedStop> wanted = new TreeMap<>();
    private final Map<Integer, ArmedStop> armed = new HashMap<>();
    private final Map<String, Others> others = new HashMap<>();
    private Optional<Opened> opened = Optional.empty();
    private Optional<CodePlaces> places = Optional.empty();
    private Optional<Execution> execution = Optional.empty();
    private int last;

    // ---- What is open

    /** Something was opened: the same text edited if it has the same name, otherwise something else. */
    void open(Opened now) {
        if (opened.filter(before -> before.name().equals(now.name())).isEmpty()) {
            wanted.clear();
        }
        show(now);
        arm(Optional.empty());
    }

    private void show(Opened now) {
        opened.ifPresent(before -> wanted.replaceAll((number, stop) -> stop.at(moved(stop.at(), before, now))));
        opened = Optional.of(now);
        places = now.loaded().valid().map(module -> new CodePlaces(now, module));
    }

    /** A script has loaded a module, perhaps once more or beside others: what was wanted in another one of that name is wanted. */
    void openMore(Opened now) {
        opened.ifPresent(
                before -> others.put(before.name(), new Others(before, new TreeMap<>(wanted), Map.copyOf(armed))));
        wanted.clear();
        opened = Optional.empty();
        armed.clear();
        Optional.ofNullable(others.remove(now.name())).ifPresent(known -> {
            known.armed().values().forEach(this::disarm);
            wanted.putAll(known.wanted());
            opened = Optional.of(known.opened());
        });
        show(now);
    }

    /** What is wanted in modules that are not shown. */
    private record Others(Opened opened, SortedMap<Integer, WantedStop> wanted, Map<Integer, ArmedStop> armed) {
        Others disarmed() {
            return new Others(opened, wanted, Map.of());
        }
    }

    /** What stays of a place when its text was edited: its line, or the function's name. */
    private static StopAt moved(StopAt at, Opened before, Opened now) {
        TextSource old = before.program().shown();
        if (old.text().equals(now.program().shown().text())) {
            return at;
        }
        if (at instanceof StopAt.Expression expression) {
            return new StopAt.Line(
                    old.position(Math.min(expression.offset(), old.length())).line());
        }
        if (at instanceof StopAt.Function function && before.names().isPresent()) {
            String name = before.names().get().function(function.index());
            OptionalInt index = now.names().map(names -> names.function(name)).orElse(OptionalInt.empty());
            return index.isPresent() ? new StopAt.Function(index.getAsInt()) : at;
        }
        return at;
    }

    /** Another instance of what is open, or none. */
    void arm(Optional<Execution> now) {
        if (!now.equals(execution)) {
            armed.clear();
            others.replaceAll((name, known) -> known.disarmed());
        }
        execution = now;
        wanted.keySet().forEach(this::arm);
    }

    void clear() {
        others.clear();
        wanted.clear();
        armed.clear();
        opened = Optional.empty();
        places = Optional.empty();
        execution = Optional.empty();
    }

    // ---- What somebody wants

    void add(StopAt at, String condition, long ignored) {
        add(new WantedStop(at, true, condition, ignored));
    }

    void add(WantedStop stop) {
        wanted.put(++last, stop);
        arm(last);
    }

    void toggleLine(int line) {
        List<Integer> there =
                wanted.keySet().stream().filter(number -> onLine(number, line)).toList();
        if (there.isEmpty()) {
            add(new StopAt.Line(line), "", 0);
        } else {
            there.forEach(this::remove);
        }
    }

    /** Adds a breakpoint at the first line from a line on that has code, or removes those that are there. */
    void toggleOriginal(String file, int line) {
        int real = places.map(CodePlaces::original)
                .flatMap(stops -> {
                    OptionalInt index = stops.file(file);
                    OptionalInt found =
                            index.isPresent() ? stops.lineFrom(index.getAsInt(), line) : OptionalInt.empty();
                    return found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty();
                })
                .orElse(line);
        StopAt at = new StopAt.Original(file, real);
        List<Integer> there = wanted.entrySet().stream()
                .filter(each -> each.getValue().at().equals(at))
                .map(Map.Entry::getKey)
                .toList();
        if (there.isEmpty()) {
            add(at, "", 0);
        } else {
            there.forEach(this::remove);
        }
    }

    /** Where the program can be stopped that the module was made from, if something is open. */
    Optional<SourceStops> original() {
        return places.map(CodePlaces::original);
    }

    private boolean onLine(int number, int line) {
        List<Location> code = armed(number).code();
        if (code.isEmpty() || opened.isEmpty()) {
            return new StopAt.Line(line)
                    .equals(Optional.ofNullable(wanted.get(number))
                            .map(WantedStop::at)
                            .orElse(new StopAt.Traps()));
        }
        TextSource shown = opened.get().program().shown();
        return code.stream()
                .anyMatch(each -> shown.position(each.span().start()).line() == line);
    }

    void change(int number, String condition, long ignored) {
        wanted.computeIfPresent(number, (same, stop) -> stop.when(condition, ignored));
        arm(number);
    }

    void enable(int number, boolean enabled) {
        wanted.computeIfPresent(number, (same, stop) -> stop.enabled(enabled));
        arm(number);
    }

    void remove(int number) {
        wanted.remove(number);
        disarm(armed(number));
        armed.remove(number);
    }

    void removeAll() {
        List.copyOf(wanted.keySet()).forEach(this::remove);
    }

    /** All as they were asked for, in order. */
    List<WantedStop> all() {
        return List.copyOf(wanted.values());
    }

    /** All that work, as a debugger has them. */
    List<StopPoint> points() {
        List<StopPoint> points = new ArrayList<>();
        wanted.forEach((number, stop) -> {
            ArmedStop state = armed(number);
            if (state.problem().isEmpty()) {
                points.add(point(stop, state.code(), condition(stop).expression()));
            }
        });
        return points;
    }

    /** Those that somebody wanted, in the place of all others; where that is not known, those that a debugger had. */
    void restore(List<StopPoint> points, Optional<List<WantedStop>> asked) {
        wanted.clear();
        armed.clear();
        asked.orElseGet(() ->
                        points.stream().flatMap(point -> wanted(point).stream()).toList())
                .forEach(this::add);
    }

    private Optional<WantedStop> wanted(StopPoint point) {
        return at(point)
                .map(at -> new WantedStop(
                        at,
                        point.enabled(),
                        point.condition().map(Expression::text).orElse(""),
                        point.ignored()));
    }

    private Optional<StopAt> at(StopPoint point) {
        if (point instanceof Watchpoint watch) {
            OptionalInt memory = execution
                    .map(current -> current.memoryIndex(watch.memory()))
                    .orElse(OptionalInt.empty());
            return Optional.of(new StopAt.Bytes(
                    new MemoryRange(memory.orElse(watch.memory()), watch.from(), watch.to() - watch.from()),
                    StopAt.Access.valueOf(watch.kind().name()),
                    watch.actors()));
        }
        Breakpoint.Place place = ((Breakpoint) point).place();
        if (place instanceof Breakpoint.InCode in) {
            return places.flatMap(known -> known.at(in.points()));
        }
        if (place instanceof Breakpoint.HostCalls calls) {
            return Optional.of(new StopAt.HostCalls(calls.function()));
        }
        return Optional.of(place instanceof Breakpoint.Growths ? new StopAt.Growth() : new StopAt.Traps());
    }

    /** The instructions of a place, for a run to it. */
    List<Location> find(StopAt at) {
        return places.map(known -> known.find(at)).orElse(List.of());
    }

    /** The number of what the debugger calls so. */
    OptionalInt number(int id) {
        return armed.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(OptionalInt.of(id)))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    /** What one is called where it was met. */
    Optional<String> name(int number) {
        return Optional.ofNullable(wanted.get(number)).map(stop -> StopWords.met(stop.at(), opened));
    }

    /** A condition could not be evaluated. */
    void problem(int number, String problem) {
        armed.computeIfPresent(number, (same, stop) -> stop.problem(problem));
    }

    List<StopPointView> views() {
        List<StopPointView> views = new ArrayList<>();
        wanted.forEach((number, stop) -> views.add(view(number, stop, armed(number))));
        return views;
    }

    private StopPointView view(int number, WantedStop stop, ArmedStop state) {
        long hits = execution.isPresent() && state.id().isPresent()
                ? execution.get().debugger().hits(state.id().getAsInt()).orElse(0)
                : 0;
        return new StopPointView(
                number,
                stop.at(),
                StopWords.of(stop.at(), opened),
                state.code().stream().map(Location::span).toList(),
                stop.enabled(),
                stop.condition(),
                stop.ignored(),
                hits,
                state.problem());
    }

    // ---- In the debugger

    private ArmedStop armed(int number) {
        return armed.getOrDefault(number, ArmedStop.NOT);
    }

    private void disarm(ArmedStop state) {
        if (execution.isPresent() && state.id().isPresent()) {
            execution.get().debugger().remove(state.id().getAsInt());
        }
    }

    private void arm(int number) {
        Optional.ofNullable(wanted.get(number)).ifPresent(stop -> armed.put(number, arm(stop, armed(number))));
    }

    private ArmedStop arm(WantedStop stop, ArmedStop before) {
        List<Location> code = find(stop.at());
        Expression.Parsed condition = condition(stop);
        Optional<String> problem = condition.problem().map(fault -> Words.of("session.condition", fault.message()));
        if (places.isPresent() && stop.inCode() && code.isEmpty()) {
            problem = Optional.of(Words.of("session.no-code"));
        }
        if (places.isPresent() && stop.at() instanceof StopAt.Bytes bytes && !fits(bytes.range())) {
            problem = Optional.of(Words.of("session.no-bytes"));
        }
        if (execution.isEmpty() || problem.isPresent()) {
            disarm(before);
            return new ArmedStop(code, OptionalInt.empty(), problem);
        }
        StopPoint point = point(stop, code, condition.expression());
        if (before.id().isPresent()) {
            execution.get().debugger().replace(before.id().getAsInt(), point);
            return new ArmedStop(code, before.id(), Optional.empty());
        }
        return new ArmedStop(code, OptionalInt.of(execution.get().debugger().add(point)), Optional.empty());
    }

    private static Expression.Parsed condition(WantedStop stop) {
        return stop.condition().isEmpty()
                ? new Expression.Parsed(Optional.empty(), Optional.empty())
                : Expression.parse(stop.condition());
    }

    private boolean fits(MemoryRange range) {
        int declared = opened.flatMap(Opened::names).map(Names::memories).orElse(0);
        int memories = Math.max(declared, execution.map(Execution::memories).orElse(0));
        return range.memory() >= 0
                && range.memory() < memories
                && range.address() >= 0
                && range.length() > 0
                && range.address() + range.length() > 0;
    }

    private StopPoint point(WantedStop stop, List<Location> code, Optional<Expression> condition) {
        if (stop.at() instanceof StopAt.Bytes bytes) {
            MemoryRange range = bytes.range();
            return new Watchpoint(
                    memoryInStore(range.memory()),
                    range.address(),
                    range.address() + range.length(),
                    Watchpoint.Kind.valueOf(bytes.access().name()),
                    bytes.actors(),
                    stop.enabled(),
                    condition,
                    stop.ignored());
        }
        return new Breakpoint(place(stop.at(), code), stop.enabled(), condition, stop.ignored());
    }

    private static Breakpoint.Place place(StopAt at, List<Location> code) {
        if (at instanceof StopAt.HostCalls calls) {
            return new Breakpoint.HostCalls(calls.function());
        }
        if (at instanceof StopAt.Growth) {
            return new Breakpoint.Growths();
        }
        return at instanceof StopAt.Traps ? new Breakpoint.Traps() : new Breakpoint.InCode(Locations.points(code));
    }

    /** Before they are made, the module's memories will come after those that it imports. */
    private int memoryInStore(int index) {
        return execution
                .filter(current -> index < current.memories())
                .map(current -> current.memory(index).index())
                .orElse(index);
    }
}

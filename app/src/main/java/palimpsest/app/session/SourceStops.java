package palimpsest.app.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.symbols.LineTable;
import palimpsest.engine.symbols.LineTable.Row;
import palimpsest.engine.symbols.SourcePlace;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.valid.ValidModule;

/** Where in a module's code its program can be stopped: before the first instruction of a line. */
final class SourceStops {

    /**
     * A good place to stop.
     *
     * @param fine whether the whole function is on one line, so that its parts are stopped at
     */
    record Stop(int function, SourcePlace place, boolean fine) {

        /** Whether nothing is gained by going from one to the other. */
        boolean same(Stop other) {
            return function == other.function && (fine ? place.equals(other.place) : place.sameLine(other.place));
        }
    }

    private final ValidModule module;
    private final LineTable lines;
    private final Map<Integer, Stop> stops = new HashMap<>();
    private final Map<Integer, List<Integer>> ofFunction = new TreeMap<>();
    private final Set<Integer> fineFunctions = new HashSet<>();

    SourceStops(ValidModule module, LineTable lines) {
        this.module = module;
        this.lines = lines;
        List<Row> rows = lines.rows();
        int first = 0;
        List<Function> functions = module.module().functions();
        for (int i = 0; i < functions.size() && !rows.isEmpty(); i++) {
            Function function = functions.get(i);
            while (first < rows.size()
                    && rows.get(first).offset() < function.span().start()) {
                first++;
            }
            int last = first;
            while (last < rows.size()
                    && rows.get(last).offset() < function.body().end()) {
                last++;
            }
            add(module.importedFunctions() + i, function, rows.subList(first, last));
            first = last;
        }
    }

    private void add(int index, Function function, List<Row> rows) {
        List<Row> starts = starts(rows);
        boolean fine = isFine(rows);
        if (fine) {
            fineFunctions.add(index);
        }
        int at = 0;
        InstructionReader in = new InstructionReader(function.body());
        while (in.hasNext() && at < starts.size()) {
            in.next();
            if (!in.opcode().isStep() || in.offset() < starts.get(at).offset()) {
                continue;
            }
            while (at + 1 < starts.size() && starts.get(at + 1).offset() <= in.offset()) {
                at++;
            }
            stops.put(in.offset(), new Stop(index, starts.get(at).place().orElseThrow(), fine));
            ofFunction.computeIfAbsent(index, fresh -> new ArrayList<>()).add(in.offset());
            at++;
        }
    }

    /** What the compiler says is good to stop at; in a function on one line, and where it says nothing, every change of place. */
    private static List<Row> starts(List<Row> rows) {
        int first = 0;
        while (first < rows.size() && !rows.get(first).statement()) {
            first++;
        }
        boolean told = first < rows.size();
        boolean fine = isFine(rows);
        List<Row> starts = new ArrayList<>();
        Optional<SourcePlace> before = Optional.empty();
        for (Row row : rows.subList(told ? first : 0, rows.size())) {
            boolean other = row.place().isPresent() && !row.place().equals(before);
            if (row.place().isPresent() && (row.statement() || ((fine || !told) && other))) {
                starts.add(row);
            }
            before = row.place();
        }
        return starts;
    }

    private static boolean isFine(List<Row> rows) {
        return rows.stream()
                        .flatMap(row -> row.place().stream())
                        .map(place -> new SourcePlace(place.file(), place.line(), 0))
                        .distinct()
                        .count()
                == 1;
    }

    /** The place to stop at an offset of the module, if it is one. */
    Optional<Stop> at(int offset) {
        return Optional.ofNullable(stops.get(offset));
    }

    /** The line that an instruction of a function belongs to, as a place to stop at. */
    Optional<Stop> around(int function, int offset) {
        return lines.at(offset).map(place -> new Stop(function, place, fineFunctions.contains(function)));
    }

    /** Whether a function has any. */
    boolean has(int function) {
        return ofFunction.containsKey(function);
    }

    /** The first line from a line on, of a file, that has code. */
    OptionalInt lineFrom(int file, int line) {
        return stops.values().stream()
                .filter(stop -> stop.place().file() == file && stop.place().line() >= line)
                .mapToInt(stop -> stop.place().line())
                .min();
    }

    /** Where a line is first stopped at, once for each function that has code of it. */
    List<CodePoint> line(int file, int line) {
        List<CodePoint> points = new ArrayList<>();
        ofFunction.forEach((function, offsets) -> offsets.stream()
                .filter(offset -> at(offset)
                        .filter(stop ->
                                stop.place().file() == file && stop.place().line() == line)
                        .isPresent())
                .findFirst()
                .ifPresent(offset -> points.add(new CodePoint(module, function, offset))));
        return points;
    }

    /** The index of a file by the name that the compiler gave it. */
    OptionalInt file(String name) {
        int index = lines.files().indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    ValidModule module() {
        return module;
    }
}

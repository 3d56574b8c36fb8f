package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which code belongs to which line of which file. */
public final class LineTable {

    public static final LineTable EMPTY = new LineTable(List.of(), List.of());

    /**
     * Where the code of a place begins; it goes on to the next row.
     *
     * @param offset in the module
     * @param place empty where code begins that belongs to none
     * @param statement whether it is a good place to stop
     */
    public record Row(int offset, Optional<SourcePlace> place, boolean statement) {}

    private final List<String> files;
    private final Row[] rows;

    /**
     * A table of some rows, in any order; of several at an offset the last counts that says where it comes from.
     *
     * @param files the names of the files as the compiler wrote them, folders included
     */
    public LineTable(List<String> files, Collection<Row> rows) {
        this.files = List.copyOf(files);
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingInt(Row::offset));
        List<Row> single = new ArrayList<>();
        for (Row row : sorted) {
            int last = single.size() - 1;
            if (last >= 0 && single.get(last).offset() == row.offset()) {
                // Where one function ends another may begin.
                single.set(last, row.place().isPresent() ? row : single.get(last));
            } else {
                single.add(row);
            }
        }
        this.rows = single.toArray(Row[]::new);
    }

    /** The names of the files as the compiler wrote them, folders included. */
    public List<String> files() {
        return files;
    }

    public boolean isEmpty() {
        return rows.length == 0;
    }

    /** The rows in the order of the code. */
    public List<Row> rows() {
        return List.of(rows);
    }

    /** The place that the code at an offset of the module belongs to, if it belongs to one. */
    public Optional<SourcePlace> at(int offset) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].offset() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : rows[low - 1].place();
    }

    /** The lines of a file, from 1, that have code. */
    public SortedSet<Integer> lines(int file) {
        SortedSet<Integer> lines = new TreeSet<>();
        for (Row row : rows) {
            row.place().filter(place -> place.file() == file).ifPresent(place -> lines.add(place.line()));
        }
        return lines;
    }

    /**
     * Where the code of a line begins, each time that it does: a loop's line may have code before and after its body. Rows
     * that are good places to stop are preferred, where the line has any.
     */
    public List<Integer> starts(int file, int line) {
        List<Integer> all = new ArrayList<>();
        List<Integer> statements = new ArrayList<>();
        Optional<SourcePlace> before = Optional.empty();
        for (Row row : rows) {
            boolean on = row.place()
                    .filter(at -> at.file() == file && at.line() == line)
                    .isPresent();
            boolean wasOn =
                    before.filter(at -> at.file() == file && at.line() == line).isPresent();
            if (on && !wasOn) {
                all.add(row.offset());
            }
            if (on && !wasOn && row.statement()) {
                statements.add(row.offset());
            }
            before = row.place();
        }
        return statements.isEmpty() ? all : statements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineTable that && files.equals(that.files) && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return 31 * files.hashCode() + Arrays.hashCode(rows);
    }
}

package palimpsest.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured of an engine: a line of a table. */
final class Row {

    private final List<String> cells = new ArrayList<>();
    private double logarithms;

    /** The samples of a program that takes so many steps, in nanoseconds. */
    void add(double[] times, double steps) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        double best = sorted[0] / steps;
        double spread = sorted[sorted.length / 2] / sorted[0] - 1;
        cells.add(format("%.2f", best) + format(" +%.0f%%", 100 * spread));
        logarithms += Math.log(best);
    }

    private double mean() {
        return Math.exp(logarithms / cells.size());
    }

    static void print(List<String> titles, Map<String, Row> rows) {
        line("engine", titles, "mean", "× Endive");
        Row interpreter = rows.get("Endive interpreter");
        double endive = interpreter == null ? Double.NaN : interpreter.mean();
        rows.forEach(
                (name, row) -> line(name, row.cells, format("%.2f", row.mean()), format("%.1f", endive / row.mean())));
    }

    private static void line(String name, List<String> cells, String mean, String ratio) {
        StringBuilder line = new StringBuilder(String.format("%-28s", name));
        cells.forEach(cell -> line.append(String.format("%14s", cell)));
        System.out.println(line.append(String.format("%10s%10s", mean, ratio)));
    }

    private static String format(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}

package palimpsest.app.exporting;

import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.session.Time;
import palimpsest.app.words.Words;

/**
 * What is asked for.
 *
 * @param ranged whether the range was typed
 * @param range the bytes, if that could be read
 * @param first the first step, if that could be read
 * @param last the last step, if that could be read
 * @param scale how much larger than usual a picture is
 * @param seconds how long each picture of an animation is shown
 */
record Order(
        Form form,
        boolean ranged,
        Optional<Range> range,
        Optional<Long> first,
        Optional<Long> last,
        boolean writesOnly,
        int perRow,
        int scale,
        double seconds,
        Csv.Width width) {

    /** More rows make a picture that few programs open. */
    static final int MOST_ROWS = 4096;

    /** An animation has no more pictures. */
    static final int MOST_PICTURES = 1000;

    private static final long MOST_PIXELS = 64_000_000;
    private static final int MOST_ROWS_MOVING = 256;
    private static final double KIB = 1024;

    long steps() {
        return last.orElse(0L) - first.orElse(0L) + 1;
    }

    // ---- Why it can't be done

    /** Why it can't be done, in plain words; empty where it can. */
    Optional<String> wrong(Optional<Bytes> memory, Time time, boolean open) {
        if (form.ofBytes()) {
            if (memory.isEmpty()) {
                return Optional.of(Words.of("exporting.wrong.memory"));
            }
            if (range.isEmpty()) {
                return Optional.of(Words.of(ranged ? "exporting.wrong.range" : "exporting.wrong.selection"));
            }
            Optional<String> outside = outside(range.get(), memory.get().length());
            if (outside.isPresent()) {
                return outside;
            }
        }
        if (form.ofSteps()) {
            return wrongSteps(time);
        }
        return form == Form.SESSION && !open ? Optional.of(Words.of("exporting.wrong.session")) : Optional.empty();
    }

    private Optional<String> outside(Range bytes, long size) {
        boolean fits = Addresses.less(bytes.address(), size) && !Addresses.less(size - bytes.address(), bytes.length());
        if (!fits) {
            return Optional.of(Words.of("exporting.wrong.end", Addresses.shortHex(size - 1)));
        }
        if (form == Form.INTEL_HEX && Addresses.less(IntelHex.END - 1, bytes.last())) {
            return Optional.of(Words.of("exporting.wrong.hex"));
        }
        long rows = bytes.rows(perRow);
        return form.isPicture() && Addresses.less(mostRows(), rows)
                ? Optional.of(Words.of("exporting.wrong.rows", rows, mostRows()))
                : Optional.empty();
    }

    private int mostRows() {
        return switch (form) {
            case GIF -> MOST_ROWS_MOVING;
            case PNG -> (int) Math.min(MOST_ROWS, MOST_PIXELS / Sheet.rowPixels(perRow, scale));
            default -> MOST_ROWS;
        };
    }

    private Optional<String> wrongSteps(Time time) {
        if (time.end() == time.start()) {
            return Optional.of(Words.of("exporting.wrong.record"));
        }
        boolean within = first.isPresent()
                && last.isPresent()
                && first.get() >= time.start()
                && last.get() < time.end()
                && first.get() <= last.get();
        return within ? Optional.empty() : Optional.of(Words.of("exporting.wrong.steps", time.start(), time.end() - 1));
    }

    // ---- How large it will be

    /** How large it will be, in plain words; for one that can be done. */
    String size(Optional<Bytes> memory, Look look) {
        return switch (form) {
            case PNG, SVG -> picture(memory.orElseThrow(), look);
            case GIF -> animation();
            case DUMP -> about(bytes() * 87 / 16);
            case INTEL_HEX -> about(bytes() * 44 / 16);
            case CSV -> about(bytes() * (3 + 45.0 / width.bytes()));
            case WRITES -> Words.of("exporting.note.steps", steps());
            case SESSION -> Words.of("exporting.note.session");
        };
    }

    private double bytes() {
        return (double) range.orElseThrow().length();
    }

    private String picture(Bytes memory, Look look) {
        Picture one = Sheet.draw(memory, new Range(range.orElseThrow().address(), 1), look);
        double more = (double) (range.orElseThrow().rows(perRow) - 1) * Sheet.ROW;
        return Words.of("exporting.note.picture", one.width() * scale, Math.round((one.height() + more) * scale));
    }

    private String animation() {
        if (writesOnly) {
            return Words.of("exporting.note.writes", MOST_PICTURES);
        }
        return steps() > MOST_PICTURES
                ? Words.of("exporting.note.most", MOST_PICTURES, steps())
                : Words.of("exporting.note.moving", steps() + 1, (double) (steps() + 2) * seconds);
    }

    private static String about(double bytes) {
        double kib = bytes / KIB;
        if (kib < KIB) {
            return Words.of("exporting.note.kib", Math.max(1, Math.round(kib)));
        }
        return kib < KIB * KIB
                ? Words.of("exporting.note.mib", Math.round(kib / KIB))
                : Words.of("exporting.note.gib", Math.round(kib / KIB / KIB));
    }
}

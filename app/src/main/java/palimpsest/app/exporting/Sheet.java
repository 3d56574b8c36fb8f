package palimpsest.app.exporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.Utf8;
import palimpsest.app.exporting.Shape.Anchor;
import palimpsest.app.exporting.Shape.Box;
import palimpsest.app.exporting.Shape.Dot;
import palimpsest.app.exporting.Shape.Face;
import palimpsest.app.exporting.Shape.Frame;
import palimpsest.app.exporting.Shape.Point;
import palimpsest.app.exporting.Shape.Polygon;
import palimpsest.app.exporting.Shape.Text;
import palimpsest.app.words.Words;

/**
 * The picture of a range of bytes, as the window shows them: addresses, hexadecimal digits, the text in UTF-8, each byte
 * with the tint and the mark of who wrote it. Rows begin at multiples of their length, as in the window.
 */
final class Sheet {
    /** Width of a character; every other length follows from it. */
    private static final double ADVANCE = 8;

    private static final double SIZE = ADVANCE / 0.6;
    static final double ROW = 22;
    private static final double MARGIN = 16;
    private static final int GROUP = 4;
    private static final int CELL = 3;
    private static final int GAP = 3;
    private static final int CONTEXT = Utf8.LONGEST - 1;
    private static final double LINE = 20;

    private final Bytes memory;
    private final Range range;
    private final Look look;
    private final Inks inks;
    private final int digits;
    private final List<Shape> shapes = new ArrayList<>();
    private double top;

    private Sheet(Bytes memory, Range range, Look look) {
        this.memory = memory;
        this.range = range;
        this.look = look;
        this.inks = look.inks();
        this.digits = Addresses.digits(memory.length());
    }

    /** Draws bytes that are in the memory. */
    static Picture draw(Bytes memory, Range range, Look look) {
        return draw(memory, range, look, List.of());
    }

    /**
     * Draws bytes, of which those beyond the end of the memory are left out.
     *
     * @param caption lines that stand below the bytes
     */
    static Picture draw(Bytes memory, Range range, Look look, List<String> caption) {
        return new Sheet(memory, range, look).draw(caption);
    }

    /** About how many pixels a row of a picture has. */
    static double rowPixels(int perRow, double scale) {
        double characters = 16 + GAP + perRow * (CELL + 1.0 / GROUP) + GAP + perRow;
        return (2 * MARGIN + characters * ADVANCE) * scale * ROW * scale;
    }

    private Picture draw(List<String> caption) {
        double width = textX(look.perRow()) + MARGIN;
        top = MARGIN;
        look.title().ifPresent(title -> {
            shapes.add(new Text(
                    MARGIN, top + LINE / 2, fit(title, width), SIZE, Face.MONO_BOLD, Anchor.START, inks.text()));
            top += LINE + MARGIN / 2;
        });
        header();
        long first = range.address() - Long.remainderUnsigned(range.address(), look.perRow());
        long rows = range.rows(look.perRow());
        for (long row = 0; row < rows; row++) {
            row(first + row * look.perRow());
            top += ROW;
        }
        top += caption.isEmpty() ? 0 : MARGIN / 2;
        for (int i = 0; i < caption.size(); i++) {
            Rgb colour = i == 0 ? inks.text() : inks.muted();
            Face face = i == 0 ? Face.MONO_BOLD : Face.MONO;
            shapes.add(new Text(MARGIN, top + LINE / 2, fit(caption.get(i), width), SIZE, face, Anchor.START, colour));
            top += LINE;
        }
        if (look.legend()) {
            legend(width);
        }
        return new Picture((int) Math.ceil(width), (int) Math.ceil(top + MARGIN), inks.surface(), shapes);
    }

    private static String fit(String words, double width) {
        int room = (int) ((width - 2 * MARGIN) / ADVANCE);
        return words.codePointCount(0, words.length()) <= room
                ? words
                : words.substring(0, words.offsetByCodePoints(0, Math.max(0, room - 1))) + "\u2026";
    }

    // ---- Where things are

    private double hexX(int column) {
        return MARGIN + (digits + GAP + column * CELL + column / GROUP) * ADVANCE;
    }

    private double textX(int column) {
        return hexX(look.perRow() - 1) + (CELL + GAP + column) * ADVANCE;
    }

    // ---- Rows

    private void header() {
        double middle = top + ROW / 2;
        for (int column = 0; column < look.perRow(); column++) {
            plain(hexX(column) + CELL * ADVANCE / 2, middle, Integer.toHexString(column), Anchor.MIDDLE, inks.muted());
        }
        plain(textX(0), middle, "UTF-8", Anchor.START, inks.muted());
        top += ROW;
    }

    private void row(long address) {
        if (!Addresses.less(address, memory.length())) {
            return;
        }
        int count = (int) Addresses.min(look.perRow(), memory.length() - address);
        int lead = (int) Addresses.min(CONTEXT, address);
        int around = (int) Addresses.min(lead + count + CONTEXT, memory.length() - address + lead);
        byte[] bytes = new byte[around];
        byte[] marks = new byte[count];
        memory.bytes().read(address - lead, bytes, 0, around);
        memory.marks().marks(address, marks, 0, count);
        plain(MARGIN, top + ROW / 2, Addresses.padded(address, digits), Anchor.START, inks.muted());
        for (int column = 0; column < count; column++) {
            if (range.holds(address + column)) {
                cell(column, bytes[lead + column], marks[column], joined(marks, column, address));
            }
        }
        for (TextCell character : Utf8.touching(bytes, lead, lead + count, "memory")) {
            character(character, lead, address, marks);
        }
        if (count < look.perRow()) {
            shapes.add(new Box(hexX(count) - 1, top, 2, ROW, inks.text()));
        }
    }

    /** Whether the next byte has the same writer and stands in the same group, so that the tint goes on. */
    private boolean joined(byte[] marks, int column, long address) {
        return column % GROUP != GROUP - 1
                && column + 1 < marks.length
                && range.holds(address + column + 1)
                && ByteMark.origin(marks[column]) == ByteMark.origin(marks[column + 1]);
    }

    private void cell(int column, byte value, byte mark, boolean joined) {
        Origin origin = ByteMark.origin(mark);
        double x = hexX(column);
        double width = CELL * ADVANCE;
        double y = top + 1;
        double height = ROW - 2;
        if (origin != Origin.UNTOUCHED) {
            shapes.add(new Box(x, y, joined ? width : width - 1, height, inks.tint(origin)));
        }
        frame(mark, x, y, width - 1, height);
        actor(origin, x, y, width - 1, height);
        Face face = ByteMark.has(mark, ByteMark.CHANGED) ? Face.MONO_BOLD : Face.MONO;
        String hex = Addresses.padded(value & 0xff, 2);
        shapes.add(new Text(x + width / 2, top + ROW / 2, hex, SIZE, face, Anchor.MIDDLE, inks.ink(origin)));
    }

    private void frame(byte mark, double x, double y, double width, double height) {
        Rgb colour = inks.strong(ByteMark.origin(mark));
        if (ByteMark.has(mark, ByteMark.CHANGED)) {
            shapes.add(new Frame(x, y, width, height, colour, 2, false));
        } else if (ByteMark.has(mark, ByteMark.REWRITTEN)) {
            shapes.add(new Frame(x, y, width, height, colour, 1, true));
        }
        if (ByteMark.has(mark, ByteMark.READ)) {
            shapes.add(new Box(x + ADVANCE / 2, y + height - 4, 2 * ADVANCE, 2, inks.text()));
        }
    }

    /** Each actor has a shape of its own, so that its colour is not needed to know it. */
    private void actor(Origin origin, double x, double y, double width, double height) {
        double size = ADVANCE * 0.7;
        Rgb colour = inks.strong(origin);
        double right = x + width;
        double bottom = y + height;
        switch (origin) {
            case UNTOUCHED -> {}
            case GROWTH -> shapes.add(new Dot(x + width / 2, bottom - 2.5, 1.5, colour));
            case HOST -> shapes.add(triangle(colour, x, y, x + size, y, x, y + size));
            case MODULE -> shapes.add(triangle(colour, right, bottom - size, right, bottom, right - size, bottom));
            case DATA_SEGMENT -> shapes.add(new Box(x, bottom - 2, width + 1, 2, colour));
        }
    }

    private static Polygon triangle(Rgb fill, double ax, double ay, double bx, double by, double cx, double cy) {
        return new Polygon(Arrays.asList(new Point(ax, ay), new Point(bx, by), new Point(cx, cy)), fill);
    }

    /** A character over the bytes it is made of; where it goes on from the row before, an ellipsis. */
    private void character(TextCell cell, int lead, long address, byte[] marks) {
        int from = Math.max(column(range.address(), address), Math.max(0, cell.start() - lead));
        int to = Math.min(column(range.last(), address) + 1, Math.min(marks.length, cell.end() - lead));
        if (from >= to) {
            return;
        }
        Origin origin = ByteMark.origin(marks[from]);
        for (int column = from; column < to; column++) {
            Origin under = ByteMark.origin(marks[column]);
            if (under != Origin.UNTOUCHED) {
                shapes.add(new Box(textX(column), top + 1, ADVANCE, ROW - 2, inks.tint(under)));
            }
        }
        double width = (to - from) * ADVANCE;
        if (to - from > 1) {
            Rgb faint = inks.surface().with(inks.strong(origin), 0.55);
            shapes.add(new Frame(textX(from), top + 1, width, ROW - 2, faint, 1, false));
        }
        Rgb colour = cell.isVisible() && origin != Origin.UNTOUCHED ? inks.ink(origin) : inks.muted();
        String glyph = cell.start() - lead == from ? cell.glyph() : "\u2026";
        plain(textX(from) + width / 2, top + ROW / 2, glyph, Anchor.MIDDLE, colour);
    }

    /** The column of an address in the row that begins at another; 0 before it, and the last one behind it. */
    private int column(long at, long row) {
        return Addresses.less(at, row) ? 0 : (int) Addresses.min(at - row, look.perRow() - 1);
    }

    private void plain(double x, double y, String text, Anchor anchor, Rgb colour) {
        shapes.add(new Text(x, y, text, SIZE, Face.MONO, anchor, colour));
    }

    // ---- What the marks mean

    private void legend(double width) {
        top += MARGIN / 2;
        double x = MARGIN;
        double box = CELL * ADVANCE;
        for (Entry entry : entries()) {
            double wide = box + (1 + entry.words().length() + 2) * ADVANCE;
            if (x > MARGIN && x + wide > width) {
                x = MARGIN;
                top += ROW + 2;
            }
            Origin origin = ByteMark.origin(entry.mark());
            shapes.add(new Box(x, top + 1, box - 1, ROW - 2, inks.tint(origin)));
            if (origin == Origin.UNTOUCHED) {
                shapes.add(new Frame(x, top + 1, box - 1, ROW - 2, inks.border(), 1, false));
            }
            frame(entry.mark(), x, top + 1, box - 1, ROW - 2);
            actor(origin, x, top + 1, box - 1, ROW - 2);
            plain(x + box + ADVANCE, top + ROW / 2, entry.words(), Anchor.START, inks.muted());
            x += wide;
        }
        top += ROW;
    }

    private record Entry(byte mark, String words) {}

    private static List<Entry> entries() {
        return List.of(
                new Entry(ByteMark.of(Origin.HOST), Words.of("exporting.legend.host")),
                new Entry(ByteMark.of(Origin.MODULE), Words.of("exporting.legend.module")),
                new Entry(ByteMark.of(Origin.DATA_SEGMENT), Words.of("exporting.legend.data")),
                new Entry(ByteMark.of(Origin.GROWTH), Words.of("exporting.legend.growth")),
                new Entry(ByteMark.of(Origin.UNTOUCHED), Words.of("exporting.legend.untouched")),
                new Entry(ByteMark.of(Origin.MODULE, ByteMark.CHANGED), Words.of("exporting.legend.changed")));
    }
}

package palimpsest.app.memory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.words.Words;

/** The visible bytes and marks, read once for each frame, and what is selected among them. */
final class Frame {
    private final MemoryViewModel model;
    private final RowFormat format;
    private final Selection selection;
    private final String pending;
    private final long readFrom;
    private final byte[] bytes;
    private final byte[] marks;
    private final int count;
    private final List<OverlayMap.Placed> over;
    private final Optional<Ghost> ghost;
    private final Shading shading;
    private final byte[] shades;

    Frame(MemoryViewModel model, int rows, String pending) {
        this.model = model;
        this.format = model.format.get();
        this.selection = model.selection();
        this.pending = pending;
        int perRow = model.bytesPerRow.get();
        long first = model.topRow.get() * perRow;
        this.readFrom = first - Addresses.min(first, format.context());
        int wanted = (int) (first - readFrom) + rows * perRow + format.context();
        this.bytes = new byte[wanted];
        this.marks = new byte[wanted];
        boolean any = Addresses.less(readFrom, model.length());
        this.count = any ? model.read(readFrom, bytes, marks) : 0;
        this.ghost = model.ghost.get();
        this.shading = model.shading.get();
        this.shades = new byte[shading == Shading.NONE ? 0 : count];
        model.shades.get().shades(readFrom, shades, 0, shades.length);
        this.over = count == 0 ? List.of() : model.overlayMap().touching(first, readFrom + count - 1);
    }

    /** Whether the memory can't grow any more. */
    boolean full() {
        return model.view.get().isFull();
    }

    /** What stands at the end of the memory. */
    private String wall() {
        MemoryView view = model.view.get();
        String length = Long.toUnsignedString(view.bytes().length());
        if (view.isFull()) {
            return Words.of("grid.wall.full", length);
        }
        return view.maximum().isPresent()
                ? Words.of(
                        "grid.wall.maximum",
                        length,
                        Long.toUnsignedString(view.maximum().getAsLong()))
                : Words.of("grid.wall.free", length);
    }

    /** What stands behind the memory: the wall, the bytes that an access wanted there, and words about it. */
    private RowLook beyond(long rows, long address, int perRow) {
        if (rows == 0) {
            return RowLook.beyond(address, 0, wall(), Columns.NONE);
        }
        if (ghost.isEmpty()) {
            return RowLook.beyond(address, rows, "", Columns.NONE);
        }
        Ghost wanted = ghost.get();
        long end = model.length();
        if (rows <= wanted.rows(end, perRow)) {
            long there = wanted.firstRow(end, perRow) + (rows - 1) * perRow;
            return RowLook.beyond(there, rows, "", Columns.of(wanted.firstMissing(end), wanted.last(), there, perRow));
        }
        String words = new CellWords(model).ghost(wanted);
        return RowLook.beyond(address, rows, rows == wanted.rows(end, perRow) + 1 ? words : "", Columns.NONE);
    }

    RowLook look(int row, int perRow) {
        long top = model.topRow.get() + row;
        long address = top * perRow;
        int index = (int) (address - readFrom);
        int inRow = Math.max(0, Math.min(perRow, count - index));
        if (inRow == 0) {
            return beyond(top - model.rows(), address, perRow);
        }
        int lead = Math.min(format.context(), index);
        int end = Math.min(count, index + inRow + format.context());
        Columns selected = Columns.of(selection.start(), selection.last(), address, inRow);
        Columns caret = Columns.of(selection.caretStart(), selection.caretLast(), address, inRow);
        return new RowLook(
                address,
                inRow,
                -1,
                Arrays.copyOfRange(bytes, index - lead, end),
                lead,
                Arrays.copyOfRange(marks, index, index + inRow),
                selected,
                caret,
                !caret.isNone() && selection.inText(),
                caret.isNone() ? "" : pending,
                "",
                OverlayPiece.of(over, address, inRow, row == 0),
                ghost.map(wanted -> Columns.of(wanted.address(), wanted.last(), address, inRow))
                        .orElse(Columns.NONE),
                shading,
                shades.length == 0 ? shades : Arrays.copyOfRange(shades, index, index + inRow),
                format.kind() == RowFormat.Kind.POINTERS ? model.length() : 0);
    }
}

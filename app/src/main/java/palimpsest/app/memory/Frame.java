package palimpsest.app.memory;

import java.util.Arrays;
import java.util.List;
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

    RowLook look(int row, int perRow) {
        long top = model.topRow.get() + row;
        long address = top * perRow;
        int index = (int) (address - readFrom);
        int inRow = Math.max(0, Math.min(perRow, count - index));
        if (inRow == 0) {
            long beyond = top - model.rows();
            return RowLook.beyond(address, beyond, beyond == 0 ? wall() : "");
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
                format.kind() == RowFormat.Kind.POINTERS ? model.length() : 0);
    }
}

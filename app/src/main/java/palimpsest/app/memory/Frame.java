package palimpsest.app.memory;

import java.util.Arrays;
import java.util.List;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Utf8;

/** The visible bytes and marks, read once for each frame, and what is selected among them. */
@SuppressWarnings("ArrayRecordComponent") // a copy read for one frame, that never leaves this package
record Frame(
        MemoryViewModel model,
        long readFrom,
        byte[] bytes,
        byte[] marks,
        int count,
        List<OverlayMap.Placed> over,
        String pending,
        boolean full,
        String wall) {
    private static final int CONTEXT = Utf8.LONGEST - 1;

    static Frame of(MemoryViewModel model, int rows, String pending) {
        int perRow = model.bytesPerRow.get();
        long first = model.topRow.get() * perRow;
        long from = first == 0 ? 0 : first - CONTEXT;
        int wanted = (int) (first - from) + rows * perRow + CONTEXT;
        byte[] bytes = new byte[wanted];
        byte[] marks = new byte[wanted];
        boolean any = Addresses.less(from, model.view.get().bytes().length());
        int count = any ? model.read(from, bytes, marks) : 0;
        List<OverlayMap.Placed> over =
                count == 0 ? List.of() : model.overlayMap().touching(first, from + count - 1);
        return new Frame(
                model,
                from,
                bytes,
                marks,
                count,
                over,
                pending,
                model.view.get().isFull(),
                wallText(model.view.get()));
    }

    private static String wallText(MemoryView view) {
        String end = "end of memory, " + Long.toUnsignedString(view.bytes().length()) + " bytes";
        if (view.isFull()) {
            return end + " · this is the maximum: memory.grow returns -1";
        }
        return view.maximum().isPresent()
                ? end + " · can grow to " + Long.toUnsignedString(view.maximum().getAsLong()) + " pages"
                : end + " · no maximum";
    }

    RowLook look(int row, int perRow) {
        long top = model.topRow.get() + row;
        long address = top * perRow;
        int index = (int) (address - readFrom);
        int inRow = Math.max(0, Math.min(perRow, count - index));
        long beyond = top - model.rows();
        if (inRow == 0) {
            return new RowLook(
                    address,
                    0,
                    beyond,
                    new byte[0],
                    0,
                    new byte[0],
                    0,
                    -1,
                    -1,
                    false,
                    "",
                    beyond == 0 ? wall : "",
                    List.of());
        }
        int lead = Math.min(CONTEXT, index);
        int end = Math.min(count, index + inRow + CONTEXT);
        byte[] around = Arrays.copyOfRange(bytes, index - lead, end);
        byte[] rowMarks = Arrays.copyOfRange(marks, index, index + inRow);
        long last = address + inRow - 1;
        long start = model.selectionStart();
        long stop = model.selectionLast();
        boolean touches = !Addresses.less(last, start) && !Addresses.less(stop, address);
        int from = touches ? (int) (Addresses.max(start, address) - address) : 0;
        int to = touches ? (int) (Addresses.min(stop, last) - address) : -1;
        boolean caretHere = !Addresses.less(model.caret(), address) && !Addresses.less(last, model.caret());
        int caret = caretHere ? (int) (model.caret() - address) : -1;
        return new RowLook(
                address,
                inRow,
                -1,
                around,
                lead,
                rowMarks,
                from,
                to,
                caret,
                caretHere && model.inText.get(),
                caretHere ? pending : "",
                "",
                OverlayPiece.of(over, address, inRow, row == 0));
    }
}

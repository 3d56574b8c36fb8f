package palimpsest.app.memory;

import java.util.Arrays;
import java.util.List;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Overlay;

/**
 * All that decides how one row looks; two equal looks need no repaint.
 *
 * @param address of the first byte
 * @param count how many bytes the row has; 0 beyond the end of the memory
 * @param rowsBeyond how many rows beyond the end, when it is
 * @param bytes the bytes, with up to three of their neighbours on each side, for characters that cross rows
 * @param lead how many of these neighbours stand before the row
 * @param marks a mark for each byte of the row
 * @param selectedFrom first selected column
 * @param selectedTo last selected column; below the first when none is
 * @param caret the caret's column, or -1
 * @param pending the digit typed so far
 * @param note what stands beyond the end
 * @param overlays what lies over its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
record RowLook(
        long address,
        int count,
        long rowsBeyond,
        byte[] bytes,
        int lead,
        byte[] marks,
        int selectedFrom,
        int selectedTo,
        int caret,
        boolean inText,
        String pending,
        String note,
        List<OverlayPiece> overlays) {
    byte value(int column) {
        return bytes[lead + column];
    }

    byte mark(int column) {
        return marks[column];
    }

    boolean isSelected(int column) {
        return column >= selectedFrom && column <= selectedTo;
    }

    /** Whether it is part of what a search found. */
    boolean isFound(int column) {
        return ByteMark.has(marks[column], ByteMark.FOUND)
                || overlays.stream().anyMatch(piece -> piece.kind() == Overlay.Kind.FOUND && piece.covers(column));
    }

    boolean hasCaret() {
        return caret >= 0;
    }

    boolean isCaret(int column) {
        return column == caret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowLook that
                && address == that.address
                && count == that.count
                && rowsBeyond == that.rowsBeyond
                && lead == that.lead
                && selectedFrom == that.selectedFrom
                && selectedTo == that.selectedTo
                && caret == that.caret
                && inText == that.inText
                && pending.equals(that.pending)
                && note.equals(that.note)
                && overlays.equals(that.overlays)
                && Arrays.equals(bytes, that.bytes)
                && Arrays.equals(marks, that.marks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) + Long.hashCode(address);
    }
}

package palimpsest.app.memory;

import java.util.Arrays;
import java.util.List;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.ShadeWindow;

/**
 * All that decides how one row looks; two equal looks need no repaint.
 *
 * @param address of the first byte
 * @param count how many bytes the row has; 0 beyond the end of the memory
 * @param rowsBeyond how many rows beyond the end, when it is
 * @param bytes the bytes, with some of their neighbours on each side, for characters and numbers that cross rows
 * @param lead how many of these neighbours stand before the row
 * @param marks a mark for each byte of the row
 * @param selected what is selected
 * @param caret what the caret stands on
 * @param inText whether the caret is here and typing goes to the text column
 * @param pending what is typed so far
 * @param note what stands beyond the end
 * @param overlays what lies over its bytes
 * @param wanted bytes that an access wanted which went over the end of the memory
 * @param shading what the strength of the colours stands for
 * @param shades how strong they are, one for each byte; none where nothing is shaded
 * @param end the size of the memory, where a pointer's look depends on it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
record RowLook(
        long address,
        int count,
        long rowsBeyond,
        byte[] bytes,
        int lead,
        byte[] marks,
        Columns selected,
        Columns caret,
        boolean inText,
        String pending,
        String note,
        List<OverlayPiece> overlays,
        Columns wanted,
        Shading shading,
        byte[] shades,
        long end) {

    /** A row beyond the end of the memory. */
    static RowLook beyond(long address, long rowsBeyond, String note, Columns wanted) {
        byte[] none = new byte[0];
        return new RowLook(
                address,
                0,
                rowsBeyond,
                none,
                0,
                none,
                Columns.NONE,
                Columns.NONE,
                false,
                "",
                note,
                List.of(),
                wanted,
                Shading.NONE,
                none,
                0);
    }

    byte value(int column) {
        return bytes[lead + column];
    }

    byte mark(int column) {
        return marks[column];
    }

    /** How strong a byte's colour is, 0 to 1. */
    double shade(int column) {
        return (shades[column] & 0xff) / (double) ShadeWindow.FULL;
    }

    boolean isSelected(int column) {
        return selected.has(column);
    }

    /** Whether it is part of what a search found. */
    boolean isFound(int column) {
        return ByteMark.has(marks[column], ByteMark.FOUND)
                || (!overlays.isEmpty()
                        && overlays.stream()
                                .anyMatch(piece -> piece.kind() == Overlay.Kind.FOUND && piece.covers(column)));
    }

    boolean hasCaret() {
        return !caret.isNone();
    }

    boolean isCaret(int column) {
        return caret.has(column);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowLook that
                && address == that.address
                && count == that.count
                && rowsBeyond == that.rowsBeyond
                && lead == that.lead
                && selected.equals(that.selected)
                && caret.equals(that.caret)
                && end == that.end
                && inText == that.inText
                && pending.equals(that.pending)
                && note.equals(that.note)
                && overlays.equals(that.overlays)
                && wanted.equals(that.wanted)
                && shading == that.shading
                && Arrays.equals(shades, that.shades)
                && Arrays.equals(bytes, that.bytes)
                && Arrays.equals(marks, that.marks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) + Long.hashCode(address);
    }
}

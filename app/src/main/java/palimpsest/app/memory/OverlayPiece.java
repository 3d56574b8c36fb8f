package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.List;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Overlay;

/**
 * The part of a stretch that lies in one row of the grid.
 *
 * @param from its first column
 * @param to the column after its last; {@code from} for a place between two bytes
 * @param begins whether the stretch begins here
 * @param ends whether it ends here
 * @param level on which line it stands: those with a name above the bytes, the others at their upper edge
 * @param label its name where it is to be read here, else empty
 */
record OverlayPiece(
        Overlay.Kind kind, int hue, int level, int from, int to, boolean begins, boolean ends, String label) {

    /**
     * The pieces of a row.
     *
     * @param over what lies over the visible bytes
     * @param address of the row's first byte
     * @param count how many bytes the row has
     * @param top whether this is the first visible row, where what began further up is named again
     */
    static List<OverlayPiece> of(List<OverlayMap.Placed> over, long address, int count, boolean top) {
        if (over.isEmpty()) {
            return List.of();
        }
        List<OverlayPiece> pieces = new ArrayList<>();
        for (OverlayMap.Placed placed : OverlayMap.touching(over, address, address + count - 1)) {
            Overlay overlay = placed.overlay();
            boolean begins = !Addresses.less(overlay.address(), address);
            int from = begins ? (int) (overlay.address() - address) : 0;
            boolean ends = Addresses.less(placed.last() - address, count);
            int to = overlay.length() == 0 ? from : ends ? (int) (placed.last() - address) + 1 : count;
            String label = begins ? overlay.label() : top ? "… " + overlay.label() : "";
            pieces.add(new OverlayPiece(overlay.kind(), overlay.hue(), placed.level(), from, to, begins, ends, label));
        }
        return dense(pieces);
    }

    /** Without empty lines between those that this row has. */
    private static List<OverlayPiece> dense(List<OverlayPiece> pieces) {
        List<Integer> named = levels(pieces, true);
        List<Integer> bare = levels(pieces, false);
        return pieces.stream()
                .map(piece ->
                        piece.level < 0 ? piece : piece.onLevel((piece.isNamed() ? named : bare).indexOf(piece.level)))
                .toList();
    }

    private static List<Integer> levels(List<OverlayPiece> pieces, boolean named) {
        return pieces.stream()
                .filter(piece -> piece.level >= 0 && piece.isNamed() == named)
                .map(OverlayPiece::level)
                .distinct()
                .sorted()
                .toList();
    }

    private OverlayPiece onLevel(int other) {
        return new OverlayPiece(kind, hue, other, from, to, begins, ends, label);
    }

    /** How many lines of names there are above a row. */
    static int levels(List<OverlayPiece> pieces) {
        return levels(pieces, true).size();
    }

    /** Whether its name stands here. */
    boolean isNamed() {
        return !label.isEmpty();
    }

    boolean covers(int column) {
        return column >= from && column < to;
    }
}

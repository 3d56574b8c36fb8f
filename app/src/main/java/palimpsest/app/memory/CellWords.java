package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.Utf8;
import palimpsest.app.words.Words;

/** What is known of a byte of the grid, in words: for the mouse that rests on it, and for a screen reader. */
final class CellWords {
    private static final int CONTEXT = Utf8.LONGEST - 1;

    private final MemoryViewModel model;

    CellWords(MemoryViewModel model) {
        this.model = model;
    }

    /** Several lines: address and value, who wrote it, its character, and what lies there. */
    String hover(long address) {
        byte value = model.byteAt(address);
        List<String> lines = new ArrayList<>();
        lines.add(Words.of(
                "grid.hover.byte",
                Addresses.shortHex(address),
                HexFormat.of().toHexDigits(value),
                Integer.toString(value & 0xff)));
        lines.add(ByteMark.describe(mark(address)));
        TextCell character = character(address);
        if (character.fault().isPresent() || character.codePoint() != 0) {
            lines.add(character.describe());
        }
        over(address).forEach(lines::add);
        return String.join("\n", lines);
    }

    /** What lies over a byte. */
    List<String> over(long address) {
        return model.overlayMap().touching(address, address).stream()
                .map(OverlayMap.Placed::overlay)
                .map(CellWords::describe)
                .collect(Collectors.toList());
    }

    private static String describe(Overlay overlay) {
        String kind = switch (overlay.kind()) {
            case VIEW -> "grid.over.view";
            case FIELD -> "grid.over.field";
            case LAYOUT -> overlay.length() == 0 ? "grid.over.place" : "grid.over.region";
            case FOUND -> "grid.over.found";
            case EXPECTED -> "grid.over.expected";
        };
        String last = Addresses.shortHex(overlay.address() + Math.max(0, overlay.length() - 1));
        return Words.of(kind, overlay.label(), Addresses.shortHex(overlay.address()), last);
    }

    byte mark(long address) {
        byte[] mark = new byte[1];
        model.view.get().marks().marks(address, mark, 0, 1);
        return mark[0];
    }

    private TextCell character(long address) {
        int before = (int) Addresses.min(address, CONTEXT);
        long left = model.view.get().bytes().length() - address;
        byte[] around = new byte[before + (int) Addresses.min(left, Utf8.LONGEST)];
        model.view.get().bytes().read(address - before, around, 0, around.length);
        return Utf8.touching(around, before, before + 1, "memory").get(0);
    }
}

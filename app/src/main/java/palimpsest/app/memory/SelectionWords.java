package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;

/**
 * The selection in words.
 *
 * @param place how many bytes, and where
 * @param value as numbers
 * @param hex its first bytes
 * @param text as text
 * @param fault why the text has a U+FFFD; empty if it has none
 */
record SelectionWords(String place, String value, String hex, String text, String fault) {
    static final SelectionWords NONE = new SelectionWords("", "", "", "", "");

    private static final int MOST = 32;
    private static final int MOST_HEX = 12;

    static SelectionWords of(MemoryViewModel model) {
        if (model.isEmpty()) {
            return NONE;
        }
        long start = model.selectionStart();
        long count = model.selectionLast() - start + 1;
        byte[] bytes = new byte[(int) Addresses.min(count - 1, MOST - 1) + 1];
        model.view.get().bytes().read(start, bytes, 0, bytes.length);
        boolean whole = bytes.length == count;
        TextEncoding encoding = model.format.get().text().orElse(TextEncoding.UTF8);
        List<TextCell> cells = encoding.decode(bytes, start);
        if (!whole && cells.size() > 1) {
            // The last character may be cut by our limit and not by the selection.
            cells = cells.subList(0, cells.size() - 1);
        }
        return new SelectionWords(
                place(start, count),
                value(model, bytes, whole),
                hex(bytes),
                "“" + cells.stream().map(TextCell::glyph).collect(Collectors.joining()) + (whole ? "”" : "…”"),
                fault(cells, start));
    }

    private static String place(long start, long count) {
        String first = Addresses.shortHex(start);
        return count == 1
                ? Words.of("grid.selected.one", first)
                : Words.of(
                        "grid.selected.many",
                        Long.toUnsignedString(count),
                        first,
                        Addresses.shortHex(start + count - 1));
    }

    private static String value(MemoryViewModel model, byte[] bytes, boolean whole) {
        RowFormat format = model.format.get();
        if (!format.isHexBytes() && !model.inText.get()) {
            return format.label() + " " + model.edits().numbers(MOST) + (whole ? "" : " …");
        }
        List<ValueType> types = switch (whole ? bytes.length : 0) {
            case 1 -> List.of(ValueType.U8, ValueType.I8);
            case 2 -> List.of(ValueType.U16, ValueType.I16);
            case 4 -> List.of(ValueType.I32, ValueType.F32);
            case 8 -> List.of(ValueType.I64, ValueType.F64);
            default -> List.of();
        };
        List<String> values = new ArrayList<>();
        for (ValueType type : types) {
            RowFormat read = new RowFormat(
                    RowFormat.Kind.NUMBERS, type, RowFormat.Radix.DECIMAL, format.bigEndian(), format.text());
            values.add(type.label() + " " + read.text(read.bits(bytes, 0)));
        }
        return String.join(" · ", values);
    }

    private static String hex(byte[] bytes) {
        String digits = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, MOST_HEX));
        return bytes.length > MOST_HEX ? digits + " …" : digits;
    }

    private static String fault(List<TextCell> cells, long start) {
        return cells.stream()
                .filter(cell -> cell.fault().isPresent())
                .findFirst()
                .map(cell -> Words.of(
                        "grid.selected.fault",
                        Addresses.shortHex(start + cell.start()),
                        cell.fault().orElse("")))
                .orElse("");
    }
}

package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.words.Words;

/** What is known of a byte of the grid, in words: for the mouse that rests on it, and for a screen reader. */
final class CellWords {
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
        if (!model.format.get().isHexBytes()) {
            lines.add(cell(address));
        }
        lines.add(ByteMark.describe(mark(address)));
        model.format.get().text().map(encoding -> character(encoding, address)).ifPresent(character -> {
            if (character.fault().isPresent() || character.codePoint() != 0) {
                lines.add(character.describe());
            }
        });
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

    /** The number of the cell that a byte belongs to: {@code i32 at 0x18: 11}. */
    private String cell(long address) {
        RowFormat format = model.format.get();
        Units units = new Units(model.view.get().bytes(), format, false);
        return Words.of(
                "grid.hover.cell", format.label(), Addresses.shortHex(units.first(address)), units.text(address));
    }

    private TextCell character(TextEncoding encoding, long address) {
        int context = encoding.context();
        int before = (int) Addresses.min(address, context);
        int behind = (int) Addresses.min(model.length() - address - 1, context);
        byte[] around = new byte[before + 1 + behind];
        model.view.get().bytes().read(address - before, around, 0, around.length);
        return encoding.touching(around, address - before, before, before + 1, "memory")
                .get(0);
    }

    /** What the caret stands on, for a screen reader. */
    String caret() {
        long address = model.caret();
        RowFormat format = model.format.get();
        int value = model.byteAt(address) & 0xff;
        boolean plain = format.isHexBytes() || model.inText.get();
        String shown = plain
                ? Words.of("grid.caret.byte", HexFormat.of().toHexDigits((byte) value), Integer.toString(value))
                : format.label() + " " + model.units().text(address);
        List<String> parts = new ArrayList<>();
        parts.add(Words.of(
                "grid.caret.address",
                Addresses.shortHex(plain ? address : model.units().first(address))));
        parts.add(shown);
        parts.add(ByteMark.describe(mark(address)));
        long count = model.selectionLast() - model.selectionStart() + 1;
        if (Addresses.less(plain ? 1 : model.units().length(address), count)) {
            parts.add(Words.of("grid.caret.selected", Long.toUnsignedString(count)));
        }
        parts.addAll(over(address));
        model.ghost.get().map(this::ghost).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** An access that went over the end. */
    String ghost(Ghost wanted) {
        return Words.of(
                wanted.length() == 1 ? "grid.ghost.one" : "grid.ghost",
                Long.toUnsignedString(wanted.length()),
                Addresses.shortHex(wanted.address()),
                Long.toUnsignedString(wanted.missing(model.length())));
    }
}

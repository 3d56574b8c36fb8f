package palimpsest.app.memory;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import palimpsest.app.bytes.TextEncoding;

/**
 * Typing in place. Two hexadecimal digits write a byte, a character in the text column its bytes; into other cells a
 * number is typed, and written by Enter.
 */
final class HexTyping {
    private final HexGrid grid;
    private final MemoryViewModel model;
    private String pending = "";
    private char highSurrogate;

    HexTyping(HexGrid grid, MemoryViewModel model) {
        this.grid = grid;
        this.model = model;
    }

    void listen() {
        grid.setOnKeyTyped(this::type);
    }

    /** What is typed and not written yet. */
    String pending() {
        return pending;
    }

    void forget() {
        model.fault.set("");
        if (!pending.isEmpty()) {
            pending = "";
            grid.refresh();
        }
    }

    /** The keys that belong to what is being typed; false if it is none of them. */
    boolean press(KeyEvent event) {
        if (pending.isEmpty()) {
            return false;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            forget();
        } else if (event.getCode() == KeyCode.ENTER) {
            commit();
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            await(pending.substring(0, pending.length() - 1));
        } else {
            return false;
        }
        return true;
    }

    private void type(KeyEvent event) {
        String typed = event.getCharacter();
        boolean command = event.isControlDown() != event.isAltDown() || event.isMetaDown();
        if (model.isEmpty() || typed.isEmpty() || command || isNoText(typed.charAt(0))) {
            return;
        }
        if (model.inText.get()) {
            model.format.get().text().ifPresent(encoding -> typeCharacter(encoding, typed));
        } else if (!model.format.get().isHexBytes()) {
            if (!(pending + typed).isBlank()) {
                await(pending + typed);
            }
        } else if (Character.digit(typed.charAt(0), 16) >= 0 && typed.charAt(0) < 0x80) {
            typeDigit(typed.toLowerCase(Locale.ROOT));
        }
        event.consume();
    }

    /** Backspace and Delete arrive as characters too. */
    private static boolean isNoText(char typed) {
        return Character.isISOControl(typed);
    }

    /** A character beyond U+FFFF may arrive in two halves. */
    private void typeCharacter(TextEncoding encoding, String typed) {
        char first = typed.charAt(0);
        if (typed.length() == 1 && Character.isHighSurrogate(first)) {
            highSurrogate = first;
            return;
        }
        String whole = typed.length() == 1 && Character.isLowSurrogate(first) ? highSurrogate + typed : typed;
        write(encoding.encode(whole));
    }

    private void typeDigit(String digit) {
        if (pending.isEmpty()) {
            await(digit);
        } else {
            write(new byte[] {(byte) Integer.parseInt(pending + digit, 16)});
        }
    }

    private void await(String typed) {
        long caret = model.units().first(model.caret());
        model.select(caret);
        pending = typed;
        model.fault.set("");
        grid.refresh();
    }

    private void commit() {
        RowFormat format = model.format.get();
        int length = model.units().length(model.caret());
        Optional<byte[]> bytes = format.parse(pending, length);
        if (bytes.isPresent()) {
            write(bytes.get());
        } else {
            model.fault.set(format.range(length));
        }
    }

    private void write(byte[] bytes) {
        pending = "";
        long address = model.inText.get() ? model.caret() : model.units().first(model.caret());
        if (model.edit(address, bytes)) {
            model.select(address);
            model.moveCaret(bytes.length, false);
            grid.reveal(model.caret());
        }
        grid.refresh();
    }
}

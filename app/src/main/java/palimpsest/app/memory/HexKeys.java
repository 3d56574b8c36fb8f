package palimpsest.app.memory;

import java.nio.charset.StandardCharsets;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import palimpsest.app.bytes.Addresses;

/** Keys over a grid: moving, selecting, typing bytes, copying, undoing. */
final class HexKeys {
    private final HexGrid grid;
    private final MemoryViewModel model;
    private String pending = "";
    private char highSurrogate;

    HexKeys(HexGrid grid, MemoryViewModel model) {
        this.grid = grid;
        this.model = model;
    }

    void listen() {
        grid.setOnKeyPressed(this::press);
        grid.setOnKeyTyped(this::type);
    }

    /** The first of two hexadecimal digits, while the second is awaited. */
    String pending() {
        return pending;
    }

    void forgetPending() {
        if (!pending.isEmpty()) {
            pending = "";
            grid.refresh();
        }
    }

    private void press(KeyEvent event) {
        if (model.isEmpty()) {
            return;
        }
        if (leaf(event) || move(event) || act(event)) {
            event.consume();
        }
    }

    /** Through the layers of what stood here before. */
    private boolean leaf(KeyEvent event) {
        boolean vertical = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
        if (event.isAltDown() && vertical) {
            model.intents.get().leaf(event.getCode() == KeyCode.DOWN ? 1 : -1);
            return true;
        }
        if (event.getCode() == KeyCode.ESCAPE && pending.isEmpty()) {
            model.intents.get().stopLeafing();
        }
        return false;
    }

    private boolean move(KeyEvent event) {
        int row = model.bytesPerRow.get();
        long column = Long.remainderUnsigned(model.caret(), row);
        boolean far = event.isShortcutDown();
        switch (event.getCode()) {
            case LEFT -> go(-1, event);
            case RIGHT -> go(1, event);
            case UP -> go(-row, event);
            case DOWN -> go(row, event);
            case PAGE_UP -> go(-(long) row * grid.wholeRows(), event);
            case PAGE_DOWN -> go((long) row * grid.wholeRows(), event);
            case HOME -> jump(far ? 0 : model.caret() - column, event);
            case END -> jump(far ? -1 : model.caret() - column + row - 1, event);
            default -> {
                return false;
            }
        }
        grid.reveal(model.caret());
        return true;
    }

    /** Up and down stop at the first and last row rather than change the column. */
    private void go(long delta, KeyEvent event) {
        int row = model.bytesPerRow.get();
        long length = model.view.get().bytes().length();
        boolean above = delta == -row && Addresses.less(model.caret(), row);
        boolean below = delta == row && !Addresses.less(row, length - model.caret());
        if (above || below) {
            return;
        }
        model.moveCaret(delta, event.isShiftDown());
    }

    private void jump(long address, KeyEvent event) {
        model.select(event.isShiftDown() ? model.anchorProperty().get() : address, address);
    }

    private boolean act(KeyEvent event) {
        boolean shortcut = event.isShortcutDown();
        switch (event.getCode()) {
            case TAB -> {
                if (shortcut || model.inText.get() != event.isShiftDown()) {
                    return false;
                }
                forgetPending();
                model.inText.set(!model.inText.get());
            }
            case ESCAPE -> {
                if (pending.isEmpty()) {
                    return false;
                }
                forgetPending();
            }
            case ENTER -> {
                if (pending.isEmpty()) {
                    return false;
                }
                write(new byte[] {(byte) Integer.parseInt(pending, 16)});
            }
            case C -> {
                if (!shortcut) {
                    return false;
                }
                copy();
            }
            case A -> {
                if (!shortcut) {
                    return false;
                }
                model.select(0, -1);
            }
            case Z -> {
                if (!shortcut) {
                    return false;
                }
                model.intents.get().undo();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.selectionAsHex());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void type(KeyEvent event) {
        String typed = event.getCharacter();
        boolean command = event.isControlDown() != event.isAltDown() || event.isMetaDown();
        if (model.isEmpty() || typed.isEmpty() || command || Character.isISOControl(typed.charAt(0))) {
            return;
        }
        if (model.inText.get()) {
            typeCharacter(typed);
        } else if (Character.digit(typed.charAt(0), 16) >= 0 && typed.charAt(0) < 0x80) {
            typeDigit(typed);
        }
        event.consume();
    }

    /** A character beyond U+FFFF may arrive in two halves. */
    private void typeCharacter(String typed) {
        char first = typed.charAt(0);
        if (typed.length() == 1 && Character.isHighSurrogate(first)) {
            highSurrogate = first;
            return;
        }
        String whole = typed.length() == 1 && Character.isLowSurrogate(first) ? highSurrogate + typed : typed;
        write(whole.getBytes(StandardCharsets.UTF_8));
    }

    private void typeDigit(String digit) {
        if (pending.isEmpty()) {
            pending = digit.toLowerCase(java.util.Locale.ROOT);
            model.select(model.caret());
            grid.refresh();
        } else {
            write(new byte[] {(byte) Integer.parseInt(pending + digit, 16)});
        }
    }

    private void write(byte[] bytes) {
        pending = "";
        long address = model.caret();
        if (model.edit(address, bytes)) {
            model.select(address);
            model.moveCaret(bytes.length, false);
            grid.reveal(model.caret());
        }
        grid.refresh();
    }
}

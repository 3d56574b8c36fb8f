package palimpsest.app.memory;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.CopyFormat;

/** Keys over a grid: moving, selecting, copying, undoing. */
final class HexKeys {
    private final HexGrid grid;
    private final MemoryViewModel model;
    private final HexTyping typing;

    HexKeys(HexGrid grid, MemoryViewModel model, HexTyping typing) {
        this.grid = grid;
        this.model = model;
        this.typing = typing;
    }

    void listen() {
        grid.setOnKeyPressed(this::press);
    }

    private void press(KeyEvent event) {
        if (model.isEmpty()) {
            return;
        }
        if (typing.press(event) || leaf(event) || move(event) || act(event)) {
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
        if (event.getCode() == KeyCode.ESCAPE) {
            model.intents.get().stopLeafing();
        }
        return false;
    }

    private boolean move(KeyEvent event) {
        if (event.isAltDown()) {
            return (event.getCode() == KeyCode.LEFT && grid.back())
                    || (event.getCode() == KeyCode.ENTER && grid.follow());
        }
        if (event.getCode() == KeyCode.ENTER && model.format.get().kind() == RowFormat.Kind.POINTERS) {
            return grid.follow();
        }
        int row = model.bytesPerRow.get();
        long column = Long.remainderUnsigned(model.caret(), row);
        boolean far = event.isShortcutDown();
        switch (event.getCode()) {
            case LEFT -> model.step(false, event.isShiftDown());
            case RIGHT -> model.step(true, event.isShiftDown());
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
                boolean noText = model.format.get().text().isEmpty();
                if (shortcut || noText || model.inText.get() != event.isShiftDown()) {
                    return false;
                }
                typing.forget();
                model.inText.set(!model.inText.get());
            }
            case C -> {
                if (!shortcut) {
                    return false;
                }
                GridClipboard.put(
                        event.isShiftDown()
                                ? model.edits().copy(CopyFormat.TEXT)
                                : model.edits().copy());
            }
            case V -> {
                if (!shortcut) {
                    return false;
                }
                paste();
            }
            case INSERT -> {
                if (shortcut) {
                    GridClipboard.put(model.edits().copy());
                } else if (event.isShiftDown()) {
                    paste();
                } else {
                    return false;
                }
            }
            case DELETE -> model.edits().clear();
            case R -> {
                if (!shortcut) {
                    return false;
                }
                grid.askForFill();
            }
            case CONTEXT_MENU -> grid.showMenu();
            case F10 -> {
                if (!event.isShiftDown() || shortcut) {
                    return false;
                }
                grid.showMenu();
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
                if (event.isShiftDown()) {
                    model.intents.get().redo();
                } else {
                    model.intents.get().undo();
                }
            }
            case Y -> {
                if (!shortcut) {
                    return false;
                }
                model.intents.get().redo();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void paste() {
        model.edits().paste(GridClipboard.text());
    }
}

package palimpsest.app.memory;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import palimpsest.app.bytes.Addresses;

/** Clicks, drags and the wheel over a grid. */
final class HexMouse {
    private final HexGrid grid;
    private final Node page;
    private final MemoryViewModel model;
    private double wheel;

    HexMouse(HexGrid grid, Node page, MemoryViewModel model) {
        this.grid = grid;
        this.page = page;
        this.model = model;
    }

    void listen() {
        page.setOnMousePressed(this::press);
        page.setOnMouseDragged(this::drag);
        page.setOnMouseReleased(this::release);
        grid.setOnScroll(this::scroll);
        grid.setOnContextMenuRequested(event -> {
            if (!model.isEmpty()) {
                grid.showMenu(event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    private void press(MouseEvent event) {
        grid.requestFocus();
        grid.hideMenu();
        boolean menu = event.getButton() == MouseButton.SECONDARY;
        if ((event.getButton() != MouseButton.PRIMARY && !menu) || model.isEmpty()) {
            return;
        }
        grid.hit(event.getX(), event.getY()).ifPresent(hit -> {
            long address = addressOf(hit);
            boolean selected =
                    !Addresses.less(address, model.selectionStart()) && !Addresses.less(model.selectionLast(), address);
            if (Addresses.less(address, model.length()) && !(menu && selected)) {
                model.inText.set(hit.inText());
                model.select(event.isShiftDown() ? model.anchorProperty().get() : address, address);
            }
        });
        event.consume();
    }

    /** A click on a pointer follows it; a drag or a longer selection only selects. */
    private void release(MouseEvent event) {
        boolean plain = event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && !event.isShiftDown();
        boolean pointers = model.format.get().kind() == RowFormat.Kind.POINTERS && !model.inText.get();
        if (plain && pointers && grid.addressAt(event.getX(), event.getY()).isPresent()) {
            grid.follow();
        }
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || model.isEmpty()) {
            return;
        }
        long address = addressOf(grid.nearest(event.getX(), event.getY(), model.inText.get()));
        model.select(model.anchorProperty().get(), address);
        grid.reveal(model.caret());
    }

    private long addressOf(HexLayout.Hit hit) {
        long row = Math.max(0, Math.min(model.rows() - 1, model.topRow.get() + hit.row()));
        return row * model.bytesPerRow.get() + hit.column();
    }

    private void scroll(ScrollEvent event) {
        double turned = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (event.isAltDown() && turned != 0) {
            model.intents.get().leaf(turned < 0 ? 1 : -1);
            event.consume();
            return;
        }
        wheel -= event.getDeltaY() / grid.hexLayout().cellHeight();
        long rows = (long) wheel;
        wheel -= rows;
        model.topRow.set(Math.max(0, model.topRow.get() + rows));
        event.consume();
    }
}

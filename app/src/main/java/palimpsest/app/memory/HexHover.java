package palimpsest.app.memory;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** Says of the byte under the mouse what is known of it and what lies there. */
final class HexHover {
    private static final Duration PATIENCE = Duration.millis(350);
    private static final Duration LONG_ENOUGH = Duration.minutes(1);

    private final HexGrid grid;
    private final Node place;
    private final CellWords words;
    private final Tooltip tip = new Tooltip();
    private boolean installed;

    HexHover(HexGrid grid, Node place, MemoryViewModel model) {
        this.grid = grid;
        this.place = place;
        this.words = new CellWords(model);
        tip.setShowDelay(PATIENCE);
        tip.setShowDuration(LONG_ENOUGH);
        tip.getStyleClass().add("cell-tip");
    }

    void listen() {
        place.addEventHandler(MouseEvent.MOUSE_MOVED, event -> at(event.getX(), event.getY()));
        place.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> tip.hide());
    }

    private void at(double x, double y) {
        grid.addressAt(x, y).ifPresentOrElse(address -> show(words.hover(address)), this::leave);
    }

    private void show(String text) {
        if (!text.equals(tip.getText())) {
            tip.setText(text);
        }
        if (!installed) {
            Tooltip.install(place, tip);
            installed = true;
        }
    }

    private void leave() {
        if (installed) {
            tip.hide();
            Tooltip.uninstall(place, tip);
            installed = false;
        }
    }
}

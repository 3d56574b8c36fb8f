package palimpsest.app.window;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A page that lies over the window for a while, such as the palette. Escape or a click beside it takes it away; the focus
 * goes back to where it was.
 */
final class Sheet extends StackPane {
    private Optional<Node> before = Optional.empty();
    /** What has the focus first. */
    private Optional<Region> first = Optional.empty();

    Sheet() {
        setId("sheet");
        getStyleClass().add("sheet");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    /** Shows a page, in the place of another one. */
    void show(Region page, Region focused) {
        if (!isVisible()) {
            before = Optional.ofNullable(getScene().getFocusOwner());
        }
        page.setMaxHeight(USE_PREF_SIZE);
        page.setMaxWidth(USE_PREF_SIZE);
        getChildren().setAll(page);
        setVisible(true);
        first = Optional.of(focused);
        focused.requestFocus();
    }

    /** As long as a page is shown, the focus goes round within it. */
    void holdFocus(Scene scene) {
        scene.focusOwnerProperty().addListener((property, old, owner) -> {
            if (isVisible() && owner != null && !isWithin(owner)) {
                first.ifPresent(Node::requestFocus);
            }
        });
    }

    private boolean isWithin(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    /** Whether a page with this name is shown. */
    boolean shows(String id) {
        return isVisible() && getChildren().get(0).getId().equals(id);
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            before.filter(node -> node.getScene() == getScene()).ifPresent(Node::requestFocus);
            before = Optional.empty();
        }
    }
}

package palimpsest.app.window;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The right side of the window: one of several panes, that scroll up and down. Each has a symbol at the top; only the
 * one in front shows its title too, so that many fit, and where they don't, they take a second line.
 */
final class SidePane extends VBox {
    private final FlowPane head = new FlowPane();
    private final StackPane body = new StackPane();
    private final ToggleGroup group = new ToggleGroup();

    SidePane() {
        setId("side");
        setMinSize(0, 0);
        head.getStyleClass().add("side-head");
        body.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        head.setAlignment(Pos.BOTTOM_LEFT);
        getChildren().addAll(head, body);
        group.selectedToggleProperty().addListener((property, before, now) -> show(before, now));
    }

    /** Adds panes, one below the other, under a symbol of their own. */
    void add(Ikon symbol, String title, String id, Node... panes) {
        ScrollPane scroll = new ScrollPane(new VBox(panes));
        scroll.getStyleClass().add("inspector-side");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        fill(symbol, title, id, scroll);
    }

    /** Adds a pane that has all the room there is, under a symbol of its own. */
    void fill(Ikon symbol, String title, String id, Node pane) {
        pane.setVisible(false);
        ToggleButton choice = new ToggleButton(title, new FontIcon(symbol));
        choice.setId(id);
        choice.getStyleClass().add("side-choice");
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setTooltip(new Tooltip(title));
        choice.setAccessibleText(title);
        choice.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        choice.setToggleGroup(group);
        choice.setUserData(pane);
        head.getChildren().add(choice);
    }

    /** What is in front. */
    String shown() {
        return group.getSelectedToggle() instanceof ToggleButton choice ? choice.getId() : "";
    }

    /** Whether these panes are in front. */
    BooleanBinding isInFront(String id) {
        return Bindings.createBooleanBinding(
                () -> group.getSelectedToggle() instanceof ToggleButton choice
                        && choice.getId().equals(id),
                group.selectedToggleProperty());
    }

    /** Brings panes to the front. */
    void show(String id) {
        group.getToggles().stream()
                .filter(toggle -> ((ToggleButton) toggle).getId().equals(id))
                .forEach(group::selectToggle);
    }

    /** Brings panes to the front as somebody sees them first: scrolled to the top, with the keys if they were here. */
    void begin(String id) {
        show(id);
        ToggleButton choice = (ToggleButton) group.getSelectedToggle();
        if (choice.getUserData() instanceof ScrollPane scroll) {
            scroll.setVvalue(0);
        }
        if (isFocusWithin()) {
            focus();
        }
    }

    /** Gives the keys to the choice that is in front. */
    void focus() {
        ((ToggleButton) group.getSelectedToggle()).requestFocus();
    }

    /** Brings panes to the front, and scrolls to one of them. */
    void show(String id, Node pane) {
        show(id);
        for (Node each : body.getChildren()) {
            if (each instanceof ScrollPane scroll && each.isVisible() && pane.getParent() == scroll.getContent()) {
                scroll.layout();
                double room = scroll.getContent().getBoundsInLocal().getHeight()
                        - scroll.getViewportBounds().getHeight();
                scroll.setVvalue(
                        room <= 0 ? 0 : Math.min(1, pane.getBoundsInParent().getMinY() / room));
            }
        }
    }

    private void show(Toggle before, Toggle now) {
        if (now == null) {
            // One of them is always in front.
            group.selectToggle(before);
            return;
        }
        for (Toggle toggle : group.getToggles()) {
            ToggleButton choice = (ToggleButton) toggle;
            choice.setContentDisplay(toggle == now ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
            Node pane = (Node) choice.getUserData();
            // Only what has been seen is styled and laid out: the window opens sooner.
            if (toggle == now && pane.getParent() == null) {
                body.getChildren().add(pane);
                // Whoever brings it to the front may ask for the focus inside it at once.
                pane.applyCss();
            }
            if (toggle != now && pane.isFocusWithin()) {
                // Else the keys would go to whatever comes next in the window.
                ((ToggleButton) now).requestFocus();
            }
            pane.setVisible(toggle == now);
        }
    }
}

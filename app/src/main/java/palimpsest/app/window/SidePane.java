package palimpsest.app.window;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/** The right side of the window: tabs of panes that scroll up and down. */
final class SidePane extends TabPane {

    SidePane() {
        setId("side");
        setMinSize(0, 0);
    }

    /** Adds a tab with panes, one below the other. */
    void add(String title, String id, Node... panes) {
        ScrollPane scroll = new ScrollPane(new VBox(panes));
        scroll.getStyleClass().add("inspector-side");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Tab tab = new Tab(title, scroll);
        tab.setId(id);
        tab.setClosable(false);
        getTabs().add(tab);
    }

    /** Brings a tab to the front. */
    void show(String id) {
        getTabs().stream().filter(tab -> tab.getId().equals(id)).forEach(getSelectionModel()::select);
    }
}

package palimpsest.app.window;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/** Where the panes stand: source over stack, memory, inspector side by side; the console below them. */
final class Layout {
    private final TabPane tabs = new TabPane();
    private final SplitPane whole = new SplitPane();

    Layout(Node source, Node exports, Node stack, Node memory, Node inspector, Node console, Settings settings) {
        Tab sourceTab = tab("Source", source);
        Tab exportsTab = tab("Exports", exports);
        exportsTab.setId("exports-tab");
        tabs.getTabs().addAll(sourceTab, exportsTab);
        tabs.setId("tabs");

        SplitPane left = new SplitPane(tabs, stack);
        left.setOrientation(Orientation.VERTICAL);
        SplitPane middle = new SplitPane(left, memory, inspector);
        whole.getItems().setAll(middle, console);
        whole.setOrientation(Orientation.VERTICAL);
        // However much a pane has to say, the window keeps its size.
        for (Region pane : List.of(left, middle, whole, tabs)) {
            pane.setMinSize(0, 0);
        }
        SplitPane.setResizableWithParent(stack, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(console, false);
        remember(left, 0, settings.stackDivider);
        remember(middle, 0, settings.sourceDivider);
        remember(middle, 1, settings.inspectorDivider);
        remember(whole, 0, settings.consoleDivider);
    }

    Node node() {
        return whole;
    }

    void showSource() {
        tabs.getSelectionModel().select(0);
    }

    void showExports() {
        tabs.getSelectionModel().select(1);
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private static void remember(SplitPane pane, int divider, DoubleProperty position) {
        pane.setDividerPosition(divider, position.get());
        pane.getDividers()
                .get(divider)
                .positionProperty()
                .addListener((property, old, now) -> position.set(now.doubleValue()));
    }
}

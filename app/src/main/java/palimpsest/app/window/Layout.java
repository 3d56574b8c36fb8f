package palimpsest.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import palimpsest.app.words.Words;

/** Where the panes stand: source over stack, memory, inspector side by side; the timeline and the console below them. */
final class Layout {
    /** At usual size: the widest number of the inspector fits. */
    private static final double INSPECTOR_WIDTH = 299;
    /** But it never takes more of the window than this. */
    private static final double INSPECTOR_PART = 0.3;

    private static final String PRESENTED = "presented";
    /** Before a class the source has this part of the width, or less where eight bytes in a row need more at usual size. */
    private static final double PRESENTED_SOURCE = 0.42;

    private static final double LEAST_SOURCE = 0.28;
    private static final double EIGHT_BYTES = 445;

    private final TabPane tabs = new TabPane();
    private final SplitPane whole = new SplitPane();
    private final SplitPane left;
    private final SplitPane middle;
    private final Node stack;
    private final Node memory;
    private final Node inspector;
    private final Node timeline;
    private final Node console;
    private final List<Runnable> dividers = new ArrayList<>();
    /** Split panes move their dividers while they are resized; ours go where they belong when that is over. */
    private final PauseTransition settled = new PauseTransition(Duration.millis(60));
    /** Once more for the panes within panes, whose size only follows from the outer ones. */
    private final PauseTransition nested = new PauseTransition(Duration.millis(60));

    Layout(
            Node source,
            Node script,
            Node exports,
            Node stack,
            Node memory,
            Region inspector,
            Node timeline,
            Node console,
            Settings settings) {
        Tab sourceTab = tab(Words.of("window.tab.source"), source);
        Tab scriptTab = tab(Words.of("window.tab.script"), script);
        scriptTab.setId("script-tab");
        Tab exportsTab = tab(Words.of("window.tab.exports"), exports);
        exportsTab.setId("exports-tab");
        tabs.getTabs().addAll(sourceTab, scriptTab, exportsTab);
        tabs.setId("tabs");
        settled.setOnFinished(end -> {
            dividers.forEach(Runnable::run);
            nested.playFromStart();
        });
        nested.setOnFinished(end -> dividers.forEach(Runnable::run));

        this.stack = stack;
        this.memory = memory;
        this.inspector = inspector;
        this.timeline = timeline;
        this.console = console;
        left = new SplitPane(tabs, stack);
        left.setOrientation(Orientation.VERTICAL);
        middle = new SplitPane(left, memory, inspector);
        whole.getItems().setAll(middle, timeline, console);
        whole.setOrientation(Orientation.VERTICAL);
        inspector
                .minWidthProperty()
                .bind(Bindings.min(
                        settings.zoom.multiply(INSPECTOR_WIDTH / Zoom.NORMAL),
                        whole.widthProperty().multiply(INSPECTOR_PART)));
        // However much a pane has to say, the window keeps its size.
        for (Region pane : List.of(left, middle, whole, tabs)) {
            pane.setMinSize(0, 0);
        }
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(stack, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(timeline, false);
        SplitPane.setResizableWithParent(console, false);
        remember(left, 0, settings.stackDivider);
        remember(middle, 0, settings.sourceDivider);
        remember(middle, 1, settings.inspectorDivider);
        remember(whole, 0, settings.timelineDivider);
        remember(whole, 1, settings.consoleDivider);
        InvalidationListener resized = change -> settled.playFromStart();
        whole.widthProperty().addListener(resized);
        whole.heightProperty().addListener(resized);
        settings.zoom.addListener(resized);
    }

    Node node() {
        return whole;
    }

    /**
     * Takes all panes out; each of these puts one back, in their order. So they can be styled one by one, which together
     * takes a second the first time.
     */
    List<Runnable> partByPart() {
        List.of(left, middle, whole).forEach(pane -> pane.getItems().clear());
        return List.of(
                () -> whole.getItems().add(middle),
                () -> middle.getItems().add(left),
                () -> left.getItems().add(tabs),
                () -> left.getItems().add(stack),
                () -> middle.getItems().add(memory),
                () -> middle.getItems().add(inspector),
                () -> whole.getItems().add(timeline),
                () -> whole.getItems().add(console));
    }

    /** Before a class there is the memory, and the source beside it if it is wanted; all else is put away. */
    void present(boolean withSource, int zoom) {
        tabs.getStyleClass().remove(PRESENTED);
        tabs.getStyleClass().add(PRESENTED);
        left.getItems().setAll(tabs);
        middle.getItems().setAll(memory);
        if (withSource) {
            middle.getItems().add(0, left);
            double rest = 1 - EIGHT_BYTES * zoom / Zoom.NORMAL / Math.max(1, whole.getWidth());
            middle.setDividerPositions(Math.max(LEAST_SOURCE, Math.min(PRESENTED_SOURCE, rest)));
        }
        whole.getItems().setAll(middle);
    }

    /** Puts the dividers where the settings say. */
    void arrange() {
        dividers.forEach(Runnable::run);
    }

    /** Everything is where it was. */
    void leavePresenting() {
        tabs.getStyleClass().remove(PRESENTED);
        left.getItems().setAll(tabs, stack);
        middle.getItems().setAll(left, memory, inspector);
        whole.getItems().setAll(middle, timeline, console);
        dividers.forEach(Runnable::run);
        settled.playFromStart();
    }

    void showSource() {
        tabs.getSelectionModel().select(0);
    }

    void showScript() {
        tabs.getSelectionModel().select(1);
    }

    void showExports() {
        tabs.getSelectionModel().select(2);
    }

    boolean showsScript() {
        return tabs.getSelectionModel().getSelectedIndex() == 1;
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    /**
     * Keeps a divider where the person dragged it, as a part of the whole. What a smaller window or larger letters push
     * it to is not kept: once there is room again, it goes back.
     */
    private void remember(SplitPane pane, int divider, DoubleProperty position) {
        pane.setDividerPosition(divider, position.get());
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            boolean usual = !tabs.getStyleClass().contains(PRESENTED);
            if (usual && event.getTarget() instanceof Node target && isDivider(target, pane)) {
                position.set(pane.getDividerPositions()[divider]);
            }
        });
        dividers.add(() -> {
            if (divider < pane.getDividers().size() && !tabs.getStyleClass().contains(PRESENTED)) {
                pane.setDividerPosition(divider, position.get());
            }
        });
    }

    private static boolean isDivider(Node target, SplitPane pane) {
        Node grip = target.getStyleClass().contains("split-pane-divider") ? target : target.getParent();
        return grip != null && grip.getParent() == pane && grip.getStyleClass().contains("split-pane-divider");
    }
}

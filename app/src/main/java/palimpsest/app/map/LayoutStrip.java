package palimpsest.app.map;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.words.Words;

/** Where data, stack and heap lie, in a line; below it a warning when the stack leaves its place. Absent without a layout. */
public final class LayoutStrip extends VBox {

    private final LayoutViewModel model;
    private final LongConsumer goTo;
    private final FlowPane entries = new FlowPane();

    /** @param goTo selects an address and shows it */
    public LayoutStrip(LayoutViewModel model, LongConsumer goTo) {
        this.model = model;
        this.goTo = goTo;
        setId("layout");
        getStyleClass().add("layout-strip");
        entries.getStyleClass().add("layout-entries");
        entries.managedProperty().bind(entries.visibleProperty());
        Label warning = new Label();
        warning.setId("layout-warning");
        warning.getStyleClass().add("layout-warning");
        warning.setWrapText(true);
        warning.setMaxWidth(Double.MAX_VALUE);
        warning.textProperty().bind(model.warningProperty());
        warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
        warning.managedProperty().bind(warning.visibleProperty());
        getChildren().addAll(entries, warning);
        managedProperty().bind(visibleProperty());
        model.layoutProperty().addListener((property, before, now) -> {
            if (!now.equals(before)) {
                show();
            }
        });
        model.shown.addListener(changed -> show());
        show();
    }

    /** Without its line only the warning is left, for where there is little room. */
    public BooleanProperty lineVisibleProperty() {
        return entries.visibleProperty();
    }

    private void show() {
        MemoryLayout layout = model.layoutProperty().get();
        setVisible(model.shown.get() && !layout.regions().isEmpty());
        List<Node> nodes = new ArrayList<>();
        for (Region region : layout.regions()) {
            nodes.add(link(
                    Words.of("layout.region", region.kind().words(), Addresses.shortHex(region.from())),
                    region.kind().word(),
                    region.from(),
                    Words.of(
                            "layout.range",
                            Addresses.shortHex(region.from()),
                            Addresses.shortHex(region.to() - 1),
                            Words.of("layout.hint." + region.kind().word()))));
        }
        layout.stack()
                .ifPresent(use -> nodes.add(link(
                        Words.of("layout.pointer", Addresses.shortHex(use.pointer())),
                        "pointer",
                        use.pointer(),
                        Words.of("layout.hint.pointer", use.high() - use.low() - use.left()))));
        entries.getChildren().setAll(nodes);
    }

    private Node link(String words, String look, long address, String hint) {
        javafx.scene.layout.Region swatch = new javafx.scene.layout.Region();
        swatch.getStyleClass().addAll("layout-swatch", look);
        Hyperlink link = new Hyperlink(words, swatch);
        link.setMnemonicParsing(false);
        link.setMinWidth(USE_PREF_SIZE);
        link.getStyleClass().add("layout-link");
        link.setTooltip(new Tooltip(hint));
        link.setAccessibleText(words + ", " + hint);
        link.setOnAction(event -> {
            link.setVisited(false);
            goTo.accept(address);
        });
        return link;
    }
}

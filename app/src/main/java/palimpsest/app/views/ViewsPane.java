package palimpsest.app.views;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.words.Words;

/** What has changed as each view sees it, then the views, then those that are detached. */
public final class ViewsPane extends VBox {
    private final ViewsViewModel model;
    private final VBox body = new VBox();

    public ViewsPane(ViewsViewModel model) {
        this.model = model;
        setId("views");
        getStyleClass().addAll("pane-body", "views");
        body.getStyleClass().add("views-body");
        CheckBox elements = new CheckBox(Words.of("views.draw.elements"));
        elements.setId("views-elements");
        elements.setWrapText(true);
        elements.setMinHeight(USE_PREF_SIZE);
        elements.selectedProperty().bindBidirectional(model.elementsDrawn);
        elements.visibleProperty().bind(model.cardsProperty().isNotEqualTo(List.of()));
        elements.managedProperty().bind(elements.visibleProperty());
        getChildren().addAll(body, elements);
        model.cardsProperty().addListener((property, old, now) -> show());
        model.changesProperty().addListener((property, old, now) -> show());
        show();
    }

    private void show() {
        List<ViewCard> cards = model.cardsProperty().get();
        List<Node> parts = new ArrayList<>();
        if (!model.changesProperty().get().isEmpty()) {
            parts.add(changes());
        }
        parts.add(heading(Words.of("views.heading")));
        if (cards.isEmpty()) {
            parts.add(words(Words.of("views.empty"), "empty"));
        }
        cards.stream().filter(card -> !card.detached()).forEach(card -> parts.add(card(card)));
        if (cards.stream().anyMatch(ViewCard::detached)) {
            parts.add(heading(Words.of("views.detached.heading")));
            parts.add(words(Words.of("views.detached.why"), "muted"));
        }
        cards.stream().filter(ViewCard::detached).forEach(card -> parts.add(card(card)));
        if (model.left() > 0) {
            parts.add(words(Words.of("views.left", model.left()), "muted"));
        }
        body.getChildren().setAll(parts);
    }

    // ---- What has changed

    private Node changes() {
        VBox rows = new VBox();
        rows.setId("views-changed");
        rows.getStyleClass().addAll("card", "changed");
        rows.getChildren().add(words(Words.of("views.changed.note"), "muted"));
        for (ElementChange change : model.changesProperty().get()) {
            rows.getChildren().add(change(change));
        }
        if (model.moreChanges()) {
            rows.getChildren().add(words(Words.of("views.changed.more"), "muted"));
        }
        VBox section = new VBox(heading(Words.of("views.changed.heading")), rows);
        section.getStyleClass().add("views-body");
        return section;
    }

    private Node change(ElementChange change) {
        Hyperlink element = new Hyperlink(change.element());
        element.setMnemonicParsing(false);
        element.getStyleClass().add("mono");
        element.setTooltip(new Tooltip(Words.of("views.select.element", change.type())));
        element.setOnAction(event -> model.select(change.range()));
        Label values = words(change.before() + " \u2192 " + change.after(), "mono");
        values.getStyleClass().add("values");
        return new VBox(element, values);
    }

    // ---- Views

    private Node card(ViewCard card) {
        Label type = new Label(card.type());
        type.getStyleClass().addAll("mono", "muted");
        type.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(name(card), type, space);
        head.getStyleClass().add("view-head");
        VBox box = new VBox(head);
        box.getStyleClass().addAll("card", "host", "view");
        if (card.detached()) {
            box.getStyleClass().add("detached");
            box.getChildren().add(words(Words.of("views.detached", extent(card)), "muted"));
        } else {
            head.getChildren().add(eye(card));
            box.getChildren().add(words(extent(card), "muted"));
            box.getChildren().addAll(values(card));
            box.setOnMouseClicked(event -> model.select(card.range()));
        }
        return box;
    }

    /** Of what is detached there is nothing to select. */
    private Node name(ViewCard card) {
        Labeled name = card.detached() ? new Label(card.title()) : new Hyperlink(card.title());
        name.setMnemonicParsing(false);
        name.setMinWidth(0);
        name.getStyleClass().addAll(card.view().name().isPresent() ? "mono" : "muted", "strong");
        if (name instanceof Hyperlink link) {
            link.setOnAction(event -> model.select(card.range()));
            link.setTooltip(new Tooltip(card.view()
                    .place()
                    .map(place -> Words.of("views.select.made", place))
                    .orElseGet(() -> Words.of("views.select"))));
        }
        return name;
    }

    private String extent(ViewCard card) {
        String from = Addresses.shortHex(card.range().address());
        long bytes = card.range().length();
        long elements =
                ElementType.of(card.type()).map(type -> bytes / type.size()).orElse(bytes);
        String extent = elements == bytes
                ? Words.of("views.bytes", from, bytes)
                : Words.of("views.elements", from, bytes, elements);
        return model.memory(card.view())
                .map(memory -> Words.of("views.memory", extent, memory))
                .orElse(extent);
    }

    private static List<Node> values(ViewCard card) {
        if (card.values().isEmpty()) {
            return List.of();
        }
        long all = card.range().length()
                / ElementType.of(card.type()).map(ElementType::size).orElse(1);
        String text = String.join(", ", card.values()) + (all > card.values().size() ? ", \u2026" : "");
        Label values = words(text, "mono");
        values.getStyleClass().add("values");
        return List.of(values);
    }

    private ToggleButton eye(ViewCard card) {
        ToggleButton eye = new ToggleButton("", new FontIcon(card.drawn() ? Feather.EYE : Feather.EYE_OFF));
        String words = Words.of(card.drawn() ? "views.drawn" : "views.draw", card.title());
        eye.setSelected(card.drawn());
        eye.getStyleClass().addAll("icon-only", "flat");
        eye.setAccessibleText(words);
        eye.setTooltip(new Tooltip(words));
        eye.setMinWidth(USE_PREF_SIZE);
        eye.setOnAction(event -> model.draw(card, !card.drawn()));
        return eye;
    }

    private static Label heading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().add("heading");
        return heading;
    }

    private static Label words(String words, String look) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(look);
        return label;
    }
}

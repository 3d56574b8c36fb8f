package palimpsest.app.history;

import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Origin;
import palimpsest.app.words.Words;

/** The history of the selected byte, a card for each thing that happened to it. */
public final class HistoryPane extends VBox {
    private final HistoryViewModel model;

    public HistoryPane(HistoryViewModel model) {
        this.model = model;
        setId("history");
        getStyleClass().addAll("pane-body", "history");
        Button all = button(Words.of("history.all"), model::searchWriters);
        all.setId("find-writers");
        shown(all, model.moreWritersProperty());
        Button readers = button(Words.of("history.readers.find"), model::searchReaders);
        readers.setId("find-readers");
        Button follow = button(Words.of("history.origin.follow"), model::followOrigin);
        follow.setId("follow-origin");
        shown(readers, model.selectedProperty());
        shown(follow, model.selectedProperty());
        getChildren()
                .addAll(
                        section(Words.of("history.writers"), "writers", model.writers(), all, true),
                        optional(
                                section(
                                        Words.of("history.overwritten"),
                                        "overwritten",
                                        model.overwritten(),
                                        new Label(),
                                        false),
                                model.overwritten()),
                        section(Words.of("history.origin"), "origin", model.origin(), follow, false),
                        section(Words.of("history.readers"), "readers", model.readers(), readers, false));
        shown(this, model.selectedProperty());
    }

    private Node section(String title, String id, Findings findings, Node action, boolean writers) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        VBox cards = new VBox();
        cards.getStyleClass().add("cards");
        Label note = new Label();
        note.getStyleClass().add("empty");
        note.setMinHeight(USE_PREF_SIZE);
        note.textProperty().bind(findings.noteProperty());
        shown(note, findings.noteProperty().isNotEmpty());
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(findings.shareProperty());
        progress.setAccessibleText(Words.of("history.searching"));
        HBox searching = new HBox(progress, button(Words.of("history.cancel"), findings::cancel));
        searching.getStyleClass().add("searching");
        shown(searching, findings.searchingProperty());
        InvalidationListener show = change -> cards.getChildren()
                .setAll(findings.entries().stream()
                        .map(each -> card(each, writers))
                        .toList());
        findings.entries().addListener(show);
        show.invalidated(findings.entries());
        VBox section = new VBox(heading, cards, note, searching, action);
        section.setId(id);
        section.getStyleClass().add("section");
        return section;
    }

    /** What is only of interest once it was asked for. */
    private static Node optional(Node section, Findings findings) {
        InvalidationListener look = change -> {
            boolean asked = findings.searchingProperty().get()
                    || !findings.entries().isEmpty()
                    || !findings.noteProperty().get().isEmpty();
            section.setVisible(asked);
            section.setManaged(asked);
        };
        findings.entries().addListener(look);
        findings.noteProperty().addListener(look);
        findings.searchingProperty().addListener(look);
        look.invalidated(findings.entries());
        return section;
    }

    private Node card(Entry entry, boolean writer) {
        FlowPane first = new FlowPane();
        entry.actor().ifPresent(actor -> {
            Label who = new Label(Words.of("history.actor." + actor.word()));
            who.getStyleClass().addAll("strong", "actor", actor.word());
            first.getChildren().add(who);
        });
        Hyperlink step = new Hyperlink(Words.of("history.step", entry.step()));
        step.getStyleClass().add("mono");
        step.setTooltip(new Tooltip(Words.of("history.go")));
        step.setOnAction(event -> model.travel(entry));
        first.getChildren().add(step);
        if (!entry.bytes().isEmpty()) {
            Label bytes = new Label(entry.bytes());
            bytes.getStyleClass().add("mono");
            first.getChildren().add(bytes);
        }
        FlowPane second = new FlowPane(place(entry), words(entry));
        if (writer) {
            Hyperlink over = new Hyperlink(Words.of("history.over"));
            over.setTooltip(new Tooltip(Words.of("history.over.hint")));
            over.setOnAction(event -> model.searchOverwritten(entry));
            second.getChildren().add(over);
        }
        entry.branches().forEach(branch -> {
            Hyperlink operand =
                    new Hyperlink(Words.of("history.from", branch.value().text()));
            operand.getStyleClass().add("mono");
            operand.setTooltip(new Tooltip(Words.of("history.from.hint")));
            operand.setOnAction(event -> model.follow(branch));
            second.getChildren().add(operand);
        });
        first.getStyleClass().add("card-line");
        second.getStyleClass().add("card-line");
        VBox card = new VBox(first, second);
        card.getStyleClass()
                .addAll("card", "writer", entry.actor().map(Origin::word).orElse("none"));
        return card;
    }

    private Node place(Entry entry) {
        if (entry.place().shown().isEmpty()) {
            Label place = new Label(entry.place().best());
            shown(place, place.textProperty().isNotEmpty());
            return place;
        }
        Hyperlink place = new Hyperlink(entry.place().best());
        // A name may have an underscore in it.
        place.setMnemonicParsing(false);
        place.setOnAction(event -> model.reveal(entry));
        return place;
    }

    private static Label words(Entry entry) {
        Label words = new Label(entry.words());
        words.setWrapText(true);
        return words;
    }

    private static Button button(String words, Runnable action) {
        Button button = new Button(words);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        return button;
    }

    private static void shown(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(node.visibleProperty());
    }
}

package palimpsest.app.moments;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.HexText;
import palimpsest.app.session.Difference;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/** Two moments side by side: the bytes that differ, by who wrote them last, and what else differs. */
final class ComparePane extends VBox {
    private static final int MOST_RUNS = 200;

    private final MomentsViewModel model;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final VBox answer = new VBox();
    private boolean typed;

    ComparePane(MomentsViewModel model) {
        this.model = model;
        setId("compare");
        getStyleClass().add("section");
        from.setId("compare-from");
        to.setId("compare-to");
        from.setAccessibleText(Words.of("moments.from"));
        to.setAccessibleText(Words.of("moments.to"));
        for (TextField field : List.of(from, to)) {
            field.getStyleClass().add("mono");
            field.setPrefColumnCount(8);
            field.setOnAction(event -> compare());
            field.setOnKeyTyped(event -> typed = true);
        }
        Button compare = new Button(Words.of("moments.compare"));
        compare.setId("compare-do");
        compare.setMinWidth(USE_PREF_SIZE);
        compare.setTooltip(new Tooltip(Words.of("moments.compare.hint")));
        compare.setOnAction(event -> compare());
        Label and = new Label("and");
        and.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(from, and, to, compare);
        line.getStyleClass().add("moment-line");
        Label note = new Label();
        note.getStyleClass().add("empty");
        note.setMinHeight(USE_PREF_SIZE);
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(model.shareProperty());
        progress.setAccessibleText(Words.of("moments.comparing"));
        Button cancel = new Button(Words.of("moments.cancel"));
        cancel.setOnAction(event -> model.cancel());
        HBox comparing = new HBox(progress, cancel);
        comparing.getStyleClass().add("searching");
        comparing.visibleProperty().bind(model.shareProperty().lessThan(1));
        comparing.managedProperty().bind(comparing.visibleProperty());
        answer.getStyleClass().add("cards");
        getChildren().addAll(MomentsPane.heading(Words.of("moments.differs")), line, note, comparing, answer);
        model.timeProperty().addListener(change -> suggest());
        model.differenceProperty().addListener((property, old, now) -> show(now));
        suggest();
        show(model.differenceProperty().get());
    }

    /** Until somebody types: from the beginning to the cursor. */
    private void suggest() {
        if (!typed) {
            from.setText(model.name(model.timeProperty().get().start()));
            to.setText(model.name(model.timeProperty().get().cursor()));
        }
    }

    private void compare() {
        model.compare(from.getText(), to.getText());
    }

    private void show(Optional<Difference> difference) {
        answer.getChildren().clear();
        difference.ifPresent(known -> {
            words(summary(known), "strong");
            known.sizes()
                    .forEach(size -> words(
                            Words.of(
                                    "moments.memory",
                                    Integer.toString(size.memory()),
                                    bytes(size.before()),
                                    bytes(size.after())),
                            "mono"));
            known.globals()
                    .forEach(global -> words(
                            global.name() + ": " + global.before().text() + " \u2192 "
                                    + global.after().text(),
                            "mono"));
            known.runs().stream()
                    .sorted(Comparator.comparing(Difference.Run::actor))
                    .limit(MOST_RUNS)
                    .forEach(run -> answer.getChildren().add(card(run)));
            long more = known.totalRuns() - Math.min(MOST_RUNS, known.runs().size());
            if (more > 0) {
                words(Words.of("moments.more", more), "muted");
            }
            if (!known.complete()) {
                words(Words.of("moments.incomplete"), "muted");
            }
        });
    }

    private static String summary(Difference known) {
        if (known.changedBytes() == 0) {
            return Words.of("moments.same");
        }
        StringBuilder words = new StringBuilder(Words.of("moments.differ", bytes(known.changedBytes())));
        String separator = ": ";
        for (Actor actor : Actor.values()) {
            long count = known.bytesByActor().getOrDefault(actor, 0L);
            if (count > 0) {
                words.append(separator)
                        .append(Words.of("moments.by", count, Words.of("history.actor." + actor.word())));
                separator = ", ";
            }
        }
        return words.toString();
    }

    private static String bytes(long count) {
        return Words.of("moments.bytes", count);
    }

    private Node card(Difference.Run run) {
        Hyperlink place = new Hyperlink(Addresses.shortHex(run.range().address()));
        place.getStyleClass().add("mono");
        place.setTooltip(new Tooltip(Words.of("moments.show")));
        place.setOnAction(event -> model.show(run));
        Label who = new Label(Words.of("history.actor." + run.actor().word()));
        who.getStyleClass().addAll("strong", "actor", run.actor().word());
        Label what = new Label(bytes(run.range().length()) + ", " + run.place().text());
        what.getStyleClass().add("muted");
        HBox head = new HBox(place, who, what);
        head.getStyleClass().add("moment-line");
        Label before = hex(run.before());
        Label after = hex(run.after());
        before.getStyleClass().add("muted");
        VBox card = new VBox(head, before, after);
        card.getStyleClass().addAll("card", "writer", run.actor().word());
        return card;
    }

    private static Label hex(ByteSlice bytes) {
        Label label = new Label(HexText.ofFirst(bytes));
        label.getStyleClass().add("mono");
        return label;
    }

    private void words(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        answer.getChildren().add(label);
    }
}

package palimpsest.app.find;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.session.Hit;
import palimpsest.app.words.Words;

/** What to search for, how far the search is, and what it found. */
public final class FindPane extends VBox {

    private final FindViewModel model;
    private final TermsPane terms;
    private final ListView<Hit> list = new ListView<>();
    private final Label status = new Label();

    /** @param close is done when the person has found enough */
    public FindPane(FindViewModel model, Runnable close) {
        this.model = model;
        this.terms = new TermsPane(model, model::next);
        setId("find");
        getStyleClass().addAll("pane-body", "find");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(terms, statusLine(), progress(), results());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.active.set(false);
                close.run();
                event.consume();
            }
        });
        visibleProperty().addListener(changed -> model.active.set(model.active.get() || isVisible()));
    }

    /** Begins to search: puts the caret where the person types. */
    public void open() {
        model.active.set(true);
        terms.focusFirst();
    }

    private Node statusLine() {
        status.setId("find-status");
        status.setWrapText(true);
        // The list below takes what is left, and nothing from these words.
        status.setMinHeight(USE_PREF_SIZE);
        status.textProperty()
                .bind(Bindings.createStringBinding(this::words, model.statusProperty(), model.currentProperty()));
        model.faultyProperty().addListener((property, before, now) -> {
            status.getStyleClass().remove("wrong-words");
            if (now) {
                status.getStyleClass().add("wrong-words");
            }
        });
        HBox.setHgrow(status, Priority.ALWAYS);
        status.setMaxWidth(Double.MAX_VALUE);
        Button again = button("find-again", Feather.ROTATE_CW, model::search);
        again.visibleProperty().bind(model.outdatedProperty());
        again.managedProperty().bind(again.visibleProperty());
        Button previous = button("find-previous", Feather.CHEVRON_UP, model::previous);
        Button next = button("find-next", Feather.CHEVRON_DOWN, model::next);
        previous.disableProperty().bind(Bindings.isEmpty(model.hits()));
        next.disableProperty().bind(Bindings.isEmpty(model.hits()));
        HBox line = new HBox(status, again, previous, next);
        line.getStyleClass().add("find-status");
        return line;
    }

    private String words() {
        int current = model.currentProperty().get();
        return current < 0
                ? model.statusProperty().get()
                : Words.of("find.current", current + 1, model.statusProperty().get());
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.setId("find-progress");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.shareProperty());
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(Words.of("find.cancel"));
        cancel.setId("find-cancel");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.cancel());
        HBox line = new HBox(bar, cancel);
        line.getStyleClass().add("find-status");
        line.visibleProperty().bind(model.shareProperty().lessThan(1));
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    private Node results() {
        list.setId("find-hits");
        list.setAccessibleText(Words.of("find.hits"));
        list.setItems(model.hits());
        list.setCellFactory(view -> new HitCell(model::text));
        Label empty = new Label();
        empty.textProperty().bind(model.terms.kind.map(kind -> Words.of("find.empty." + kind.word())));
        empty.getStyleClass().add("empty");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setMinHeight(0);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null
                    && list.getSelectionModel().getSelectedIndex()
                            != model.currentProperty().get()) {
                model.choose(now);
            }
        });
        model.currentProperty().addListener((property, before, now) -> {
            if (now.intValue() >= 0) {
                list.getSelectionModel().select(now.intValue());
                reveal(now.intValue());
            } else {
                list.getSelectionModel().clearSelection();
            }
        });
        return list;
    }

    /** Scrolls only when the line is not in view already. */
    private void reveal(int index) {
        boolean seen = list.lookupAll(".list-cell").stream()
                .map(HitCell.class::cast)
                .anyMatch(cell -> cell.getIndex() == index
                        && cell.getLayoutY() >= 0
                        && cell.getBoundsInParent().getMaxY() <= list.getHeight());
        if (!seen) {
            list.scrollTo(Math.max(0, index - 2));
        }
    }

    private static Button button(String id, Feather symbol, Runnable action) {
        String words = Words.of(id.replace("find-", "find."));
        Button button = new Button("", new FontIcon(symbol));
        button.setId(id);
        button.getStyleClass().addAll("icon-only", "flat");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}

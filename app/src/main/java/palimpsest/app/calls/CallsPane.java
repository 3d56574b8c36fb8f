package palimpsest.app.calls;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import palimpsest.app.frames.Gradually;
import palimpsest.app.words.Words;

/** The exported functions, each with its fields and its Call button; a filter when there are many. */
public final class CallsPane extends BorderPane {
    private static final int MANY = 12;
    private static final int SHOWN = 100;
    private static final int AT_ONCE = 6;

    private final Gradually<ExportRow> growing = new Gradually<>(this::add);

    private final CallsViewModel model;
    private final TextField filter = new TextField();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane();

    public CallsPane(CallsViewModel model) {
        this.model = model;
        getStyleClass().add("calls");
        filter.setPromptText(Words.of("calls.find"));
        filter.setAccessibleText(Words.of("calls.find"));
        filter.textProperty().addListener((property, old, text) -> refresh());
        rows.getStyleClass().add("pane-body");
        scroll.setContent(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        model.rows().addListener((ListChangeListener<ExportRow>) change -> refresh());
        refresh();
    }

    private void refresh() {
        boolean many = model.rows().size() > MANY;
        setTop(many ? new VBox(filter) : null);
        if (many) {
            getTop().getStyleClass().add("filter");
        }
        String wanted = many ? filter.getText().strip() : "";
        var matching =
                model.rows().stream().filter(row -> row.name().contains(wanted)).toList();
        rows.getChildren().clear();
        growing.begin(matching.stream().limit(SHOWN).toList(), AT_ONCE, () -> {
            if (matching.size() > SHOWN) {
                rows.getChildren().add(note(Words.of("calls.more", matching.size() - SHOWN)));
            }
        });
        if (model.rows().isEmpty()) {
            rows.getChildren().add(note(Words.of("calls.none")));
        } else if (matching.isEmpty()) {
            rows.getChildren().add(note(Words.of("calls.nothing")));
        }
    }

    private void add(ExportRow row) {
        rows.getChildren().add(card(row));
    }

    /** A card that grows has news: a result, a trap, a complaint. It is scrolled to where that can be read. */
    private ExportCard card(ExportRow row) {
        ExportCard card = new ExportCard(row, model);
        card.heightProperty().addListener((property, before, now) -> {
            if (before.doubleValue() > 0 && now.doubleValue() > before.doubleValue()) {
                reveal(card.getLayoutY() + now.doubleValue());
            }
        });
        return card;
    }

    private void reveal(double bottom) {
        double visible = scroll.getViewportBounds().getHeight();
        double hidden = rows.getHeight() - visible;
        double below = bottom + rows.getInsets().getBottom() - visible;
        if (hidden > 0 && below > scroll.getVvalue() * hidden) {
            scroll.setVvalue(Math.min(1, below / hidden));
        }
    }

    private static Label note(String words) {
        Label note = new Label(words);
        note.getStyleClass().add("empty");
        return note;
    }
}

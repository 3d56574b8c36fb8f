package palimpsest.app.editor;

import javafx.geometry.Side;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import palimpsest.app.folding.FoldMarks;
import palimpsest.engine.source.Span;

/** One line of a {@link LinesArea}: its number, and its text in colours. */
final class LineCell extends ListCell<Integer> {
    private static final int LONGEST = 1000;

    private final LinesArea area;

    LineCell(LinesArea area) {
        this.area = area;
        getStyleClass().add("source-line");
    }

    @Override
    protected void updateItem(Integer line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeAll("current-line", "fault-line");
        if (empty) {
            setGraphic(null);
            return;
        }
        Label number = new Label(
                String.format("%" + Integer.toString(area.text().lines()).length() + "d", line));
        number.getStyleClass().add("number");
        Circle dot = Gutter.dot(area.stop(line));
        dot.setOnMouseClicked(click -> area.toggleStop(line));
        number.setOnMouseClicked(click -> area.toggleStop(line));
        int hidden = area.folded(line);
        Side side = hidden > 0 ? Side.RIGHT : area.canFold(line) ? Side.BOTTOM : Side.LEFT;
        HBox row = new HBox(
                dot,
                number,
                FoldMarks.arrow(side, () -> area.toggle(line)),
                flow(area.text().line(line)));
        if (hidden > 0) {
            row.getChildren().add(FoldMarks.mark(hidden, () -> area.toggle(line)));
        }
        row.getStyleClass().add("gutter-row");
        setGraphic(row);
        if (area.isCurrent(line)) {
            getStyleClass().add("current-line");
        }
        if (area.hasFault(line)) {
            getStyleClass().add("fault-line");
        }
    }

    private TextFlow flow(Span span) {
        int end = Math.min(span.end(), span.start() + LONGEST);
        String text = area.text().text().substring(span.start(), end);
        TextFlow flow = new TextFlow();
        int at = 0;
        for (Token token : Tokens.of(text)) {
            if (token.start() > at) {
                flow.getChildren().add(piece(text.substring(at, token.start()), "plain"));
            }
            flow.getChildren().add(piece(text.substring(token.start(), token.end()), token.look()));
            at = token.end();
        }
        flow.getChildren().add(piece(text.substring(at) + (end < span.end() ? " \u2026" : ""), "plain"));
        return flow;
    }

    private static Text piece(String text, String look) {
        Text piece = new Text(text);
        piece.getStyleClass().add(look);
        return piece;
    }
}

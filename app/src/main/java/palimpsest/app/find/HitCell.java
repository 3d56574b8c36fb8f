package palimpsest.app.find;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.session.Hit;
import palimpsest.app.words.Words;

/** A line of the list of what was found: the address, and what stands there. */
final class HitCell extends ListCell<Hit> {

    /** So many characters have room. */
    private static final int SHORT = 24;

    private final Function<Hit, HitText> words;
    private final Label address = label("find-address");
    private final Label before = label("find-before");
    private final Label found = label("find-hit");
    private final Label after = label("find-after");
    private final HBox line = new HBox(address, new HBox(before, found, after));

    HitCell(Function<Hit, HitText> words) {
        this.words = words;
        line.getStyleClass().add("find-row");
        address.setMinWidth(USE_PREF_SIZE);
        before.setMinWidth(USE_PREF_SIZE);
        after.setMinWidth(0);
        setPrefWidth(0);
    }

    private static Label label(String look) {
        Label label = new Label();
        label.getStyleClass().addAll("mono", look);
        return label;
    }

    @Override
    protected void updateItem(Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        if (empty || hit == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        HitText text = words.apply(hit);
        address.setText(Addresses.shortHex(hit.address()));
        before.setText(text.before());
        found.setText(text.found());
        // What was found is shown as a whole where it can be; what comes after it gives way.
        found.setMinWidth(text.found().length() <= SHORT ? USE_PREF_SIZE : 0);
        after.setText(text.after());
        setGraphic(line);
        setAccessibleText(Words.of(
                "find.hit",
                Addresses.shortHex(hit.address()),
                hit.length(),
                text.before() + text.found() + text.after()));
    }
}

package palimpsest.app.console;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;

/** The console's lines. */
public final class ConsoleViewModel {

    private final Session session;
    private final ObservableList<ConsoleLine> lines = FXCollections.observableArrayList();
    private final ObservableList<ConsoleLine> readOnlyLines = FXCollections.unmodifiableObservableList(lines);
    private List<ConsoleLine> shown = List.of();

    public ConsoleViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** The newest last; the oldest are dropped when there are too many. */
    public ObservableList<ConsoleLine> lines() {
        return readOnlyLines;
    }

    public void clear() {
        session.clearConsole();
    }

    private void show(Snapshot now) {
        List<ConsoleLine> next = now.console();
        if (next == shown) {
            return;
        }
        // Lines are mostly added at the end; only what is new enters the list, so that a pane need not lay out all
        // again.
        boolean grew =
                next.size() >= shown.size() && next.subList(0, shown.size()).equals(shown);
        if (grew) {
            lines.addAll(next.subList(shown.size(), next.size()));
        } else {
            lines.setAll(next);
        }
        shown = next;
    }
}

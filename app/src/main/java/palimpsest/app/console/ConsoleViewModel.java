package palimpsest.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.WasiView;

/** The console's lines, and the line of JavaScript that is typed under them. */
public final class ConsoleViewModel {

    private static final int MOST_TYPED = 200;

    private final Session session;
    private final ObservableList<ConsoleLine> lines = FXCollections.observableArrayList();
    private final ObservableList<ConsoleLine> readOnlyLines = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
    private List<ConsoleLine> shown = List.of();
    /** What was typed, each once, the newest last. */
    private final List<String> typed = new ArrayList<>();
    /** Which of them is shown; their number when none is. */
    private int chosen;

    public ConsoleViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** The newest last; the oldest are dropped when there are too many. */
    public ObservableList<ConsoleLine> lines() {
        return readOnlyLines;
    }

    // ---- The line to type in

    /** Whether the program waits for a line to read: then what is typed is for it. */
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Gives a line to the program that reads, or else evaluates it. */
    void enter(String line) {
        if (reading.get()) {
            session.input(line);
        } else {
            evaluate(line);
        }
    }

    /** Tells the program that reads that there is no more. */
    void endInput() {
        if (reading.get()) {
            session.endInput();
        }
    }

    /** Evaluates a line of JavaScript; an empty one is none. */
    void evaluate(String line) {
        if (!line.isBlank()) {
            typed.remove(line);
            typed.add(line);
            if (typed.size() > MOST_TYPED) {
                typed.remove(0);
            }
            session.evaluate(line);
        }
        chosen = typed.size();
    }

    /** The line that was typed before the one that is shown; empty at the oldest. */
    Optional<String> older() {
        if (chosen == 0) {
            return Optional.empty();
        }
        return Optional.of(typed.get(--chosen));
    }

    /** The line that was typed after the one that is shown, and at last an empty one. */
    Optional<String> newer() {
        if (chosen >= typed.size()) {
            return Optional.empty();
        }
        chosen++;
        return Optional.of(chosen < typed.size() ? typed.get(chosen) : "");
    }

    public void clear() {
        session.clearConsole();
    }

    private void show(Snapshot now) {
        reading.set(now.wasi().filter(WasiView::reading).isPresent());
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

package palimpsest.app.window;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.Time;
import palimpsest.app.words.Words;

/** Which ways through time are open, and where the cursor stands. */
final class TimeViewModel {
    private final ReadOnlyBooleanWrapper canBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canForward = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoOn = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper inside = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper hasRecord = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper("");

    TimeViewModel(Session session) {
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Whether there is a step before the cursor. */
    ReadOnlyBooleanProperty canBackProperty() {
        return canBack.getReadOnlyProperty();
    }

    /** Whether the cursor is in the past. */
    ReadOnlyBooleanProperty canForwardProperty() {
        return canForward.getReadOnlyProperty();
    }

    /** Whether there is a step to be done or done again. */
    ReadOnlyBooleanProperty canGoOnProperty() {
        return canGoOn.getReadOnlyProperty();
    }

    /** Whether the cursor stands inside a call that can be left, forwards or backwards. */
    ReadOnlyBooleanProperty insideProperty() {
        return inside.getReadOnlyProperty();
    }

    /** Whether anything happened yet. */
    ReadOnlyBooleanProperty hasRecordProperty() {
        return hasRecord.getReadOnlyProperty();
    }

    /** {@code step 42}, in the past {@code step 42 of 58}; nothing before there is a record. */
    ReadOnlyStringProperty whereProperty() {
        return where.getReadOnlyProperty();
    }

    private void show(Snapshot now) {
        Time time = now.time();
        boolean still = now.state() != State.RUNNING;
        canBack.set(still && time.hasPast());
        canForward.set(still && time.hasFuture());
        canGoOn.set(still && (time.hasFuture() || now.state() == State.PAUSED));
        inside.set(still && !now.frames().isEmpty());
        hasRecord.set(still && time.end() > time.start());
        where.set(words(time));
    }

    /** The cursor is named after the last step that is done, as everywhere. */
    private static String words(Time time) {
        if (time.end() == time.start()) {
            return "";
        }
        String last = time.hasPast() ? Words.of("window.step-number", time.cursor() - 1) : Words.of("window.start");
        return time.hasFuture() ? Words.of("window.of", last, time.end() - 1) : last;
    }
}

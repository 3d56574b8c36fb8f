package palimpsest.app.status;

import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.WaitView;

/** A module that waits to be notified, and the two ways to end that. */
public final class WaitViewModel {

    private final Session session;
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
    private final ReadOnlyBooleanWrapper canTimeOut = new ReadOnlyBooleanWrapper(this, "canTimeOut");

    public WaitViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** What it waits for; empty when it does not wait. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Whether the wait has a timeout. */
    public ReadOnlyBooleanProperty canTimeOutProperty() {
        return canTimeOut.getReadOnlyProperty();
    }

    /** Notifies it, and nobody else. */
    public void wake() {
        session.snapshot().waiting().ifPresent(wait -> session.notify(wait.memory(), wait.address(), 1));
    }

    public void timeOut() {
        session.timeOut();
    }

    private void show(Snapshot now) {
        sentence.set(now.waiting().map(WaitView::sentence).orElse(""));
        canTimeOut.set(now.waiting()
                .map(WaitView::timeout)
                .filter(OptionalLong::isPresent)
                .isPresent());
    }
}

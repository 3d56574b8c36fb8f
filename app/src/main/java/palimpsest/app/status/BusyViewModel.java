package palimpsest.app.status;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.Busy;
import palimpsest.app.session.Session;

/** Long work that the session is at. */
public final class BusyViewModel {

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<Busy>> busy =
            new ReadOnlyObjectWrapper<>(this, "busy", Optional.empty());

    public BusyViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> busy.set(now.busy()));
        busy.set(session.snapshot().busy());
    }

    public ReadOnlyObjectProperty<Optional<Busy>> busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public void cancel() {
        session.cancel();
    }
}

package palimpsest.app.imports;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.StandIn;

/** What stands in for imports that nobody gave. */
public final class ImportsViewModel {

    private final ReadOnlyObjectWrapper<List<StandIn>> standIns =
            new ReadOnlyObjectWrapper<>(this, "standIns", List.of());

    public ImportsViewModel(Session session) {
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** In the order of the imports; empty when there are none. */
    public ReadOnlyObjectProperty<List<StandIn>> standInsProperty() {
        return standIns.getReadOnlyProperty();
    }

    private void show(Snapshot now) {
        standIns.set(now.standIns());
    }
}

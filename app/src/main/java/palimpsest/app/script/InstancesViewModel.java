package palimpsest.app.script;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.InstanceView;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;

/** The instances that a script has made, and which of them is shown. */
public final class InstancesViewModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<InstanceView>> instances =
            new ReadOnlyObjectWrapper<>(this, "instances", List.of());

    public InstancesViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** In the order in which they were made. */
    ReadOnlyObjectProperty<List<InstanceView>> instancesProperty() {
        return instances.getReadOnlyProperty();
    }

    void choose(InstanceView instance) {
        if (!instance.shown()) {
            session.chooseInstance(instance.index());
        }
    }

    private void show(Snapshot now) {
        if (!now.instances().equals(instances.get())) {
            instances.set(now.instances());
        }
    }
}

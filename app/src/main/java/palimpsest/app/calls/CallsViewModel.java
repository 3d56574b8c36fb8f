package palimpsest.app.calls;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import palimpsest.app.session.CallResult;
import palimpsest.app.session.ExportedFunction;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;

/** The exported functions of the module, and calling them. */
public final class CallsViewModel {

    private final Session session;
    private final ObservableList<ExportRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ExportRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyBooleanWrapper callable = new ReadOnlyBooleanWrapper(this, "callable");
    private long lastResult;
    private long instance;

    public CallsViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** A row for each exported function; texts stay while the exports stay the same. */
    public ObservableList<ExportRow> rows() {
        return readOnlyRows;
    }

    /** Whether a call can begin now. */
    public ReadOnlyBooleanProperty callableProperty() {
        return callable.getReadOnlyProperty();
    }

    /** Calls with what the fields hold; does nothing when one of them is no value. */
    public void call(ExportRow row) {
        row.arguments().ifPresent(arguments -> session.call(row.name(), arguments));
    }

    /** Calls, and stops before the first instruction. */
    public void callStepping(ExportRow row) {
        row.arguments().ifPresent(arguments -> session.callStepping(row.name(), arguments));
    }

    private void show(Snapshot now) {
        if (!sameFunctions(now.exports())) {
            List<ExportRow> fresh = new ArrayList<>();
            now.exports().forEach(function -> fresh.add(new ExportRow(function)));
            rows.setAll(fresh);
        } else if (now.instance() != instance) {
            rows.forEach(ExportRow::forget);
        }
        instance = now.instance();
        callable.set(now.instantiated() && !now.state().busy());
        for (CallResult result : now.results()) {
            if (result.number() > lastResult) {
                lastResult = result.number();
                rows.stream()
                        .filter(row -> row.name().equals(result.export()))
                        .forEach(row -> row.ended(result.outcome()));
            }
        }
    }

    private boolean sameFunctions(List<ExportedFunction> functions) {
        if (functions.size() != rows.size()) {
            return false;
        }
        for (int i = 0; i < functions.size(); i++) {
            if (!rows.get(i).shows(functions.get(i))) {
                return false;
            }
        }
        return true;
    }
}

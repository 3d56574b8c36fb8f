package palimpsest.app.calls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.session.CallResult;
import palimpsest.app.session.ExportedFunction;
import palimpsest.app.session.Value;
import palimpsest.app.words.Words;

/** One exported function: its name, its fields, and how its last call ended. */
public final class ExportRow {

    private final ExportedFunction function;
    private final List<ParameterField> fields;
    private final BooleanExpression complete;
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper(this, "result", "");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault", "");

    ExportRow(ExportedFunction function) {
        this.function = function;
        this.fields = function.parameters().stream().map(ParameterField::new).toList();
        this.complete = BooleanExpression.booleanExpression(Bindings.createBooleanBinding(
                () -> fields.stream().allMatch(field -> field.value().isPresent()),
                fields.stream().map(ParameterField::textProperty).toArray(Observable[]::new)));
    }

    public String name() {
        return function.name();
    }

    /** Parameters and results: {@code (i32, i32) → i32}. */
    public String signature() {
        String parameters = function.parameters().stream()
                .map(parameter -> parameter.type().toString())
                .collect(Collectors.joining(", ", "(", ")"));
        String results = function.results().stream().map(Object::toString).collect(Collectors.joining(", "));
        return results.isEmpty() ? parameters : parameters + " \u2192 " + results;
    }

    public List<ParameterField> fields() {
        return fields;
    }

    /** Whether all fields hold values. */
    public BooleanExpression completeProperty() {
        return complete;
    }

    /** What the last call returned, {@code 11} or {@code 0, 9}; empty before the first call, and when it trapped. */
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Why the last call ended without a result, explained; empty when it returned. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    boolean shows(ExportedFunction other) {
        return function.equals(other);
    }

    Optional<List<Value>> arguments() {
        List<Value> values =
                fields.stream().flatMap(field -> field.value().stream()).toList();
        return values.size() == fields.size() ? Optional.of(values) : Optional.empty();
    }

    /** Another instance has returned nothing yet. */
    void forget() {
        result.set("");
        fault.set("");
    }

    void ended(CallResult.Outcome outcome) {
        String returned = "";
        String failed = "";
        if (outcome instanceof CallResult.Outcome.Returned done) {
            returned = done.values().isEmpty()
                    ? Words.of("calls.returned")
                    : done.values().stream().map(Value::text).collect(Collectors.joining(", "));
        } else if (outcome instanceof CallResult.Outcome.Trapped trapped) {
            failed = trapped.trap().message() + "\n" + trapped.trap().explanation();
        } else {
            failed = Words.of("calls.stopped");
        }
        result.set(returned);
        fault.set(failed);
    }
}

package palimpsest.app.calls;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.app.session.ExportedFunction.Parameter;
import palimpsest.app.session.Value;
import palimpsest.app.session.ValueText;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;

/** The text typed for one parameter, and what is wrong with it. */
public final class ParameterField {

    private final Parameter parameter;
    private final StringProperty text;
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");

    ParameterField(Parameter parameter) {
        this.parameter = parameter;
        this.text = new SimpleStringProperty(this, "text", initial(parameter));
        text.addListener((property, old, now) -> message.set(messageFor(now)));
        message.set(messageFor(text.get()));
    }

    private static String initial(Parameter parameter) {
        if (parameter.type() instanceof ReferenceType) {
            return "null";
        }
        return parameter.type() instanceof NumberType ? "0" : "i32x4 0 0 0 0";
    }

    /** The parameter's name, or its number. */
    public String name() {
        return parameter.name();
    }

    /** The parameter's type as the text format writes it. */
    public String type() {
        return parameter.type().toString();
    }

    public StringProperty textProperty() {
        return text;
    }

    /** What is wrong with the text, in plain words; empty when it is a value. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    Parameter parameter() {
        return parameter;
    }

    Optional<Value> value() {
        return ValueText.parse(parameter.type(), text.get()) instanceof ValueText.Parsed.Good good
                ? Optional.of(good.value())
                : Optional.empty();
    }

    private String messageFor(String typed) {
        return ValueText.parse(parameter.type(), typed) instanceof ValueText.Parsed.Bad bad ? bad.message() : "";
    }
}

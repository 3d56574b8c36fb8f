package palimpsest.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import palimpsest.app.session.ValueText;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;

/** The arguments of {@code --invoke} as values of the function's parameter types. */
final class CallArguments {
    private CallArguments() {}

    static List<Value> parse(FunctionInstance function, Invocation call) throws UserFault {
        List<ValueType> types = function.type().parameters();
        if (types.size() != call.arguments().size()) {
            throw UserFault.usage("--invoke " + call.name() + ": it takes "
                    + (types.size() == 1 ? "1 argument" : types.size() + " arguments") + " "
                    + types.stream().map(ValueType::toString).collect(Collectors.joining(" ", "[", "]")) + ", given "
                    + (call.arguments().size() == 1
                            ? "is 1"
                            : "are " + call.arguments().size()));
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            ValueText.Parsed parsed =
                    ValueText.parse(types.get(i), call.arguments().get(i));
            if (parsed instanceof ValueText.Parsed.Bad bad) {
                throw UserFault.usage("--invoke " + call.name() + ": argument " + (i + 1) + ": " + bad.message());
            }
            values.add(engineValue(((ValueText.Parsed.Good) parsed).value()));
        }
        return values;
    }

    private static Value engineValue(palimpsest.app.session.Value value) {
        if (value instanceof palimpsest.app.session.Value.Numeric number) {
            return Value.of(number.type(), number.bits(), 0, NullReference.NULL);
        }
        return value instanceof palimpsest.app.session.Value.Vector vector
                ? new Value.V128(vector.low(), vector.high())
                : new Value.Ref((ReferenceType) value.type(), NullReference.NULL);
    }
}

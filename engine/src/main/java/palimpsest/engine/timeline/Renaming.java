package palimpsest.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Value;

/** Replaces the references that the host gives in an action. */
final class Renaming {

    private final UnaryOperator<Reference> replacement;

    Renaming(UnaryOperator<Reference> replacement) {
        this.replacement = replacement;
    }

    HostAction action(HostAction action) {
        if (action instanceof HostAction.Invoke call) {
            return new HostAction.Invoke(call.function(), values(call.arguments()));
        }
        if (action instanceof HostAction.Return returned) {
            return new HostAction.Return(values(returned.results()));
        }
        if (action instanceof HostAction.Throw thrown) {
            ExceptionInstance exception = thrown.exception();
            return new HostAction.Throw(new ExceptionInstance(exception.tag(), values(exception.values())));
        }
        if (action instanceof HostAction.SetGlobal set) {
            return new HostAction.SetGlobal(set.global(), value(set.value()));
        }
        if (action instanceof HostAction.SetElement set) {
            return new HostAction.SetElement(set.table(), set.index(), replacement.apply(set.element()));
        }
        if (action instanceof HostAction.GrowTable growth) {
            return new HostAction.GrowTable(growth.table(), growth.elements(), replacement.apply(growth.initial()));
        }
        return action;
    }

    private List<Value> values(List<Value> values) {
        List<Value> replaced = new ArrayList<>(values.size());
        values.forEach(value -> replaced.add(value(value)));
        return replaced;
    }

    private Value value(Value value) {
        return value instanceof Value.Ref ref ? new Value.Ref(ref.type(), replacement.apply(ref.reference())) : value;
    }
}

package palimpsest.engine.exec;

import java.util.Optional;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.syntax.FunctionType;

/** The body of a host function: execution stops in it until the host returns. It takes no step; the host's return does. */
final class HostBody extends Op {

    final HostFunctionInstance function;

    private HostBody(HostFunctionInstance function) {
        this.function = function;
    }

    static Body of(HostFunctionInstance function) {
        FunctionType type = function.type();
        int parameters = type.parameters().size();
        int results = type.results().size();
        Body body =
                new Body(Snapshot.Kind.HOST, Optional.of(function), Optional.empty(), parameters, results, parameters);
        body.usesReferences = Kinds.references(type.parameters()) || Kinds.references(type.results());
        body.usesVectors = Kinds.vectors(type.parameters()) || Kinds.vectors(type.results());
        HostBody op = new HostBody(function);
        op.body = body;
        op.next = op;
        body.entry = op;
        return body;
    }

    @Override
    Op run(State s, long[] slots, int frame) {
        return s.stop(this, State.Cause.HOST);
    }

    @Override
    boolean isStep() {
        return false;
    }
}

package palimpsest.engine.valid;

import java.util.List;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.ValueType;

/** Validates a function: its locals, then its body. See the specification, Validation, Functions. */
final class FunctionValidator {

    private static final CodeListener NOBODY = (instruction, walk) -> {};

    private FunctionValidator() {}

    static void validate(Context context, Function function) {
        Span span = function.span();
        int bytes = function.body().end() - function.body().start();
        if (bytes > context.limits().bodyBytes()) {
            throw context.invalid(
                    span,
                    "function body of " + bytes + " bytes: at most "
                            + context.limits().bodyBytes() + " are allowed");
        }
        run(context, function, NOBODY);
    }

    static void walk(ValidModule module, int functionIndex, CodeListener listener) {
        run(module.context(), module.module().functions().get(functionIndex - module.importedFunctions()), listener);
    }

    private static void run(Context context, Function function, CodeListener listener) {
        FunctionType type = context.functionType(function.typeIndex(), function::span);
        LocalTypes locals = locals(context, function, type.parameters());
        int globals = context.spaces().globals().size();
        new CodeValidator(context, function.body(), locals, globals).body(type.results(), listener);
    }

    private static LocalTypes locals(Context context, Function function, List<ValueType> parameters) {
        long count = parameters.size();
        for (Locals run : function.locals()) {
            context.checkType(run.type(), function::span);
            count += Integer.toUnsignedLong(run.count());
        }
        if (count > context.limits().locals()) {
            throw context.invalid(
                    function.span(),
                    "too many locals: " + count + ", at most "
                            + context.limits().locals() + " are allowed");
        }
        return new LocalTypes(parameters, function.locals());
    }
}

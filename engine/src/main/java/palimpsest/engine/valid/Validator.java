package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Module;

/** Decides whether a module is valid. See the specification, Validation, Modules. */
public final class Validator {

    private final Module module;
    private final ModuleLimits limits;
    private final List<Diagnostic> faults = new ArrayList<>();

    private Validator(Module module, ModuleLimits limits) {
        this.module = module;
        this.limits = limits;
    }

    public static Validated validate(Module module) {
        return validate(module, ModuleLimits.DEFAULT);
    }

    /** Validates; the first fault of each function and each other part is told, in the order of the source. */
    public static Validated validate(Module module, ModuleLimits limits) {
        Validator validator = new Validator(module, limits);
        Optional<ValidModule> valid = Optional.empty();
        try {
            valid = validator.run();
        } catch (Fault fault) {
            validator.faults.add(fault.diagnostic());
        }
        validator.faults.sort(Comparator.comparingInt(fault -> fault.span().start()));
        return new Validated(valid, validator.faults);
    }

    private Optional<ValidModule> run() {
        checkCounts();
        ModuleTypes types = TypeValidator.validate(module, limits);
        Context context = new Context(module, types, IndexSpaces.of(module), limits);
        ModuleValidator parts = new ModuleValidator(context);
        checkAll(module.imports(), parts::importEntry);
        checkAll(module.functions(), function -> context.functionType(function.typeIndex(), function::span));
        checkAll(module.tables(), table -> parts.tableType(table.type(), table.span()));
        checkAll(module.memories(), memory -> parts.memoryType(memory.type(), memory.span()));
        checkAll(module.tags(), parts::tag);
        checkAll(module.globals(), global -> context.checkType(global.type().type(), global::span));
        checkAll(module.elements(), segment -> context.checkType(segment.type(), segment::span));
        if (!faults.isEmpty()) {
            // Code that uses these types would only repeat their faults.
            return Optional.empty();
        }
        checkAll(module.tables(), parts::table);
        int imported = module.importedCount(ExternalKind.GLOBAL);
        for (int i = 0; i < module.globals().size(); i++) {
            int index = imported + i;
            check(module.globals().get(i), global -> parts.global(global, index));
        }
        checkAll(module.exports(), parts::export);
        module.start().ifPresent(start -> check(start, parts::start));
        checkAll(module.elements(), parts::element);
        checkAll(module.data(), parts::data);
        checkAll(module.functions(), function -> FunctionValidator.validate(context, function));
        return faults.isEmpty() ? Optional.of(new ValidModule(context)) : Optional.empty();
    }

    private void checkCounts() {
        Map<String, Integer> counts = Map.of(
                "imports", module.imports().size(),
                "functions", module.functions().size(),
                "tables", module.tables().size(),
                "memories", module.memories().size(),
                "tags", module.tags().size(),
                "globals", module.globals().size(),
                "exports", module.exports().size(),
                "elem segments", module.elements().size(),
                "data segments", module.data().size());
        counts.forEach((what, count) -> {
            if (count > limits.definitions()) {
                String message =
                        "too many " + what + ": " + count + ", at most " + limits.definitions() + " are allowed";
                throw new Fault(new Diagnostic(Phase.INVALID, module.source(), Span.at(0), message));
            }
        });
    }

    private <T> void checkAll(List<T> parts, Consumer<T> rule) {
        parts.forEach(part -> check(part, rule));
    }

    private <T> void check(T part, Consumer<T> rule) {
        if (faults.size() >= limits.faults()) {
            return;
        }
        try {
            rule.accept(part);
        } catch (Fault fault) {
            faults.add(fault.diagnostic());
        }
    }
}

package palimpsest.engine.valid;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.syntax.Module;

/** Decides whether a module is valid. See the specification, Validation, Modules. */
public final class Validator {

    private Validator() {}

    public static Validated validate(Module module) {
        ModuleTypes types = new ModuleTypes();
        module.types().forEach(types::add);
        return new Validated(Optional.of(new ValidModule(module, types, IndexSpaces.of(module))), List.of());
    }
}

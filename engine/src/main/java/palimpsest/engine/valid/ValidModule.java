package palimpsest.engine.valid;

import palimpsest.engine.syntax.Module;

/** A module that follows every rule of validation. */
public final class ValidModule {

    private final Module module;

    ValidModule(Module module) {
        this.module = module;
    }

    public Module module() {
        return module;
    }
}

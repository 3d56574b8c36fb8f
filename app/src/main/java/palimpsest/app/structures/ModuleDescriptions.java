package palimpsest.app.structures;

import java.util.List;
import palimpsest.engine.symbols.Symbols;

/**
 * What a module's debug information describes. Reading it takes as long as a large program has types: away from the JavaFX
 * thread.
 *
 * @param types its types, as descriptions
 * @param variables its variables that have an address
 */
record ModuleDescriptions(Descriptions types, List<ModuleTypes.Variable> variables) {
    static final ModuleDescriptions NONE = new ModuleDescriptions(Descriptions.NONE, List.of());

    ModuleDescriptions {
        variables = List.copyOf(variables);
    }

    static ModuleDescriptions of(Symbols symbols) {
        return new ModuleDescriptions(
                Checker.check(ModuleTypes.text(symbols), Descriptions.NONE).descriptions(),
                ModuleTypes.variables(symbols));
    }
}

package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.SubType;

/** What the parts of a module are called, and what it offers to call. */
final class Names {

    private final Module module;
    private final List<SubType> types;
    private final List<ExportedFunction> exportedFunctions;

    Names(Module module) {
        this.module = module;
        this.types = module.flatTypes();
        this.exportedFunctions = List.copyOf(findExportedFunctions());
    }

    /** The functions that can be called from outside, in the order of the module; always the same list. */
    List<ExportedFunction> exportedFunctions() {
        return exportedFunctions;
    }

    private List<ExportedFunction> findExportedFunctions() {
        List<ExportedFunction> functions = new ArrayList<>();
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.FUNC) {
                FunctionType type = functionType(export.index());
                List<ExportedFunction.Parameter> parameters = new ArrayList<>();
                for (int i = 0; i < type.parameters().size(); i++) {
                    String name = module.names()
                            .of(NameSpace.LOCAL, export.index(), i)
                            .map(own -> "$" + own)
                            .orElse(Integer.toString(i));
                    parameters.add(new ExportedFunction.Parameter(
                            name, type.parameters().get(i)));
                }
                functions.add(new ExportedFunction(export.name(), export.index(), parameters, type.results()));
            }
        }
        return functions;
    }

    /** The identifier, the name it is exported or imported by, or {@code memory 0}. */
    String memory(int index) {
        return name(
                NameSpace.MEMORY, ExternalKind.MEMORY, index, Words.of("session.name.memory", Integer.toString(index)));
    }

    /** The identifier, the name it is exported or imported by, or {@code global 0}. */
    String global(int index) {
        return name(
                NameSpace.GLOBAL, ExternalKind.GLOBAL, index, Words.of("session.name.global", Integer.toString(index)));
    }

    /** The identifier, the name it is exported or imported by, or {@code function 0}. */
    String function(int index) {
        return name(
                NameSpace.FUNCTION,
                ExternalKind.FUNC,
                index,
                Words.of("session.name.function", Integer.toString(index)));
    }

    /** The index of a function by its name. */
    OptionalInt function(String name) {
        return IntStream.range(0, functions())
                .filter(index -> function(index).equals(name))
                .findFirst();
    }

    /** {@code js.mem} for an imported memory. */
    Optional<String> importOf(ExternalKind kind, int index) {
        int at = 0;
        for (Import each : module.imports()) {
            if (each.type().kind() == kind && at++ == index) {
                return Optional.of(each.module() + "." + each.name());
            }
        }
        return Optional.empty();
    }

    int memories() {
        return module.importedCount(ExternalKind.MEMORY) + module.memories().size();
    }

    int functions() {
        return module.importedCount(ExternalKind.FUNC) + module.functions().size();
    }

    private String name(NameSpace space, ExternalKind kind, int index, String otherwise) {
        return module.names()
                .of(space, index)
                .map(own -> "$" + own)
                .or(() -> module.exports().stream()
                        .filter(export -> export.kind() == kind && export.index() == index)
                        .map(Export::name)
                        .findFirst())
                .or(() -> importOf(kind, index))
                .orElse(otherwise);
    }

    private FunctionType functionType(int function) {
        int at = 0;
        for (Import each : module.imports()) {
            if (each.type() instanceof ExternalType.Func imported && at++ == function) {
                return functionTypeOf(imported.typeIndex());
            }
        }
        return functionTypeOf(module.functions().get(function - at).typeIndex());
    }

    private FunctionType functionTypeOf(int typeIndex) {
        if (types.get(typeIndex).composite() instanceof FunctionType type) {
            return type;
        }
        throw new AssertionError("type " + typeIndex + " of a function is no function type");
    }
}

package palimpsest.engine.runtime;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.Matching;
import palimpsest.engine.valid.ValidModule;

/** Finds what a module imports. See the specification, External Typing and Import Matching. */
public final class Linker {

    private final ValidModule module;
    private final Imports imports;
    private final Optional<Store> maker;
    /** How many imports of each kind have been seen: the next one's index. */
    private final Map<ExternalKind, Integer> counts = new EnumMap<>(ExternalKind.class);

    private final List<External> externals = new ArrayList<>();
    private final List<Linked.Made> made = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();

    private Linker(ValidModule module, Imports imports, Optional<Store> maker) {
        this.module = module;
        this.imports = imports;
        this.maker = maker;
    }

    /** Finds each import among the offers; what is missing is a fault. */
    public static Linked link(ValidModule module, Imports imports) {
        return new Linker(module, imports, Optional.empty()).link();
    }

    /**
     * Finds each import among the offers, and makes what nobody offers: functions that return zeros, memories, tables,
     * globals and tags of the declared type. What is offered with another type is a fault all the same.
     */
    public static Linked linkOrMake(Store store, ValidModule module, Imports imports) {
        return new Linker(module, imports, Optional.of(store)).link();
    }

    /** Checks the types of what a module is to be linked with, one for each import; {@code imports} may be fewer. */
    public static Linked link(ValidModule module, List<External> imports) {
        Linker linker = new Linker(module, new Imports(), Optional.empty());
        for (int i = 0; i < Math.min(imports.size(), module.module().imports().size()); i++) {
            Import each = module.module().imports().get(i);
            int index = linker.counts.merge(each.type().kind(), 1, Integer::sum) - 1;
            linker.check(each, index, imports.get(i));
        }
        return new Linked(linker.externals, linker.made, linker.faults);
    }

    private Linked link() {
        for (Import each : module.module().imports()) {
            int index = counts.merge(each.type().kind(), 1, Integer::sum) - 1;
            Optional<External> found = imports.find(each.module(), each.name());
            if (found.isPresent()) {
                check(each, index, found.get());
            } else if (maker.isPresent()) {
                make(each, index, maker.get());
            } else {
                fault(each, "unknown import " + name(each) + ": nobody offers this " + describe(each, index));
            }
        }
        return new Linked(externals, made, faults);
    }

    private void check(Import wanted, int index, External offer) {
        externals.add(offer);
        if (!matches(wanted.type(), index, offer)) {
            fault(
                    wanted,
                    "incompatible import type: " + name(wanted) + " is a " + describe(offer) + ", the module wants a "
                            + describe(wanted, index));
        }
    }

    private boolean matches(ExternalType wanted, int index, External offer) {
        if (wanted instanceof ExternalType.Func function) {
            return offer instanceof FunctionInstance given
                    && Matching.derives(given.definedType(), module.types().get(function.typeIndex()));
        }
        return switch (wanted.kind()) {
            case TABLE ->
                offer instanceof TableInstance given
                        && Matching.matches(given.type(), module.tables().get(index));
            case MEMORY ->
                offer instanceof MemoryInstance given
                        && Matching.matches(given.type(), module.memories().get(index));
            case GLOBAL ->
                offer instanceof GlobalInstance given
                        && Matching.matches(given.type(), module.globals().get(index));
            default ->
                offer instanceof TagInstance given
                        && given.definedType().equals(module.tags().get(index));
        };
    }

    private void make(Import wanted, int index, Store store) {
        try {
            External external = made(wanted, index, store);
            externals.add(external);
            made.add(new Linked.Made(wanted.module(), wanted.name(), external, describe(wanted, index)));
        } catch (TrapException e) {
            fault(wanted, e.text());
        }
    }

    private External made(Import wanted, int index, Store store) {
        if (wanted.type() instanceof ExternalType.Func function) {
            FunctionType type = (FunctionType) module.compositeType(function.typeIndex());
            DefinedType defined = module.types().get(function.typeIndex());
            return standIn(name(wanted), type, defined);
        }
        return switch (wanted.type().kind()) {
            case TABLE -> store.newTable(module.tables().get(index), NullReference.NULL);
            case MEMORY -> store.newMemory(module.memories().get(index));
            case GLOBAL ->
                new GlobalInstance(
                        module.globals().get(index),
                        Value.zero(module.globals().get(index).type()));
            default -> {
                int typeIndex = ((ExternalType.Tag) wanted.type()).typeIndex();
                yield new TagInstance(
                        name(wanted), module.tags().get(index), (FunctionType) module.compositeType(typeIndex));
            }
        };
    }

    /** A function of the host that returns zeros, and traps where it cannot because a reference is wanted. */
    public static HostFunctionInstance standIn(String name, FunctionType type, DefinedType defined) {
        return new HostFunctionInstance(name, type, defined, (context, arguments) -> zeros(name, type));
    }

    private static List<Value> zeros(String name, FunctionType type) {
        for (ValueType result : type.results()) {
            if (result instanceof ReferenceType reference && !reference.nullable()) {
                throw new TrapException("the stub for " + name + " has no " + result + " to return");
            }
        }
        return type.results().stream().map(Value::zero).toList();
    }

    private void fault(Import wanted, String message) {
        faults.add(new Diagnostic(Phase.UNLINKABLE, module.module().source(), wanted.span(), message));
    }

    private static String name(Import wanted) {
        return wanted.module() + "." + wanted.name();
    }

    private String describe(Import wanted, int index) {
        return switch (wanted.type().kind()) {
            case FUNC -> "function " + module.compositeType(((ExternalType.Func) wanted.type()).typeIndex());
            case TABLE -> "table " + module.tables().get(index);
            case MEMORY -> "memory " + module.memories().get(index);
            case GLOBAL -> "global " + module.globals().get(index);
            case TAG -> "tag " + module.tags().get(index);
        };
    }

    private static String describe(External offer) {
        if (offer instanceof FunctionInstance function) {
            return "function " + function.type();
        }
        if (offer instanceof TableInstance table) {
            return "table " + table.type();
        }
        if (offer instanceof MemoryInstance memory) {
            return "memory " + memory.type();
        }
        return offer instanceof GlobalInstance global
                ? "global " + global.type()
                : "tag " + ((TagInstance) offer).definedType();
    }
}

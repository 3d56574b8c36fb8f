package palimpsest.engine.valid;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Supplier;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Table;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.TypeIndex;
import palimpsest.engine.syntax.ValueType;

/** What instructions can refer to. See the specification, Validation, Contexts. */
final class Context {

    private final Module module;
    private final ModuleTypes types;
    private final IndexSpaces spaces;
    private final ModuleLimits limits;
    private final BitSet declaredFunctions = new BitSet();

    Context(Module module, ModuleTypes types, IndexSpaces spaces, ModuleLimits limits) {
        this.module = module;
        this.types = types;
        this.spaces = spaces;
        this.limits = limits;
        declareFunctions();
    }

    Module module() {
        return module;
    }

    ModuleTypes types() {
        return types;
    }

    IndexSpaces spaces() {
        return spaces;
    }

    ModuleLimits limits() {
        return limits;
    }

    Fault invalid(Span span, String message) {
        return new Fault(new Diagnostic(Phase.INVALID, module.source(), span, message));
    }

    // The checks below take a supplier, since the place is asked for only where there is a fault.

    /** Whether {@code ref.func} may name a function: something outside the functions' bodies does. */
    boolean declared(int function) {
        return declaredFunctions.get(function);
    }

    void checkIndex(String what, int index, int size, Supplier<Span> span) {
        if (index < 0 || index >= size) {
            String there = size == 0 ? "there is none" : "there " + (size == 1 ? "is 1" : "are " + size);
            throw invalid(span.get(), "unknown " + what + " " + Integer.toUnsignedString(index) + ": " + there);
        }
    }

    /** The function type with an index, as the module writes it. */
    FunctionType functionType(int typeIndex, Supplier<Span> span) {
        checkIndex("type", typeIndex, types.size(), span);
        if (types.written(typeIndex).composite() instanceof FunctionType function) {
            return function;
        }
        throw invalid(span.get(), "type mismatch: type " + typeIndex + " is not a function type");
    }

    FunctionType function(int index, Supplier<Span> span) {
        checkIndex("function", index, spaces.functions().size(), span);
        return functionType(spaces.functions().get(index), span);
    }

    FunctionType tag(int index, Supplier<Span> span) {
        checkIndex("tag", index, spaces.tags().size(), span);
        return functionType(spaces.tags().get(index), span);
    }

    TableType table(int index, Supplier<Span> span) {
        checkIndex("table", index, spaces.tables().size(), span);
        return spaces.tables().get(index);
    }

    MemoryType memory(int index, Supplier<Span> span) {
        checkIndex("memory", index, spaces.memories().size(), span);
        return spaces.memories().get(index);
    }

    /** @param visible how many globals the place sees: those of a constant expression come before it */
    GlobalType global(int index, int visible, Supplier<Span> span) {
        checkIndex("global", index, visible, span);
        return spaces.globals().get(index);
    }

    ReferenceType element(int index, Supplier<Span> span) {
        checkIndex("elem segment", index, module.elements().size(), span);
        return module.elements().get(index).type();
    }

    void data(int index, Supplier<Span> span) {
        checkIndex("data segment", index, module.data().size(), span);
    }

    void checkType(ValueType type, Supplier<Span> span) {
        if (type instanceof ReferenceType reference) {
            checkHeapType(reference.heap(), span);
        }
    }

    void checkHeapType(HeapType type, Supplier<Span> span) {
        if (type instanceof TypeIndex defined) {
            checkIndex("type", defined.index(), types.size(), span);
        }
    }

    private void declareFunctions() {
        module.globals().stream().map(Global::initializer).forEach(this::declare);
        module.tables().stream()
                .map(Table::initializer)
                .flatMap(Optional::stream)
                .forEach(this::declare);
        module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNC)
                .forEach(export -> declare(export.index()));
        module.elements().forEach(this::declare);
        module.data().forEach(segment -> declare(segment.mode()));
    }

    private void declare(ElementSegment segment) {
        declare(segment.mode());
        if (segment.items() instanceof ElementItems.Functions functions) {
            functions.indices().forEach(this::declare);
        } else if (segment.items() instanceof ElementItems.Expressions expressions) {
            expressions.expressions().forEach(this::declare);
        }
    }

    private void declare(SegmentMode mode) {
        if (mode instanceof SegmentMode.Active active) {
            declare(active.offset());
        }
    }

    private void declare(Code code) {
        InstructionReader instructions = new InstructionReader(code);
        while (instructions.hasNext()) {
            if (instructions.next() == Opcode.REF_FUNC) {
                declare(instructions.index());
            }
        }
    }

    private void declare(Integer function) {
        if (function >= 0 && function < spaces.functions().size()) {
            declaredFunctions.set(function);
        }
    }
}

package palimpsest.engine.valid;

import java.util.HashSet;
import java.util.Set;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Start;
import palimpsest.engine.syntax.Table;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.Tag;
import palimpsest.engine.syntax.ValueType;

/** The rules for the parts of a module other than types and functions. See the specification, Validation, Modules. */
final class ModuleValidator {

    private static final long TABLE_RANGE_32 = 0xffff_ffffL;

    private final Context context;
    private final Set<String> exportNames = new HashSet<>();

    ModuleValidator(Context context) {
        this.context = context;
    }

    void importEntry(Import each) {
        ExternalType type = each.type();
        if (type instanceof ExternalType.Func function) {
            context.functionType(function.typeIndex(), each::span);
        } else if (type instanceof ExternalType.Table table) {
            tableType(table.type(), each.span());
        } else if (type instanceof ExternalType.Memory memory) {
            memoryType(memory.type(), each.span());
        } else if (type instanceof ExternalType.Global global) {
            context.checkType(global.type().type(), each::span);
        } else if (type instanceof ExternalType.Tag tag) {
            tagType(tag.typeIndex(), each.span());
        }
    }

    void tag(Tag tag) {
        tagType(tag.typeIndex(), tag.span());
    }

    private void tagType(int typeIndex, Span span) {
        FunctionType type = context.functionType(typeIndex, () -> span);
        if (!type.results().isEmpty()) {
            throw context.invalid(span, "non-empty tag result type: " + type);
        }
    }

    void tableType(TableType type, Span span) {
        context.checkType(type.element(), () -> span);
        if (type.addressType() == AddressType.I32) {
            limits(type.limits(), TABLE_RANGE_32, "table size must be at most 2^32-1 elements", span);
        } else {
            limits(type.limits(), -1, "table size", span);
        }
    }

    void memoryType(MemoryType type, Span span) {
        int log2 = type.pageSizeLog2();
        if (log2 != 0 && log2 != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            throw context.invalid(span, "invalid custom page size: only 1 and 65536 bytes are allowed");
        }
        boolean wide = type.addressType() == AddressType.I64;
        int bits = (wide ? Long.SIZE : Integer.SIZE) - log2;
        // All of the address space; with pages of one byte the last byte would need one page more than can be counted.
        long range = log2 == 0 ? -1L >>> (Long.SIZE - bits) : 1L << bits;
        String least = "memory size must be at most " + Long.toUnsignedString(range) + " pages";
        limits(type.limits(), range, log2 == 0 || wide ? least : least + " (4GiB)", span);
        if (type.shared() && type.limits().maximum().isEmpty()) {
            throw context.invalid(span, "shared memory must have maximum");
        }
    }

    private void limits(Limits limits, long range, String tooLarge, Span span) {
        boolean hasMaximum = limits.maximum().isPresent();
        long largest = hasMaximum ? limits.maximum().getAsLong() : limits.minimum();
        if (Long.compareUnsigned(limits.minimum(), range) > 0 || Long.compareUnsigned(largest, range) > 0) {
            throw context.invalid(span, tooLarge);
        }
        if (Long.compareUnsigned(limits.minimum(), largest) > 0) {
            throw context.invalid(span, "size minimum must not be greater than maximum: " + limits);
        }
    }

    /** Its initial value sees imported globals only, as tables come before globals. */
    void table(Table table) {
        if (table.initializer().isPresent()) {
            int imported = context.module().importedCount(ExternalKind.GLOBAL);
            constant(table.initializer().get(), table.type().element(), imported);
        } else if (!table.type().element().defaultable()) {
            throw context.invalid(
                    table.span(), "type mismatch: a table of " + table.type().element() + " needs an initial value");
        }
    }

    /** @param index of the global in its index space; its initial value sees those before it */
    void global(Global global, int index) {
        constant(global.initializer(), global.type().type(), index);
    }

    void export(Export export) {
        if (!exportNames.add(export.name())) {
            throw context.invalid(export.span(), "duplicate export name \"" + export.name() + "\"");
        }
        Span span = export.span();
        switch (export.kind()) {
            case FUNC -> context.function(export.index(), () -> span);
            case TABLE -> context.table(export.index(), () -> span);
            case MEMORY -> context.memory(export.index(), () -> span);
            case GLOBAL ->
                context.global(export.index(), context.spaces().globals().size(), () -> span);
            case TAG -> context.tag(export.index(), () -> span);
        }
    }

    void start(Start start) {
        FunctionType type = context.function(start.function(), start::span);
        if (!type.parameters().isEmpty() || !type.results().isEmpty()) {
            throw context.invalid(start.span(), "start function must take and give nothing, this one is " + type);
        }
    }

    void element(ElementSegment segment) {
        context.checkType(segment.type(), segment::span);
        if (segment.mode() instanceof SegmentMode.Active active) {
            TableType table = context.table(active.index(), segment::span);
            ReferenceType wanted = table.element();
            if (!context.types().matches(segment.type(), wanted)) {
                throw context.invalid(
                        segment.span(),
                        "type mismatch: a segment of " + segment.type() + " goes into a table of " + wanted);
            }
            constant(active.offset(), table.addressType().valueType(), allGlobals());
        }
        if (segment.items() instanceof ElementItems.Functions functions) {
            functions.indices().forEach(function -> context.function(function, segment::span));
        } else if (segment.items() instanceof ElementItems.Expressions expressions) {
            expressions.expressions().forEach(each -> constant(each, segment.type(), allGlobals()));
        }
    }

    void data(DataSegment segment) {
        if (segment.mode() instanceof SegmentMode.Active active) {
            MemoryType memory = context.memory(active.index(), segment::span);
            constant(active.offset(), memory.addressType().valueType(), allGlobals());
        }
    }

    private int allGlobals() {
        return context.spaces().globals().size();
    }

    private void constant(Code code, ValueType type, int visibleGlobals) {
        new CodeValidator(context, code, LocalTypes.NONE, visibleGlobals).constant(type);
    }
}

package palimpsest.engine.binary;

import java.util.List;
import java.util.function.Consumer;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Table;

/** Writes the contents of one section. See the specification, Binary Format, Modules. */
final class SectionEncoder {

    private final ByteWriter out = new ByteWriter();
    private final TypeEncoder types = new TypeEncoder(out);
    private final Module module;

    private SectionEncoder(Module module) {
        this.module = module;
    }

    /** The contents; empty where the module needs no such section. */
    static ByteWriter encode(Module module, Section section) {
        SectionEncoder encoder = new SectionEncoder(module);
        encoder.contents(section);
        return encoder.out;
    }

    private void contents(Section section) {
        switch (section) {
            case TYPE -> each(module.types(), types::recursiveType);
            case IMPORT -> each(module.imports(), this::importEntry);
            case FUNCTION -> each(module.functions(), function -> out.u32(function.typeIndex()));
            case TABLE -> each(module.tables(), this::table);
            case MEMORY -> each(module.memories(), memory -> types.memoryType(memory.type()));
            case TAG -> each(module.tags(), tag -> types.tagType(tag.typeIndex()));
            case GLOBAL -> each(module.globals(), this::global);
            case EXPORT -> each(module.exports(), this::export);
            case START -> module.start().ifPresent(start -> out.u32(start.function()));
            case ELEMENT -> each(module.elements(), this::element);
            case DATA_COUNT -> {
                if (module.dataCount()) {
                    out.u32(module.data().size());
                }
            }
            case CODE -> each(module.functions(), this::body);
            case DATA -> each(module.data(), this::data);
        }
    }

    private <T> void each(List<T> parts, Consumer<T> encode) {
        if (!parts.isEmpty()) {
            out.u32(parts.size());
            parts.forEach(encode);
        }
    }

    private void expression(Code code) {
        out.bytes(code.bytes(), code.start(), code.end());
    }

    private void importEntry(Import each) {
        out.name(each.module()).name(each.name());
        types.externalType(each.type());
    }

    private void table(Table table) {
        if (table.initializer().isPresent()) {
            out.u8(0x40).u8(0);
        }
        types.tableType(table.type());
        table.initializer().ifPresent(this::expression);
    }

    private void global(Global global) {
        types.globalType(global.type());
        expression(global.initializer());
    }

    private void export(Export export) {
        out.name(export.name()).u8(export.kind().code()).u32(export.index());
    }

    private void element(ElementSegment segment) {
        boolean expressions = segment.items() instanceof ElementItems.Expressions;
        // Table 0 has a short form, which leaves out the type too.
        boolean shortForm = segment.mode() instanceof SegmentMode.Active active
                && active.index() == 0
                && (!expressions || segment.type().equals(ReferenceType.FUNCREF));
        out.u32((expressions ? 4 : 0) | (shortForm ? 0 : modeBits(segment.mode())));
        if (segment.mode() instanceof SegmentMode.Active active) {
            if (!shortForm) {
                out.u32(active.index());
            }
            expression(active.offset());
        }
        if (segment.items() instanceof ElementItems.Expressions items) {
            if (!shortForm) {
                out.referenceType(segment.type());
            }
            out.u32(items.size());
            items.expressions().forEach(this::expression);
        } else if (segment.items() instanceof ElementItems.Functions items) {
            if (!shortForm) {
                out.u8(0);
            }
            out.u32(items.size());
            items.indices().forEach(out::u32);
        }
    }

    private static int modeBits(SegmentMode mode) {
        if (mode instanceof SegmentMode.Active) {
            return 2;
        }
        return mode instanceof SegmentMode.Passive ? 1 : 3;
    }

    private void body(Function function) {
        ByteWriter head = new ByteWriter().u32(function.locals().size());
        for (Locals run : function.locals()) {
            head.u32(run.count()).valueType(run.type());
        }
        Code code = function.body();
        out.u32(head.size() + code.end() - code.start()).append(head);
        expression(code);
    }

    private void data(DataSegment segment) {
        if (segment.mode() instanceof SegmentMode.Active active) {
            out.u32(active.index() == 0 ? 0 : 2);
            if (active.index() != 0) {
                out.u32(active.index());
            }
            expression(active.offset());
        } else {
            out.u32(1);
        }
        ByteSlice contents = segment.contents();
        out.u32(contents.length()).bytes(contents.array(), contents.start(), contents.end());
    }
}

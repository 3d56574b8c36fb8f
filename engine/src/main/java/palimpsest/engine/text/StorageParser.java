package palimpsest.engine.text;

import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.Memory;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Table;
import palimpsest.engine.syntax.TableType;

/** Tables and memories, with their contents where those are written inline. See the specification, Text Format, Modules. */
final class StorageParser {

    private final TokenCursor in;
    private final ModuleContext context;
    private final ModuleFields fields;
    private final TypeParser types;
    private final SegmentParser segments;

    StorageParser(TokenCursor in, ModuleContext context, ModuleFields fields, SegmentParser segments) {
        this.in = in;
        this.context = context;
        this.fields = fields;
        this.types = new TypeParser(in, context.types);
        this.segments = segments;
    }

    void memory(int index, Span span) {
        int start = in.index();
        AddressType addressType = types.addressType();
        int pageSizeLog2 = types.pageSizeLog2();
        if (!in.atOpen("data")) {
            in.seek(start);
            fields.memories.add(new Memory(types.memoryType(), span));
            return;
        }
        Span dataSpan = in.tokens().span(in.index(), in.tokens().match(in.index()));
        in.skipOpen("data");
        byte[] contents = in.strings();
        in.close();
        long pageSize = 1L << Math.min(pageSizeLog2, 62);
        long pages = (contents.length + pageSize - 1) / pageSize;
        Limits limits = new Limits(pages, OptionalLong.of(pages));
        fields.memories.add(new Memory(new MemoryType(addressType, limits, false, pageSizeLog2), span));
        fields.data.add(new DataSegment(
                ByteSlice.of(contents), new SegmentMode.Active(index, zero(addressType, dataSpan)), dataSpan));
    }

    void table(int index, Span span) {
        int start = in.index();
        AddressType addressType = types.addressType();
        Optional<ReferenceType> element = types.maybeReferenceType();
        if (element.isEmpty()) {
            in.seek(start);
            TableType type = types.tableType();
            Optional<Code> initializer =
                    in.at(TokenKind.RIGHT) ? Optional.empty() : Optional.of(InstructionParser.expression(in, context));
            fields.tables.add(new Table(type, initializer, span));
            return;
        }
        Span elementSpan = in.tokens().span(in.index(), in.tokens().match(in.index()));
        if (!in.skipOpen("elem")) {
            throw in.unexpected("(elem …)");
        }
        int size = segments.inlineElements(
                element.get(), new SegmentMode.Active(index, zero(addressType, elementSpan)), elementSpan);
        in.close();
        Limits limits = new Limits(size, OptionalLong.of(size));
        fields.tables.add(new Table(new TableType(addressType, limits, element.get()), Optional.empty(), span));
    }

    /** The offset 0 of contents that are written inline. */
    private static Code zero(AddressType addressType, Span span) {
        CodeBuilder code = new CodeBuilder();
        code.simple(addressType == AddressType.I64 ? Opcode.I64_CONST : Opcode.I32_CONST, span);
        code.out().u8(0);
        return code.build(span);
    }
}

package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;

/** Element and data segments. See the specification, Text Format, Element Segments and Data Segments. */
final class SegmentParser {

    private static final ReferenceType FUNCTIONS = new ReferenceType(false, AbstractHeapType.FUNC);

    private final TokenCursor in;
    private final ModuleContext context;
    private final ModuleFields fields;
    private final TypeParser types;

    SegmentParser(TokenCursor in, ModuleContext context, ModuleFields fields) {
        this.in = in;
        this.context = context;
        this.fields = fields;
        this.types = new TypeParser(in, context.types);
    }

    void data(Span span) {
        in.id();
        SegmentMode mode = active(useOf("memory", context.memories)).orElseGet(SegmentMode.Passive::new);
        fields.data.add(new DataSegment(ByteSlice.of(in.strings()), mode, span));
    }

    void element(Span span) {
        in.id();
        if (in.skip("declare")) {
            elementList(new SegmentMode.Declarative(), false, span);
            return;
        }
        boolean tableGiven = in.atOpen("table");
        Optional<SegmentMode> active =
                TypeParser.atReferenceType(in) ? Optional.empty() : active(useOf("table", context.tables));
        if (active.isPresent()) {
            elementList(active.get(), !tableGiven, span);
        } else {
            elementList(new SegmentMode.Passive(), false, span);
        }
    }

    /** The elements of a table that holds them from the start; how many there are. */
    int inlineElements(ReferenceType type, SegmentMode mode, Span span) {
        boolean functions = type.heap() == AbstractHeapType.FUNC && !in.at(TokenKind.LEFT);
        ElementItems items;
        if (functions) {
            items = functionItems();
        } else if (IndexSpace.atIndex(in)) {
            items = referenceItems();
        } else {
            items = expressionItems();
        }
        fields.elements.add(new ElementSegment(functions ? FUNCTIONS : type, items, mode, span));
        return items.size();
    }

    /** {@code (memory x)} or {@code (table x)}, or {@code x} alone as in old texts, if it comes next. */
    private Optional<Integer> useOf(String keyword, IndexSpace space) {
        if (IndexSpace.atIndex(in) && in.kind(1) == TokenKind.LEFT) {
            return Optional.of(space.resolve(in));
        }
        if (!in.skipOpen(keyword)) {
            return Optional.empty();
        }
        int index = space.resolve(in);
        in.close();
        return Optional.of(index);
    }

    /** Where a segment goes, if an offset comes next. It must where a memory or table is named. */
    private Optional<SegmentMode> active(Optional<Integer> target) {
        if (target.isEmpty() && !in.at(TokenKind.LEFT)) {
            return Optional.empty();
        }
        Code offset;
        if (in.skipOpen("offset")) {
            offset = InstructionParser.expression(in, context);
            in.close();
        } else {
            offset = InstructionParser.folded(in, context);
        }
        return Optional.of(new SegmentMode.Active(target.orElse(0), offset));
    }

    private void elementList(SegmentMode mode, boolean wordOptional, Span span) {
        if (TypeParser.atReferenceType(in)) {
            ReferenceType type = types.referenceType();
            fields.elements.add(new ElementSegment(type, expressionItems(), mode, span));
            return;
        }
        if (!in.skip("func") && !wordOptional) {
            throw in.unexpected("func or a reference type");
        }
        fields.elements.add(new ElementSegment(FUNCTIONS, functionItems(), mode, span));
    }

    private ElementItems functionItems() {
        List<Integer> indices = new ArrayList<>();
        while (!in.at(TokenKind.RIGHT)) {
            indices.add(context.functions.resolve(in));
        }
        return new ElementItems.Functions(indices);
    }

    /** Functions by index, where the table's type asks for expressions. */
    private ElementItems referenceItems() {
        List<Code> expressions = new ArrayList<>();
        while (!in.at(TokenKind.RIGHT)) {
            Span span = in.span();
            CodeBuilder code = new CodeBuilder();
            code.simple(Opcode.REF_FUNC, span);
            code.out().u32(context.functions.resolve(in));
            expressions.add(code.build(span));
        }
        return new ElementItems.Expressions(expressions);
    }

    private ElementItems expressionItems() {
        List<Code> expressions = new ArrayList<>();
        while (!in.at(TokenKind.RIGHT)) {
            if (in.skipOpen("item")) {
                expressions.add(InstructionParser.expression(in, context));
                in.close();
            } else {
                expressions.add(InstructionParser.folded(in, context));
            }
        }
        return new ElementItems.Expressions(expressions);
    }
}

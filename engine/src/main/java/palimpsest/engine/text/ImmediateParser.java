package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.CatchClause;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;

/** Reads an instruction's immediates and writes them after its code. See the specification, Text Format, Instructions. */
final class ImmediateParser {

    private final TokenCursor in;
    private final ModuleContext context;
    private final IndexSpace locals;
    private final Labels labels;
    private final TypeParser types;
    private final TypeUseParser uses;

    ImmediateParser(TokenCursor in, ModuleContext context, IndexSpace locals, Labels labels) {
        this.in = in;
        this.context = context;
        this.locals = locals;
        this.labels = labels;
        this.types = new TypeParser(in, context.types);
        this.uses = new TypeUseParser(in, context);
    }

    /** Writes a plain instruction; the cursor stands after its name. */
    void write(Opcode opcode, ByteWriter out) {
        switch (opcode) {
            case SELECT -> select(out);
            case REF_TEST -> cast(out, Opcode.REF_TEST, Opcode.REF_TEST_NULL);
            case REF_CAST -> cast(out, Opcode.REF_CAST, Opcode.REF_CAST_NULL);
            default -> immediates(opcode, out.opcode(opcode));
        }
    }

    private void immediates(Opcode opcode, ByteWriter out) {
        switch (opcode.immediates()) {
            case NONE -> {}
            case BLOCK_TYPE -> out.blockType(uses.blockType());
            case CATCHES -> out.blockType(uses.blockType()).catchClauses(catchClauses());
            case LABEL -> out.u32(labels.resolve(in));
            case LABELS -> labelList(out);
            case FUNCTION -> out.u32(context.functions.resolve(in));
            case TYPE -> out.u32(context.types.resolve(in));
            case TYPE_TABLE -> {
                int table = optional(context.tables);
                out.u32(uses.readIndex(false)).u32(table);
            }
            case TYPES -> throw new AssertionError(opcode);
            case LOCAL -> out.u32(locals.resolve(in));
            case GLOBAL -> out.u32(context.globals.resolve(in));
            case TABLE -> out.u32(optional(context.tables));
            case TABLE_TABLE -> pair(out, context.tables);
            case TABLE_ELEMENT -> segment(out, context.tables, context.elements);
            case ELEMENT -> out.u32(context.elements.resolve(in));
            case MEMORY -> out.u32(optional(context.memories));
            case MEMORY_MEMORY -> pair(out, context.memories);
            case MEMORY_DATA -> {
                context.needDataCount();
                segment(out, context.memories, context.data);
            }
            case DATA -> data(out);
            case MEMARG -> memoryArgument(opcode, optional(context.memories), out);
            case MEMARG_LANE -> {
                memoryArgument(opcode, atMemoryBeforeLane() ? context.memories.resolve(in) : 0, out);
                out.u8(Literals.laneIndex(in));
            }
            case LANE -> out.u8(Literals.laneIndex(in));
            case SHUFFLE -> Literals.shuffle(in, out);
            case CONST_I32 -> out.s64(Literals.i32(in));
            case CONST_I64 -> out.s64(Literals.i64(in));
            case CONST_F32 -> out.i32Bits(Literals.f32Bits(in));
            case CONST_F64 -> out.i64Bits(Literals.f64Bits(in));
            case CONST_V128 -> Literals.v128(in, out);
            case HEAP_TYPE -> out.heapType(types.heapType());
            case CAST -> castBranch(out);
            case TYPE_FIELD -> {
                int type = context.types.resolve(in);
                out.u32(type).u32(context.fields(type).resolve(in));
            }
            case TYPE_COUNT -> out.u32(context.types.resolve(in)).u32(in.u32("a number of operands"));
            case TYPE_TYPE -> out.u32(context.types.resolve(in)).u32(context.types.resolve(in));
            case TYPE_DATA -> {
                out.u32(context.types.resolve(in));
                data(out);
            }
            case TYPE_ELEMENT -> out.u32(context.types.resolve(in)).u32(context.elements.resolve(in));
            case TAG -> out.u32(context.tags.resolve(in));
            case FENCE -> out.u8(0);
        }
    }

    private void select(ByteWriter out) {
        if (in.atOpen("result")) {
            List<ValueType> results = types.results();
            out.opcode(Opcode.SELECT_TYPED).valueTypes(results);
        } else {
            out.opcode(Opcode.SELECT);
        }
    }

    private void cast(ByteWriter out, Opcode strict, Opcode nullable) {
        ReferenceType type = types.referenceType();
        out.opcode(type.nullable() ? nullable : strict).heapType(type.heap());
    }

    private void castBranch(ByteWriter out) {
        int label = labels.resolve(in);
        ReferenceType from = types.referenceType();
        ReferenceType to = types.referenceType();
        out.u8((from.nullable() ? 1 : 0) | (to.nullable() ? 2 : 0)).u32(label);
        out.heapType(from.heap()).heapType(to.heap());
    }

    private void labelList(ByteWriter out) {
        List<Integer> list = new ArrayList<>();
        do {
            list.add(labels.resolve(in));
        } while (IndexSpace.atIndex(in));
        out.u32(list.size() - 1);
        list.forEach(out::u32);
    }

    private List<CatchClause> catchClauses() {
        List<CatchClause> clauses = new ArrayList<>();
        while (in.at(TokenKind.LEFT)) {
            Optional<CatchClause.Kind> kind = catchKind();
            if (kind.isEmpty()) {
                break;
            }
            in.advance();
            in.advance();
            int tag = kind.get().hasTag() ? context.tags.resolve(in) : 0;
            clauses.add(new CatchClause(kind.get(), tag, labels.resolve(in)));
            in.close();
        }
        return clauses;
    }

    private Optional<CatchClause.Kind> catchKind() {
        for (CatchClause.Kind kind : CatchClause.Kind.values()) {
            if (in.atOpen(kind.mnemonic())) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** An index that may be left out, and then is 0. */
    private int optional(IndexSpace space) {
        return IndexSpace.atIndex(in) ? space.resolve(in) : 0;
    }

    private void pair(ByteWriter out, IndexSpace space) {
        if (!IndexSpace.atIndex(in)) {
            out.u32(0).u32(0);
        } else {
            out.u32(space.resolve(in)).u32(space.resolve(in));
        }
    }

    /** A table or memory, which may be left out, then a segment. The binary format has them the other way round. */
    private void segment(ByteWriter out, IndexSpace space, IndexSpace segments) {
        boolean both = in.kind(1) == TokenKind.NAT || in.kind(1) == TokenKind.ID;
        int target = both ? space.resolve(in) : 0;
        out.u32(segments.resolve(in)).u32(target);
    }

    private void data(ByteWriter out) {
        context.needDataCount();
        out.u32(context.data.resolve(in));
    }

    /** Whether a number that comes next is a memory and not the lane, which is always the last. */
    private boolean atMemoryBeforeLane() {
        boolean moreFollows = in.kind(1) == TokenKind.NAT || argumentFollows("offset=") || argumentFollows("align=");
        return in.at(TokenKind.ID) || (in.at(TokenKind.NAT) && moreFollows);
    }

    private boolean argumentFollows(String prefix) {
        return in.kind(1) == TokenKind.KEYWORD
                && in.tokens().text(in.index() + 1).startsWith(prefix);
    }

    private void memoryArgument(Opcode opcode, int memory, ByteWriter out) {
        long offset = argument("offset=", 0);
        Span span = in.span();
        int width = opcode.access().map(Access::width).orElse(1);
        long alignment = argument("align=", width);
        if (Long.bitCount(alignment) != 1) {
            throw in.fault(span, "alignment must be a power of two");
        }
        out.memoryArgument(Long.numberOfTrailingZeros(alignment), memory, offset);
    }

    private long argument(String prefix, long otherwise) {
        if (!in.at(TokenKind.KEYWORD) || !in.text().startsWith(prefix)) {
            return otherwise;
        }
        String word = in.text();
        if (!Keywords.isMemoryArgument(word)) {
            throw in.unexpected(prefix + " and a number");
        }
        Optional<Long> value = Integers.parse(word.substring(prefix.length()), 64);
        if (value.isEmpty()) {
            throw in.fault(in.span(), "i64 constant out of range: " + word);
        }
        in.advance();
        return value.get();
    }
}

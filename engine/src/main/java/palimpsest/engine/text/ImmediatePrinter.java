package palimpsest.engine.text;

import java.util.Map;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.BlockType;
import palimpsest.engine.syntax.CatchClause;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;

/** Writes an instruction's name and immediates. See the specification, Text Format, Instructions. */
final class ImmediatePrinter {

    private final Identifiers ids;
    private final TypePrinter types;
    private final Arity arity;
    private final Map<Integer, String> locals;
    private final LabelNames labels;
    private final StringBuilder out = new StringBuilder();

    ImmediatePrinter(Identifiers ids, TypePrinter types, Arity arity, Map<Integer, String> locals, LabelNames labels) {
        this.ids = ids;
        this.types = types;
        this.arity = arity;
        this.locals = locals;
        this.labels = labels;
    }

    /** The instruction that the reader has just read, as it stands in flat form. */
    String write(InstructionReader in) {
        out.setLength(0);
        out.append(in.opcode().mnemonic());
        immediates(in.opcode(), in);
        return out.toString();
    }

    private void immediates(Opcode opcode, InstructionReader in) {
        switch (opcode.immediates()) {
            case NONE, FENCE -> {}
            // The label of a block is written by whoever opens it, before this.
            case BLOCK_TYPE -> blockType(in.blockType());
            case CATCHES -> {
                blockType(in.blockType());
                in.catches().forEach(this::catchClause);
            }
            case LABEL -> word(labels.reference(in.index()));
            case LABELS -> {
                for (int label : in.labels()) {
                    word(labels.reference(label));
                }
                word(labels.reference(in.index()));
            }
            case FUNCTION -> reference(NameSpace.FUNCTION, in.index());
            case TYPE -> reference(NameSpace.TYPE, in.index());
            case TYPE_TABLE -> {
                unlessZero(NameSpace.TABLE, in.index2());
                out.append(" (type ")
                        .append(ids.reference(NameSpace.TYPE, in.index()))
                        .append(')');
            }
            case TYPES -> {
                String results = types.group("result", in.types());
                out.append(results.isEmpty() ? " (result)" : results);
            }
            case LOCAL -> word(locals.getOrDefault(in.index(), Integer.toUnsignedString(in.index())));
            case GLOBAL -> reference(NameSpace.GLOBAL, in.index());
            case TABLE -> unlessZero(NameSpace.TABLE, in.index());
            case TABLE_TABLE -> pairUnlessZero(NameSpace.TABLE, in.index(), in.index2());
            case TABLE_ELEMENT -> {
                unlessZero(NameSpace.TABLE, in.index2());
                reference(NameSpace.ELEMENT, in.index());
            }
            case ELEMENT -> reference(NameSpace.ELEMENT, in.index());
            case MEMORY -> unlessZero(NameSpace.MEMORY, in.index());
            case MEMORY_MEMORY -> pairUnlessZero(NameSpace.MEMORY, in.index(), in.index2());
            case MEMORY_DATA -> {
                unlessZero(NameSpace.MEMORY, in.index2());
                reference(NameSpace.DATA, in.index());
            }
            case DATA -> reference(NameSpace.DATA, in.index());
            case MEMARG -> memoryArgument(opcode, in);
            case MEMARG_LANE -> {
                memoryArgument(opcode, in);
                word(Integer.toString(in.lane()));
            }
            case LANE -> word(Integer.toString(in.lane()));
            case SHUFFLE -> {
                bytes(in.value());
                bytes(in.high());
            }
            case CONST_I32, CONST_I64 -> word(Long.toString(in.value()));
            case CONST_F32 -> word(FloatPrinter.f32((int) in.value()));
            case CONST_F64 -> word(FloatPrinter.f64(in.value()));
            case CONST_V128 -> {
                word("i32x4");
                halves(in.value());
                halves(in.high());
            }
            case HEAP_TYPE -> heapType(opcode, in.heapType());
            case CAST -> {
                word(labels.reference(in.index()));
                word(types.reference(new ReferenceType((in.castFlags() & 1) != 0, in.heapType())));
                word(types.reference(new ReferenceType((in.castFlags() & 2) != 0, in.heapType2())));
            }
            case TYPE_FIELD -> {
                reference(NameSpace.TYPE, in.index());
                word(ids.fields(in.index()).getOrDefault(in.index2(), Integer.toUnsignedString(in.index2())));
            }
            case TYPE_COUNT -> {
                reference(NameSpace.TYPE, in.index());
                word(Integer.toUnsignedString(in.index2()));
            }
            case TYPE_TYPE -> {
                reference(NameSpace.TYPE, in.index());
                reference(NameSpace.TYPE, in.index2());
            }
            case TYPE_DATA -> {
                reference(NameSpace.TYPE, in.index());
                reference(NameSpace.DATA, in.index2());
            }
            case TYPE_ELEMENT -> {
                reference(NameSpace.TYPE, in.index());
                reference(NameSpace.ELEMENT, in.index2());
            }
            case TAG -> reference(NameSpace.TAG, in.index());
        }
    }

    private void word(String word) {
        out.append(' ').append(word);
    }

    private void reference(NameSpace space, int index) {
        word(ids.reference(space, index));
    }

    private void unlessZero(NameSpace space, int index) {
        if (index != 0) {
            reference(space, index);
        }
    }

    private void pairUnlessZero(NameSpace space, int first, int second) {
        if (first != 0 || second != 0) {
            reference(space, first);
            reference(space, second);
        }
    }

    private void blockType(BlockType type) {
        if (type instanceof BlockType.Result result) {
            out.append(" (result ").append(types.storage(result.type())).append(')');
        } else if (type instanceof BlockType.Type defined) {
            out.append(" (type ")
                    .append(ids.reference(NameSpace.TYPE, defined.index()))
                    .append(')');
            out.append(arity.type(defined.index())
                    .map((FunctionType f) -> types.signature(f))
                    .orElse(""));
        }
    }

    private void catchClause(CatchClause clause) {
        out.append(" (").append(clause.kind().mnemonic());
        if (clause.kind().hasTag()) {
            reference(NameSpace.TAG, clause.tag());
        }
        word(labels.reference(clause.label()));
        out.append(')');
    }

    private void memoryArgument(Opcode opcode, InstructionReader in) {
        unlessZero(NameSpace.MEMORY, in.index());
        if (in.value() != 0) {
            word("offset=" + Long.toUnsignedString(in.value()));
        }
        int width = opcode.access().map(Access::width).orElse(1);
        if (1L << in.alignment() != width) {
            word("align=" + Long.toUnsignedString(1L << in.alignment()));
        }
    }

    private void heapType(Opcode opcode, HeapType type) {
        switch (opcode) {
            case REF_TEST, REF_CAST -> word(types.reference(new ReferenceType(false, type)));
            case REF_TEST_NULL, REF_CAST_NULL -> word(types.reference(new ReferenceType(true, type)));
            default -> word(types.heap(type));
        }
    }

    private void bytes(long eight) {
        for (int shift = 0; shift < 64; shift += 8) {
            word(Long.toString(eight >>> shift & 0xff));
        }
    }

    private void halves(long eight) {
        word(String.format("0x%08x", (int) eight));
        word(String.format("0x%08x", (int) (eight >>> 32)));
    }
}

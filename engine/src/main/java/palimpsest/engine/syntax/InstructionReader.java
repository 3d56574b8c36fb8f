package palimpsest.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks the instructions of a {@link Code}. Each {@link #next()} reads one instruction with its immediates into fields,
 * so that validating or lowering a function makes next to no objects. Which fields hold something follows from
 * {@link Opcode#immediates()}; the others keep what earlier instructions left in them.
 *
 * <p>Indices are unsigned. See the specification, Binary Format, Instructions.
 */
public final class InstructionReader {

    private final ByteReader in;
    private int offset;
    private Opcode opcode = Opcode.NOP;
    private int index;
    private int index2;
    private int alignment;
    private int lane;
    private long value;
    private long high;
    private BlockType blockType = BlockType.EMPTY;
    private HeapType heapType = AbstractHeapType.NONE;
    private HeapType heapType2 = AbstractHeapType.NONE;
    private int castFlags;
    private int[] labels = {};
    private List<ValueType> types = List.of();
    private List<CatchClause> catches = List.of();

    public InstructionReader(Code code) {
        this(new ByteReader(code.bytes(), code.start(), code.end()));
    }

    /** Reads instructions from the reader's position on, and leaves the position after the last one read. */
    public InstructionReader(ByteReader in) {
        this.in = in;
    }

    public boolean hasNext() {
        return !in.atEnd();
    }

    /**
     * Reads the next instruction.
     *
     * @throws MalformedException if the bytes are no instruction; cannot happen in a decoded or parsed module
     */
    public Opcode next() {
        offset = in.position();
        int first = in.u8();
        boolean prefixed = first >= 0xfb && first <= 0xfe;
        int second = prefixed ? in.u32() : 0;
        Optional<Opcode> found = prefixed ? Opcode.of(first, second) : Opcode.of(first);
        if (found.isEmpty()) {
            String code = prefixed ? String.format("%02x %02x", first, second) : String.format("%02x", first);
            throw new MalformedException(offset, "illegal opcode " + code);
        }
        opcode = found.get();
        readImmediates();
        return opcode;
    }

    private void readImmediates() {
        switch (opcode.immediates()) {
            case NONE -> {}
            case BLOCK_TYPE -> blockType = in.blockType();
            case CATCHES -> {
                blockType = in.blockType();
                catches = catchClauses();
            }
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, ELEMENT, MEMORY, DATA, TAG -> index = in.u32();
            case TYPE_TABLE,
                    TABLE_TABLE,
                    TABLE_ELEMENT,
                    MEMORY_MEMORY,
                    MEMORY_DATA,
                    TYPE_FIELD,
                    TYPE_COUNT,
                    TYPE_TYPE,
                    TYPE_DATA,
                    TYPE_ELEMENT -> {
                index = in.u32();
                index2 = in.u32();
            }
            case LABELS -> {
                labels = labelList();
                index = in.u32();
            }
            case TYPES -> types = typeList();
            case MEMARG -> memoryArgument();
            case MEMARG_LANE -> {
                memoryArgument();
                lane = in.u8();
            }
            case LANE -> lane = in.u8();
            case SHUFFLE, CONST_V128 -> {
                value = in.i64Bits();
                high = in.i64Bits();
            }
            case CONST_I32 -> value = in.s32();
            case CONST_I64 -> value = in.s64();
            case CONST_F32 -> value = in.i32Bits();
            case CONST_F64 -> value = in.i64Bits();
            case HEAP_TYPE -> heapType = in.heapType();
            case CAST -> {
                castFlags = in.u8();
                if (castFlags > 3) {
                    throw new MalformedException(offset, "malformed br_on_cast flags");
                }
                index = in.u32();
                heapType = in.heapType();
                heapType2 = in.heapType();
            }
            case FENCE -> {
                if (in.u8() != 0) {
                    throw new MalformedException(offset, "zero byte expected");
                }
            }
        }
    }

    private void memoryArgument() {
        int start = in.position();
        int flags = in.u32();
        // Bit 6 says that a memory index follows; without it the memory is 0.
        if (flags < 0 || flags >= 0x80) {
            throw new MalformedException(start, "malformed memop flags");
        }
        alignment = flags & 0x3f;
        index = (flags & 0x40) != 0 ? in.u32() : 0;
        value = in.u64();
    }

    private int[] labelList() {
        int[] list = new int[vectorLength(1)];
        for (int i = 0; i < list.length; i++) {
            list[i] = in.u32();
        }
        return list;
    }

    private List<ValueType> typeList() {
        int count = vectorLength(1);
        List<ValueType> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(in.valueType());
        }
        return list;
    }

    private List<CatchClause> catchClauses() {
        int count = vectorLength(2);
        List<CatchClause> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int start = in.position();
            CatchClause.Kind kind = CatchClause.Kind.of(in.u8())
                    .orElseThrow(() -> new MalformedException(start, "malformed catch clause"));
            int tag = kind.hasTag() ? in.u32() : 0;
            list.add(new CatchClause(kind, tag, in.u32()));
        }
        return list;
    }

    /** A vector's length, refused when the bytes that are left cannot hold so many elements. */
    private int vectorLength(int leastBytes) {
        int start = in.position();
        int count = in.u32();
        if (count < 0 || (long) count * leastBytes > in.remaining()) {
            throw new MalformedException(start, ByteReader.UNEXPECTED_END);
        }
        return count;
    }

    public Opcode opcode() {
        return opcode;
    }

    /** Where the instruction starts, as an offset into the array of the code. */
    public int offset() {
        return offset;
    }

    /** Where it ends and the next one starts. */
    public int end() {
        return in.position();
    }

    /**
     * The first index: function, type, local, global, table, memory, segment, tag or label; the default label of
     * {@code br_table}; the memory of a memory argument.
     */
    public int index() {
        return index;
    }

    /** The second index, in the order of the binary format. */
    public int index2() {
        return index2;
    }

    /** The alignment of a memory argument, as an exponent of 2. */
    public int alignment() {
        return alignment;
    }

    /** The lane of a vector instruction, 0 to 255. */
    public int lane() {
        return lane;
    }

    /** A constant's bits (i32 sign-extended, f32 in the low half, the low half of a v128), or a memory argument's offset. */
    public long value() {
        return value;
    }

    /** The high half of a v128 constant or of the lanes of a shuffle. */
    public long high() {
        return high;
    }

    public BlockType blockType() {
        return blockType;
    }

    /** The heap type; for a cast branch the one it casts from. */
    public HeapType heapType() {
        return heapType;
    }

    /** For a cast branch, the heap type it casts to. */
    public HeapType heapType2() {
        return heapType2;
    }

    /** For a cast branch: bit 0, whether the type from can be null; bit 1, whether the type to can. */
    public int castFlags() {
        return castFlags;
    }

    /** The labels of {@code br_table} without the default. */
    public int[] labels() {
        return labels;
    }

    /** The types of a typed {@code select}. */
    public List<ValueType> types() {
        return types;
    }

    public List<CatchClause> catches() {
        return catches;
    }
}

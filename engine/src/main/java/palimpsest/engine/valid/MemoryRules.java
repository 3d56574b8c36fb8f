package palimpsest.engine.valid;

import java.util.function.Supplier;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Opcode;

/** The rules for immediates of simple instructions: memories, alignment, lanes, segments. See the specification, Validation, Memory Instructions. */
final class MemoryRules {

    private final Context context;
    private final InstructionReader in;
    private final CodeStack stack;
    private final Supplier<Span> here;

    MemoryRules(Context context, InstructionReader in, CodeStack stack) {
        this.context = context;
        this.in = in;
        this.stack = stack;
        this.here = stack::span;
    }

    /** Checks the immediates of a simple instruction, and tells the address type of its memory if it has one. */
    AddressType checkImmediates(Opcode opcode) {
        return switch (opcode.immediates()) {
            case MEMORY -> memory(in.index()).addressType();
            case MEMORY_DATA -> {
                MemoryType memory = memory(in.index2());
                context.data(in.index(), here);
                yield memory.addressType();
            }
            case MEMARG -> memoryArgument(opcode);
            case MEMARG_LANE -> {
                AddressType address = memoryArgument(opcode);
                checkLane(Rules.VECTOR_BYTES / width(opcode));
                yield address;
            }
            case LANE -> {
                checkLane(Rules.lanes(opcode));
                yield AddressType.I32;
            }
            case SHUFFLE -> {
                if (!Rules.validShuffle(in.value(), in.high())) {
                    throw stack.invalid("invalid lane index: a lane of a shuffle is below 32");
                }
                yield AddressType.I32;
            }
            case DATA -> {
                context.data(in.index(), here);
                yield AddressType.I32;
            }
            case ELEMENT -> {
                context.element(in.index(), here);
                yield AddressType.I32;
            }
            default -> AddressType.I32;
        };
    }

    private AddressType memoryArgument(Opcode opcode) {
        MemoryType memory = memory(in.index());
        int natural = Integer.numberOfTrailingZeros(width(opcode));
        if (in.alignment() > natural) {
            throw stack.invalid("alignment must not be larger than natural: " + opcode + " touches " + width(opcode)
                    + (natural == 0 ? " byte" : " bytes"));
        }
        if (in.alignment() < natural && Rules.isAtomic(opcode)) {
            throw stack.invalid("atomic alignment must be natural: " + opcode + " touches " + width(opcode) + " bytes");
        }
        if (memory.addressType() == AddressType.I32 && in.value() >>> 32 != 0) {
            throw stack.invalid("offset out of range: " + Long.toUnsignedString(in.value())
                    + " does not fit the 32 bits of the memory's addresses");
        }
        return memory.addressType();
    }

    private static int width(Opcode opcode) {
        return opcode.access().map(Access::width).orElse(1);
    }

    private void checkLane(int lanes) {
        if (in.lane() >= lanes) {
            throw stack.invalid("invalid lane index " + in.lane() + ": there are " + lanes + " lanes");
        }
    }

    private MemoryType memory(int index) {
        return context.memory(index, here);
    }
}

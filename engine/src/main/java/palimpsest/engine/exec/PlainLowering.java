package palimpsest.engine.exec;

import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.syntax.Access;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;
import palimpsest.engine.valid.FunctionWalk;

/** Chooses the operation of each instruction that does not change the flow of control. */
final class PlainLowering {

    private final Lowering lowering;
    private final ModuleInstance instance;

    PlainLowering(Lowering lowering, ModuleInstance instance) {
        this.lowering = lowering;
        this.instance = instance;
    }

    Op operation(Opcode opcode, InstructionReader in, FunctionWalk walk) {
        return switch (opcode) {
            case GLOBAL_GET -> globalGet(instance.globals().get(in.index()), lowering.slot(walk, 0));
            case GLOBAL_SET -> globalSet(instance.globals().get(in.index()), lowering.slot(walk, 1));
            case REF_NULL -> new VariableOps.ConstReference(lowering.slot(walk, 0), NullReference.NULL);
            case REF_FUNC ->
                new VariableOps.ConstReference(
                        lowering.slot(walk, 0), instance.functions().get(in.index()));
            case REF_IS_NULL -> new ReferenceOps.IsNull(lowering.slot(walk, 1));
            case REF_AS_NON_NULL -> new ReferenceOps.AsNonNull(lowering.slot(walk, 1));
            case REF_EQ -> new ReferenceOps.Equal(lowering.slot(walk, 2));
            case TABLE_GET -> new TableOps.Get(lowering.slot(walk, 1), table(in.index()));
            case TABLE_SET -> new TableOps.Set(lowering.slot(walk, 2), table(in.index()));
            case TABLE_SIZE -> new TableOps.Size(lowering.slot(walk, 0), table(in.index()));
            case TABLE_GROW -> new TableOps.Grow(lowering.slot(walk, 2), table(in.index()));
            case TABLE_FILL -> new TableOps.Fill(lowering.slot(walk, 3), table(in.index()));
            case TABLE_COPY -> new TableOps.Copy(lowering.slot(walk, 3), table(in.index()), table(in.index2()));
            case TABLE_INIT -> new TableOps.Init(lowering.slot(walk, 3), table(in.index2()), instance, in.index());
            case ELEM_DROP -> new TableOps.ElementDrop(instance, in.index());
            case MEMORY_SIZE -> new BulkOps.Size(lowering.slot(walk, 0), memory(in.index()));
            case MEMORY_GROW ->
                new BulkOps.Grow(
                        lowering.slot(walk, 1), instance.memories().get(in.index()), lowering.site(Actor.GROWTH, in));
            case MEMORY_FILL ->
                new BulkOps.Fill(lowering.slot(walk, 3), memory(in.index()), lowering.site(Actor.MODULE, in));
            case MEMORY_COPY ->
                new BulkOps.Copy(
                        lowering.slot(walk, 3),
                        memory(in.index()),
                        memory(in.index2()),
                        lowering.site(Actor.MODULE, in));
            case MEMORY_INIT ->
                new BulkOps.Init(
                        lowering.slot(walk, 3),
                        memory(in.index2()),
                        instance,
                        in.index(),
                        lowering.site(Actor.MODULE, in));
            case DATA_DROP -> new BulkOps.DataDrop(instance, in.index());
            default -> byTable(opcode, in, walk);
        };
    }

    private Op byTable(Opcode opcode, InstructionReader in, FunctionWalk walk) {
        if (opcode.access().isPresent()) {
            return access(opcode, opcode.access().get(), in, walk);
        }
        if (opcode.prefix() == 0xfb) {
            return new AggregateLowering(lowering, instance).operation(opcode, in, walk);
        }
        int slot = lowering.slot(walk, opcode.pops().size());
        return switch (opcode.prefix()) {
            case 0, 0xfc -> number(opcode, slot, slot + 1, slot);
            case 0xfd -> VectorOps.of(opcode, in, slot);
            case 0xfe -> new VariableOps.Nop();
            default -> throw new AssertionError(opcode);
        };
    }

    /** The operation of a numeric instruction with one operand, {@code left}, or two. */
    static Op number(Opcode opcode, int left, int right, int to) {
        boolean converts =
                opcode.compareTo(Opcode.I32_WRAP_I64) >= 0 && opcode.compareTo(Opcode.F64_REINTERPRET_I64) <= 0;
        if (converts || opcode.prefix() == 0xfc) {
            return ConversionOps.of(opcode, left, to);
        }
        return switch (opcode.pops().get(0)) {
            case I32 -> I32Ops.of(opcode, left, right, to);
            case I64 -> I64Ops.of(opcode, left, right, to);
            case F32 -> F32Ops.of(opcode, left, right, to);
            case F64 -> F64Ops.of(opcode, left, right, to);
            default -> throw new AssertionError(opcode);
        };
    }

    private Op access(Opcode opcode, Access access, InstructionReader in, FunctionWalk walk) {
        MemoryInstance target = instance.memories().get(in.index());
        LinearMemory memory = target.memory();
        int slot = lowering.slot(walk, opcode.pops().size());
        int site = access.writes() ? lowering.site(Actor.MODULE, in) : 0;
        long offset = in.value();
        Op op;
        if (opcode.prefix() == 0xfe) {
            op = AtomicOps.of(opcode, slot, target, offset, site);
        } else if (opcode.prefix() == 0xfd) {
            op = VectorMemoryOps.of(opcode, in.lane(), slot, memory, offset, site);
        } else {
            op = access.writes()
                    ? MemoryOps.store(opcode, slot, slot + 1, memory, offset, site)
                    : MemoryOps.load(opcode, slot, slot, memory, offset);
        }
        boolean wide = target.declared().addressType() == AddressType.I64;
        return wide ? new MemoryOps.Wide(slot, op, memory, offset, access.width()) : op;
    }

    private static Op globalGet(GlobalInstance global, int slot) {
        ValueType type = global.type().type();
        if (type instanceof ReferenceType) {
            return new VariableOps.GlobalGetReference(slot, global);
        }
        return type == VectorType.V128
                ? new VariableOps.GlobalGetVector(slot, global)
                : new VariableOps.GlobalGet(slot, global);
    }

    private static Op globalSet(GlobalInstance global, int slot) {
        ValueType type = global.type().type();
        if (type instanceof ReferenceType) {
            return new VariableOps.GlobalSetReference(slot, global);
        }
        return type == VectorType.V128
                ? new VariableOps.GlobalSetVector(slot, global)
                : new VariableOps.GlobalSet(slot, global);
    }

    private TableInstance table(int index) {
        return instance.tables().get(index);
    }

    private LinearMemory memory(int index) {
        return instance.memories().get(index).memory();
    }
}

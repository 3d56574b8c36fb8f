package palimpsest.engine.exec;

import java.util.Optional;
import palimpsest.engine.exec.MemoryOps.LoadOp;
import palimpsest.engine.exec.MemoryOps.StoreOp;

/**
 * Which two fast operations, one right after the other, make one. The second takes what the first leaves on the stack, so
 * that nobody else will ask for it; only a counted branch leaves it in its local as well.
 */
final class Pairs {

    private final int locals;

    /** @param locals how many slots lie below the operand stack */
    Pairs(int locals) {
        this.locals = locals;
    }

    /** One for both, if there is such a one. */
    Optional<Op> of(Op first, Op second) {
        Optional<? extends Op> both = Optional.empty();
        if (second instanceof VariableOps.Copy copy) {
            both = copy(first, copy);
        } else if (second instanceof VariableOps.Const constant) {
            both = constant(first, constant);
        } else if (second instanceof ControlOps.PlainTable table) {
            both = first instanceof ConstantOps.Add32 sum && sum.to == table.slot && isOnStack(sum.to)
                    ? Optional.of(new ControlOps.PlainTable(sum, table))
                    : Optional.empty();
        } else if (second instanceof ControlOps.BranchOp branch) {
            both = branch(first, branch);
        } else if (second instanceof StoreOp store) {
            both = store(first, store);
        } else if (second instanceof LoadOp load) {
            both = load(first, load);
        } else if (second instanceof ConstantOps.ConstantOp constant) {
            both = first instanceof ConstantOps.ConstantOp before && before.to == constant.from && isOnStack(before.to)
                    ? constants(before, constant)
                    : Optional.empty();
        } else if (second instanceof Binary binary) {
            both = binary(first, binary);
        }
        return both.map(op -> op);
    }

    private static Optional<Op> copy(Op first, VariableOps.Copy second) {
        if (first instanceof VariableOps.Copy before) {
            return Optional.of(new PairOps.Copies(before.from, before.to, second.from, second.to));
        }
        return first instanceof VariableOps.Const constant && constant.slot != second.from && constant.slot != second.to
                ? Optional.of(new PairOps.CopyAndConstant(second, constant))
                : Optional.empty();
    }

    private static Optional<Op> constant(Op first, VariableOps.Const second) {
        if (first instanceof VariableOps.Copy copy) {
            return Optional.of(new PairOps.CopyAndConstant(copy, second));
        }
        return first instanceof VariableOps.Const before
                ? Optional.of(new PairOps.Constants(before, second))
                : Optional.empty();
    }

    private Optional<? extends Op> branch(Op first, ControlOps.BranchOp second) {
        if (first instanceof ConstantOps.Add32 add && second.slot == add.to) {
            return CountingBranches.of(add, second);
        }
        return first instanceof LoadOp load && second.slot == load.to && isOnStack(load.to)
                ? LoadBranches.of(load, second)
                : Optional.empty();
    }

    private boolean isOnStack(int slot) {
        return slot >= locals;
    }

    private static Optional<Op> constants(ConstantOps.ConstantOp first, ConstantOps.ConstantOp second) {
        long a = first.constant;
        long b = second.constant;
        if (first instanceof ConstantOps.And && second instanceof ConstantOps.ShiftLeft32) {
            return Optional.of(new PairOps.AndShiftedLeft(first.from, a, (int) b & 31, second.to));
        }
        if (first instanceof ConstantOps.ShiftRight32 && second instanceof ConstantOps.And) {
            return Optional.of(new PairOps.ShiftedRightAnd(first.from, (int) a & 31, b, second.to));
        }
        if (first instanceof ConstantOps.Add32 && second instanceof ConstantOps.And) {
            return Optional.of(new PairOps.AddAnd(first.from, a, b, second.to));
        }
        if (first instanceof ConstantOps.ShiftLeft32 && second instanceof ConstantOps.Add32) {
            return Optional.of(new PairOps.ShiftedLeftAdd(first.from, (int) a & 31, b, second.to));
        }
        return Optional.empty();
    }

    private Optional<Op> load(Op first, LoadOp second) {
        if (first instanceof I32Ops.I32Add sum && sum.to == second.slot && isOnStack(sum.to)) {
            int at = sum.left;
            if (second instanceof MemoryOps.Load32) {
                return Optional.of(new MemoryPairOps.Load32Sum(at, sum.right, second.to, second.memory, second.offset));
            }
            if (second instanceof MemoryOps.Load64) {
                return Optional.of(new MemoryPairOps.Load64Sum(at, sum.right, second.to, second.memory, second.offset));
            }
            if (second instanceof MemoryOps.Load8Unsigned) {
                return Optional.of(new MemoryPairOps.Load8Sum(at, sum.right, second.to, second.memory, second.offset));
            }
        }
        if (first instanceof VariableOps.Const address && address.slot == second.slot && isOnStack(address.slot)) {
            long at = address.value + second.offset;
            if (second instanceof MemoryOps.Load32) {
                return Optional.of(new MemoryPairOps.Load32At(second, at));
            }
            if (second instanceof MemoryOps.Load64) {
                return Optional.of(new MemoryPairOps.Load64At(second, at));
            }
            if (second instanceof MemoryOps.Load8Unsigned) {
                return Optional.of(new MemoryPairOps.Load8At(second, at));
            }
        }
        if (first instanceof PairOps.AddShifted sum && sum.to == second.slot && isOnStack(sum.to)) {
            int at = sum.left;
            if (second instanceof MemoryOps.Load32) {
                return Optional.of(new MemoryPairOps.Load32Scaled(
                        at, sum.right, sum.shift, second.to, second.memory, second.offset));
            }
            if (second instanceof MemoryOps.Load64) {
                return Optional.of(new MemoryPairOps.Load64Scaled(
                        at, sum.right, sum.shift, second.to, second.memory, second.offset));
            }
            if (second instanceof MemoryOps.Load8Unsigned) {
                return Optional.of(new MemoryPairOps.Load8Scaled(
                        at, sum.right, sum.shift, second.to, second.memory, second.offset));
            }
        }
        return Optional.empty();
    }

    private Optional<Op> store(Op first, StoreOp second) {
        if (first instanceof I32Ops.I32Add sum
                && second instanceof MemoryOps.Store32
                && sum.to == second.value
                && isOnStack(sum.to)) {
            return Optional.of(new MemoryPairOps.Store32Sum(
                    second.slot, sum.left, sum.right, second.memory, second.offset, second.site));
        }
        if (!(first instanceof VariableOps.Const stored) || stored.slot != second.value || !isOnStack(stored.slot)) {
            return Optional.empty();
        }
        if (second instanceof MemoryOps.Store8) {
            return Optional.of(new MemoryPairOps.Store8Constant(
                    second.slot, stored.value, second.memory, second.offset, second.site));
        }
        if (second instanceof MemoryOps.Store32) {
            return Optional.of(new MemoryPairOps.Store32Constant(
                    second.slot, stored.value, second.memory, second.offset, second.site));
        }
        if (second instanceof MemoryOps.Store64) {
            return Optional.of(new MemoryPairOps.Store64Constant(
                    second.slot, stored.value, second.memory, second.offset, second.site));
        }
        return Optional.empty();
    }

    /** All of these give the same with their operands swapped, so it does not matter which one the first makes. */
    private Optional<Op> binary(Op first, Binary second) {
        int made = result(first);
        if (!isOnStack(made) || (second.left == made) == (second.right == made)) {
            return Optional.empty();
        }
        int other = second.left == made ? second.right : second.left;
        if (second instanceof I32Ops.I32Add) {
            return add(first, other, second.to);
        }
        if (second instanceof I32Ops.I32Xor) {
            return xor(first, other, second.to);
        }
        if (second instanceof I32Ops.I32And) {
            return and(first, other, second.to);
        }
        if (second instanceof I32Ops.I32Or) {
            return or(first, other, second.to);
        }
        if (second instanceof F64Ops.F64Mul && first instanceof MemoryOps.Load64 load) {
            return Optional.of(new MemoryPairOps.Multiply(other, load.slot, second.to, load.memory, load.offset));
        }
        if (second instanceof F64Ops.F64Add && first instanceof MemoryOps.Load64 load) {
            return Optional.of(new MemoryPairOps.AddDouble(other, load.slot, second.to, load.memory, load.offset));
        }
        if (second instanceof F64Ops.F64Add && first instanceof F64Ops.F64Mul product) {
            return Optional.of(new PairOps.MultiplyAdd(product.left, product.right, other, second.to));
        }
        return Optional.empty();
    }

    private static int result(Op op) {
        if (op instanceof Binary binary) {
            return binary.to;
        }
        if (op instanceof Unary unary) {
            return unary.to;
        }
        return op instanceof LoadOp load ? load.to : -1;
    }

    private static Optional<Op> add(Op first, int other, int to) {
        if (first instanceof ConstantOps.ShiftLeft32 shift) {
            return Optional.of(new PairOps.AddShifted(other, shift.from, (int) shift.constant & 31, to));
        }
        if (first instanceof I32Ops.I32Add sum) {
            return Optional.of(new PairOps.Add3(sum.left, sum.right, other, to));
        }
        if (first instanceof MemoryOps.Load32 load) {
            return Optional.of(new MemoryPairOps.Add32(other, load.slot, to, load.memory, load.offset));
        }
        return first instanceof MemoryOps.Load8Unsigned load
                ? Optional.of(new MemoryPairOps.Add8(other, load.slot, to, load.memory, load.offset))
                : Optional.empty();
    }

    private static Optional<Op> xor(Op first, int other, int to) {
        if (first instanceof ConstantOps.Rotate32 rotate) {
            return Optional.of(new PairOps.XorRotated(other, rotate.from, (int) rotate.constant & 31, to));
        }
        if (first instanceof ConstantOps.ShiftLeft32 shift) {
            return Optional.of(new PairOps.XorShiftedLeft(other, shift.from, (int) shift.constant & 31, to));
        }
        if (first instanceof ConstantOps.ShiftRight32 shift) {
            return Optional.of(new PairOps.XorShiftedRight(other, shift.from, (int) shift.constant & 31, to));
        }
        if (first instanceof I32Ops.I32Xor xor) {
            return Optional.of(new PairOps.Xor3(xor.left, xor.right, other, to));
        }
        if (first instanceof I32Ops.I32And and) {
            return Optional.of(new PairOps.XorAnd(and.left, and.right, other, to));
        }
        if (first instanceof MemoryOps.Load32 load) {
            return Optional.of(new MemoryPairOps.Xor32(other, load.slot, to, load.memory, load.offset));
        }
        return first instanceof MemoryOps.Load8Unsigned load
                ? Optional.of(new MemoryPairOps.Xor8(other, load.slot, to, load.memory, load.offset))
                : Optional.empty();
    }

    private static Optional<Op> and(Op first, int other, int to) {
        if (first instanceof I32Ops.I32Xor xor) {
            return Optional.of(new PairOps.AndXor(xor.left, xor.right, other, to));
        }
        return first instanceof MemoryOps.Load32 load
                ? Optional.of(new MemoryPairOps.And32(other, load.slot, to, load.memory, load.offset))
                : Optional.empty();
    }

    private static Optional<Op> or(Op first, int other, int to) {
        if (first instanceof ConstantOps.ShiftLeft32 shift) {
            return Optional.of(new PairOps.OrShiftedLeft(other, shift.from, (int) shift.constant & 31, to));
        }
        return first instanceof ConstantOps.ShiftRight32 shift
                ? Optional.of(new PairOps.OrShiftedRight(other, shift.from, (int) shift.constant & 31, to))
                : Optional.empty();
    }
}

package palimpsest.engine.syntax;

import java.util.List;
import java.util.Optional;

/**
 * The columns that many rows of the opcode table share.
 *
 * @param immediates what follows the code
 * @param pops operand types, the deepest first
 * @param pushes result types, the deepest first
 * @param access how a memory is touched
 * @param special whether the validator needs a rule of its own, because types depend on the module or the stack
 */
record Shape(
        Immediates immediates, List<Operand> pops, List<Operand> pushes, Optional<Access> access, boolean special) {

    static List<Operand> takes(Operand... operands) {
        return List.of(operands);
    }

    static List<Operand> gives(Operand... operands) {
        return List.of(operands);
    }

    static Shape ownRule(Immediates immediates) {
        return new Shape(immediates, List.of(), List.of(), Optional.empty(), true);
    }

    static Shape fixed(Immediates immediates, List<Operand> pops, List<Operand> pushes) {
        return new Shape(immediates, pops, pushes, Optional.empty(), false);
    }

    static Shape fixed(List<Operand> pops, List<Operand> pushes) {
        return fixed(Immediates.NONE, pops, pushes);
    }

    static Shape unary(Operand type) {
        return fixed(takes(type), gives(type));
    }

    static Shape binary(Operand type) {
        return fixed(takes(type, type), gives(type));
    }

    static Shape ternary(Operand type) {
        return fixed(takes(type, type, type), gives(type));
    }

    static Shape compare(Operand type) {
        return fixed(takes(type, type), gives(Operand.I32));
    }

    static Shape convert(Operand to, Operand from) {
        return fixed(takes(from), gives(to));
    }

    static Shape load(Operand type, int width) {
        return memory(Immediates.MEMARG, takes(Operand.ADDRESS), gives(type), Access.Kind.READ, width);
    }

    static Shape store(Operand type, int width) {
        return memory(Immediates.MEMARG, takes(Operand.ADDRESS, type), gives(), Access.Kind.WRITE, width);
    }

    static Shape loadLane(int width) {
        return memory(
                Immediates.MEMARG_LANE,
                takes(Operand.ADDRESS, Operand.V128),
                gives(Operand.V128),
                Access.Kind.READ,
                width);
    }

    static Shape storeLane(int width) {
        return memory(Immediates.MEMARG_LANE, takes(Operand.ADDRESS, Operand.V128), gives(), Access.Kind.WRITE, width);
    }

    static Shape atomic(int width, List<Operand> pops, List<Operand> pushes, Access.Kind kind) {
        return memory(Immediates.MEMARG, pops, pushes, kind, width);
    }

    /** A bulk instruction that writes as many bytes as its last operand says. */
    static Shape write(Immediates immediates, List<Operand> pops) {
        return memory(immediates, pops, gives(), Access.Kind.WRITE, 0);
    }

    /** {@code memory.copy}: its operand types depend on two memories. */
    static Shape copy(Immediates immediates) {
        return new Shape(immediates, List.of(), List.of(), Optional.of(new Access(Access.Kind.READ_WRITE, 0)), true);
    }

    private static Shape memory(
            Immediates immediates, List<Operand> pops, List<Operand> pushes, Access.Kind kind, int width) {
        return new Shape(immediates, pops, pushes, Optional.of(new Access(kind, width)), false);
    }
}

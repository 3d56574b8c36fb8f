package palimpsest.engine.exec;

/** An operation that is told where its first operand is; its result, if it has one, takes that place. */
abstract class SlotOp extends Op {

    final int slot;

    SlotOp(int slot) {
        this.slot = slot;
    }
}

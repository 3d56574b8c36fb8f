package palimpsest.engine.exec;

import java.util.function.UnaryOperator;

/**
 * One operation of a lowered function, linked to the one that follows it. It keeps nothing that changes while it runs.
 *
 * <p>A function is lowered twice: to <em>exact</em> operations, one for each instruction, and to <em>fast</em> ones, which may
 * stand for several. Between two fast operations the frame is what exact ones would have made of it, but for what is
 * {@linkplain Fusion put off}.
 *
 * <p>An operand is named by its slot counted from the frame: locals first, then the operand stack, whose heights
 * validation has made constants. A 32-bit number lies zero-extended in its slot.
 */
@SuppressWarnings(
        "NullAway.Init") // operations may follow each other in circles, so they are linked after they are made
abstract class Op implements Cloneable {

    /** How many steps of the function stand before it: the time is {@link State#base} plus this. */
    int position;

    /** The function it is part of. */
    Body body;

    /** What follows when it does not branch. */
    Op next;

    /** The exact operation that begins where this one does: itself, if it is exact. */
    Op exact = this;

    /** The fast operation to go on with in its place: itself where there is none, or where it is fast. */
    Op fast = this;

    /** What a fast operation that is no copy of an exact one stands for. */
    Fusion fusion = Fusion.NONE;

    /**
     * Executes.
     *
     * @param slots the numbers of all frames
     * @param frame the first slot of the current frame
     * @return the operation to go on with, or {@link State#stop}
     */
    abstract Op run(State s, long[] slots, int frame);

    /** Whether executing it takes a step. */
    boolean isStep() {
        return true;
    }

    final boolean isExact() {
        return exact == this;
    }

    /** Whether a frame that exact operations have made is right for it; always so for an exact one. */
    final boolean enterable() {
        return fusion.putOff().isEmpty();
    }

    void link(Op following) {
        next = following;
    }

    /** Replaces the operations it leads to, once all are linked. */
    void relink(UnaryOperator<Op> instead) {
        if (next != null) {
            next = instead.apply(next);
        }
    }

    /** Whether there may be copies of it for other instances: not of rare ones that refer to what only theirs has. */
    boolean isMovable() {
        return true;
    }

    /** Makes it, a copy of an operation of a {@link Pattern}, refer to what an instance has. */
    void settle(Home home) {}

    /** A fast operation that does the same. */
    Op copy() {
        try {
            Op copy = (Op) clone();
            copy.fast = copy;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}

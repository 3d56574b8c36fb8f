package palimpsest.engine.exec;

import java.util.function.UnaryOperator;

/**
 * One operation of a lowered function, linked to the one that follows it. It keeps nothing that changes while it runs.
 *
 * <p>An operand is named by its slot counted from the frame: locals first, then the operand stack, whose heights
 * validation has made constants. A 32-bit number lies zero-extended in its slot.
 */
@SuppressWarnings(
        "NullAway.Init") // operations may follow each other in circles, so they are linked after they are made
abstract class Op {

    /** How many steps of the function stand before it: the time is {@link State#base} plus this. */
    int position;

    /** The function it is part of. */
    Body body;

    /** What follows when it does not branch. */
    Op next;

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

    void link(Op following) {
        next = following;
    }

    /** Replaces the operations it leads to, once all are linked. */
    void relink(UnaryOperator<Op> instead) {
        if (next != null) {
            next = instead.apply(next);
        }
    }
}

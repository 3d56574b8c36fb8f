package palimpsest.engine.exec;

import java.util.List;

/**
 * What a fused operation stands for. Until it has done everything that may trap it changes nothing; so if it traps, what was
 * put off is done, and then its instructions once more, one by one.
 *
 * @param steps how many steps it takes at most
 * @param putOff what exact operations before it would have put on the stack, and fast ones have not yet
 */
record Fusion(int steps, List<Deferred> putOff) {

    static final Fusion NONE = new Fusion(0, List.of());

    /** Makes the frame what exact operations would have made of it. */
    void catchUp(State s) {
        for (Deferred each : putOff) {
            s.slots[s.frame + each.slot()] = each.operand().in(s.slots, s.frame);
        }
    }

    /** A number that belongs in a slot of the stack, and is not there yet. */
    record Deferred(int slot, Operand operand) {}

    /** Where a number comes from: a constant, or the content of a slot. */
    record Operand(boolean constant, long value) {
        static Operand slot(int slot) {
            return new Operand(false, slot);
        }

        long in(long[] slots, int frame) {
            return constant ? value : slots[frame + (int) value];
        }

        boolean isSlot(int slot) {
            return !constant && value == slot;
        }

        /** The slot, of one that is no constant. */
        int slot() {
            return (int) value;
        }
    }
}

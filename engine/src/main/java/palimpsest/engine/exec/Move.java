package palimpsest.engine.exec;

/**
 * Values carried from one place of a frame to another, downwards.
 *
 * @param from the first slot they come from
 * @param to the first slot they go to
 * @param count how many
 */
record Move(int from, int to, int count, boolean vectors, boolean references) {

    void apply(State s, long[] slots, int frame) {
        System.arraycopy(slots, frame + from, slots, frame + to, count);
        if (vectors) {
            System.arraycopy(s.highs, frame + from, s.highs, frame + to, count);
        }
        if (references) {
            System.arraycopy(s.references, frame + from, s.references, frame + to, count);
        }
    }
}

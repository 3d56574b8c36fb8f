package palimpsest.app.examples;

import java.util.Optional;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.session.MemoryRange;

/**
 * Bytes that somebody is to foretell.
 *
 * @param range where they stand
 * @param type as what a number is asked for; without one, byte by byte
 * @param until when they are compared
 * @param exercise the exercise of a card, if it is one
 * @param marking how it came out, once it has
 */
record Prediction(
        MemoryRange range,
        Optional<ValueType> type,
        Checkpoint.Until until,
        Optional<Checkpoint.Exercise> exercise,
        Optional<Marking> marking) {

    int length() {
        return (int) range.length();
    }

    Prediction with(Marking marked) {
        return new Prediction(range, type, until, exercise, Optional.of(marked));
    }
}

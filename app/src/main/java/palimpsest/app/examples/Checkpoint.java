package palimpsest.app.examples;

import java.util.Optional;
import java.util.function.Predicate;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.session.MemoryRange;

/** Something a student does that the window recognises. */
sealed interface Checkpoint {

    /** How the card says it; tells it from the others of its card. */
    String text();

    /** Something that is to come true. */
    record Check(String text, Predicate<Situation> condition) implements Checkpoint {}

    /** Bytes to foretell, one by one or as a number. */
    record Exercise(String text, MemoryRange range, Optional<ValueType> type, Until until) implements Checkpoint {}

    /** When a prediction is compared. */
    enum Until {
        /** After the next step. */
        STEP,
        /** After the call that is under way, or the next one, has ended. */
        CALL,
        /** After the host script has ended. */
        SCRIPT
    }
}

package palimpsest.app.session;

import java.util.Optional;

/**
 * An expression of the watch list, evaluated at the cursor.
 *
 * @param number names it, as long as the session lasts
 * @param text the expression as it was typed, {@code i32[0x10]}
 * @param value its value as people read it; empty when there is none
 * @param type {@code i32}, {@code text}, …; empty when there is no value
 * @param problem why there is no value, with the column
 * @param cell the bytes it stands for, if it is a cell of a memory
 * @param changed whether the value differs from the one at the stop before
 */
public record WatchView(
        int number,
        String text,
        String value,
        String type,
        Optional<String> problem,
        Optional<MemoryRange> cell,
        boolean changed) {}

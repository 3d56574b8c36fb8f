package palimpsest.app.examples;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a link in a card can make the window do: {@code [run the host script](do:run-script)}. */
public enum Deed {
    RUN,
    STEP,
    OVER,
    OUT,
    BACK,
    TO_START,
    TO_END,
    RESTART,
    STEP_THROUGH,
    CALL,
    RUN_SCRIPT,
    STEP_SCRIPT,
    BOOKMARK,
    PREDICT,
    SHOW_SOURCE,
    SHOW_SCRIPT,
    SHOW_EXPORTS,
    SHOW_BYTE,
    SHOW_IMPORTS,
    SHOW_VIEWS,
    SHOW_WATCHES,
    SHOW_MOMENTS;

    /** As a card writes it: {@code run-script}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Deed> named(String word) {
        return Arrays.stream(values()).filter(deed -> deed.word().equals(word)).findFirst();
    }
}

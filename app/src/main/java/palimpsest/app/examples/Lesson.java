package palimpsest.app.examples;

import java.util.Optional;

/**
 * A lesson: a card that says what to do and what to see, a module, and the script of its host.
 *
 * @param pack names the pack that it is in
 * @param name what its card is called, without its ending
 * @param card the text beside it
 * @param files where its files lie
 * @param module its file, {@code .wat} or {@code .wasm}; without one the script does everything
 * @param script its file, {@code .js}, {@code .mjs} or {@code .html}
 */
public record Lesson(
        String pack,
        String name,
        Card card,
        PackFiles files,
        Optional<String> module,
        Optional<String> script,
        Start start) {

    /** What has happened to the module when the lesson begins. */
    public enum Start {
        /** It is an instance, ready to be called. */
        RUN,
        /** It stands before the first step of its instantiation. */
        STEP,
        /** It is only open. */
        OPEN
    }

    /** A few words. */
    public String title() {
        return card.title();
    }

    /** What it shows, in a sentence. */
    public String description() {
        return card.description();
    }
}

package palimpsest.app.session;

import java.util.Optional;
import java.util.function.Consumer;

/** What waits to be confirmed, because it cuts the future off. */
final class Asking {

    private Optional<Question> question = Optional.empty();
    private Optional<Consumer<Execution>> action = Optional.empty();

    Optional<Question> question() {
        return question;
    }

    void ask(String doing, String act, long cursor, long end, Consumer<Execution> then) {
        long lost = end - cursor;
        question = Optional.of(new Question(
                doing + " cuts off the future: " + (lost == 1 ? "the one step" : "the " + lost + " steps")
                        + " recorded after step " + cursor + " will be forgotten.",
                act,
                lost));
        action = Optional.of(then);
    }

    void withdraw() {
        question = Optional.empty();
        action = Optional.empty();
    }

    /** What to do now, after a yes. */
    Optional<Consumer<Execution>> answer(boolean yes) {
        Optional<Consumer<Execution>> then = yes ? action : Optional.empty();
        withdraw();
        return then;
    }
}

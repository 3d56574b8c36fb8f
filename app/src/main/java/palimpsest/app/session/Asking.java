package palimpsest.app.session;

import java.util.Optional;

/** What waits to be confirmed, because it cannot be taken back. */
final class Asking {

    private Optional<Question> question = Optional.empty();
    private Optional<Runnable> action = Optional.empty();

    Optional<Question> question() {
        return question;
    }

    void ask(Question about, Runnable then) {
        question = Optional.of(about);
        action = Optional.of(then);
    }

    void withdraw() {
        question = Optional.empty();
        action = Optional.empty();
    }

    /** Does it after a yes. */
    void answer(boolean yes) {
        Optional<Runnable> then = yes ? action : Optional.empty();
        withdraw();
        then.ifPresent(Runnable::run);
    }
}

package palimpsest.app.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The one door to the JavaFX thread. At most one publication waits there: a newer snapshot takes the place of the one
 * that was not fetched yet, so a busy engine cannot flood the window.
 */
final class Door {

    private final Executor fx;
    private final Consumer<Snapshot> receiver;
    private final AtomicReference<Snapshot> waiting = new AtomicReference<>();
    private volatile boolean shut;

    Door(Executor fx, Consumer<Snapshot> receiver) {
        this.fx = fx;
        this.receiver = receiver;
    }

    /** Hands a snapshot over; called on the engine's thread. */
    void publish(Snapshot snapshot) {
        if (waiting.getAndSet(snapshot) == null) {
            tell(() -> receiver.accept(waiting.getAndSet(null)));
        }
    }

    /** Runs something on the JavaFX thread. */
    void tell(Runnable news) {
        if (!shut) {
            fx.execute(() -> {
                if (!shut) {
                    news.run();
                }
            });
        }
    }

    void shut() {
        shut = true;
    }
}

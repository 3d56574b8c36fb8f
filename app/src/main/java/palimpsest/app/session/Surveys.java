package palimpsest.app.session;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Surveys of one memory after the other, or of one from moment to moment; for one map. */
public final class Surveys {

    private final ExecutorService thread;
    private final Door door;
    private final Surveyor surveyor = new Surveyor();
    /** Only the newest wish is of interest. */
    private final AtomicLong wishes = new AtomicLong();

    Surveys(ExecutorService thread, Door door) {
        this.thread = thread;
        this.door = door;
    }

    /**
     * Makes a survey in the background and tells it on the JavaFX thread, unless another is wished for meanwhile. Of a
     * memory in motion there is none.
     */
    public void survey(MemoryImage of, Consumer<? super Survey> then) {
        long wish = wishes.incrementAndGet();
        if (of instanceof WholeImage image) {
            thread.execute(() -> {
                Optional<Survey> survey = surveyor.survey(image, () -> wish == wishes.get());
                survey.ifPresent(known -> door.tell(() -> {
                    if (wish == wishes.get()) {
                        then.accept(known);
                    }
                }));
            });
        }
    }
}

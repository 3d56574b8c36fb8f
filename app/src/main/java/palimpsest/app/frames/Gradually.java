package palimpsest.app.frames;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/**
 * Does something with each item of a list: with the first ones at once, since they are seen, and with a few more each
 * frame. Belongs to the JavaFX thread.
 *
 * @param <T> an item
 */
public final class Gradually<T> {
    private static final int EACH_FRAME = 1;

    private final Consumer<? super T> work;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            some(EACH_FRAME);
        }
    };
    private Iterator<T> rest = Collections.emptyIterator();
    private Runnable end = () -> {};

    public Gradually(Consumer<? super T> work) {
        this.work = work;
    }

    /**
     * Begins with a list, and leaves what is left of the one before.
     *
     * @param first how many are done before this returns
     * @param then is done after the last of them
     */
    public void begin(List<? extends T> items, int first, Runnable then) {
        rest = List.<T>copyOf(items).iterator();
        end = then;
        timer.start();
        some(first);
    }

    /** Does what is left at once. */
    public void finish() {
        some(Integer.MAX_VALUE);
    }

    private void some(int most) {
        for (int i = 0; i < most && rest.hasNext(); i++) {
            work.accept(rest.next());
        }
        if (!rest.hasNext()) {
            timer.stop();
            Runnable last = end;
            end = () -> {};
            last.run();
        }
    }
}

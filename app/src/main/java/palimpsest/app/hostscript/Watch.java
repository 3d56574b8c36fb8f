package palimpsest.app.hostscript;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at a running script a hundred times a second, from a thread of its own, and tells when it has gone over a limit that
 * the JavaScript engine knows nothing of.
 */
final class Watch {

    private static final long PAUSE_MILLIS = 10;

    private final List<Limit> limits;
    private final Consumer<String> broken;
    private final ScheduledThreadPoolExecutor looker;
    private Optional<ScheduledFuture<?>> looking = Optional.empty();

    /** @param broken hears why a script is to be stopped, perhaps more than once, and perhaps when it has just ended */
    Watch(List<Limit> limits, Consumer<String> broken) {
        this.limits = limits;
        this.broken = broken;
        this.looker = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "host script watch");
            thread.setDaemon(true);
            return thread;
        });
        looker.setRemoveOnCancelPolicy(true);
        looker.setKeepAliveTime(1, TimeUnit.SECONDS);
        looker.allowCoreThreadTimeOut(true);
    }

    /** What a run may take of something. */
    interface Limit {

        /** The script begins to run, on this thread. */
        void begin();

        /** What to tell of a script that has gone over it. */
        Optional<String> broken();
    }

    void begin() {
        limits.forEach(Limit::begin);
        looking = Optional.of(
                looker.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }

    void end() {
        looking.ifPresent(each -> each.cancel(false));
    }

    private void look() {
        limits.stream().flatMap(limit -> limit.broken().stream()).findFirst().ifPresent(broken);
    }
}

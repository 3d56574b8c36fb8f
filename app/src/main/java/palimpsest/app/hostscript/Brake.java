package palimpsest.app.hostscript;

import com.oracle.truffle.api.TruffleSafepoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.graalvm.polyglot.Context;
import palimpsest.engine.exec.Machine;

/**
 * Ends a script that is running, wherever it is: in a loop, in a promise's job, in the shim, or in the module that it has
 * called. The script cannot catch it, and its world is left as it was.
 */
final class Brake {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Context context;
    private final Machine machine;
    private final Watch watch;
    private final Object lock = new Object();
    /** How many runs are under way: a line may be asked for while a script waits in a call. */
    private int running;

    private volatile Optional<ScriptResult> wanted = Optional.empty();
    private Optional<Thread> interrupter = Optional.empty();

    /** @param limits what a run may take until somebody ends it */
    Brake(Context context, Machine machine, List<Watch.Limit> limits) {
        this.context = context;
        this.machine = machine;
        this.watch = new Watch(limits, why -> pull(new ScriptResult.Stopped(why)));
    }

    /** From now on there is something to stop. */
    void begin() {
        synchronized (lock) {
            if (running++ == 0) {
                wanted = Optional.empty();
                watch.begin();
            }
        }
    }

    /** What was begun last runs no more. */
    void end() {
        Optional<Thread> late;
        synchronized (lock) {
            if (--running > 0) {
                return;
            }
            watch.end();
            late = interrupter;
            interrupter = Optional.empty();
        }
        if (late.isPresent()) {
            machine.forgetPause();
            await(late.get());
        }
    }

    /** Waits until a late wish cannot meet the next run any more. */
    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How the script was to end, if somebody has stopped it. */
    Optional<ScriptResult> pulled() {
        return wanted;
    }

    /** Ends what is running, from any thread; the first to say so says how. Nothing happens where nothing is running. */
    void pull(ScriptResult result) {
        synchronized (lock) {
            if (running == 0 || wanted.isPresent()) {
                return;
            }
            wanted = Optional.of(result);
            machine.pause();
            // The thread that runs the script cannot interrupt itself, and a window has no time to wait.
            Thread thread = new Thread(this::interrupt, "host script brake");
            thread.setDaemon(true);
            interrupter = Optional.of(thread);
            thread.start();
        }
    }

    private void interrupt() {
        try {
            context.interrupt(PATIENCE);
        } catch (TimeoutException | IllegalStateException e) {
            // It has ended meanwhile, or does something that nobody can interrupt, such as one huge multiplication.
        }
    }

    /** Ends the script that is running on this thread; does not return. */
    void stopHere(ScriptResult result) {
        pull(result);
        awaitStop();
    }

    /** Where somebody has stopped the script, does not return; on the script's own thread. */
    void awaitStop() {
        while (pulled().isPresent()) {
            TruffleSafepoint.poll(null);
            LockSupport.parkNanos(200_000);
        }
    }
}

package palimpsest.app.hostscript;

import com.oracle.truffle.api.TruffleSafepoint;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import palimpsest.engine.exec.Machine;

/**
 * Ends a script that is running, wherever it is: in a loop, in a promise's job, in the shim, or in the module that it has
 * called. The script cannot catch it, and its world is left as it was.
 */
final class Brake {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What can be interrupted is off long before that. */
    private static final Duration TRY = Duration.ofMillis(20);

    /** Whoever has computed for so long since then does not hear: of the processor's time, for others may keep it busy. */
    private static final long DEAF_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    /** A thread that computes with huge numbers is mostly in them, but sometimes it copies. */
    private static final int TRIES = 50;

    private final Context context;
    private final Machine machine;
    private final Watch watch;
    private final AtomicReference<Where> where;
    private final Consumer<ScriptResult.Stopped> lost;
    private final Object lock = new Object();
    /** How many runs are under way: a line may be asked for while a script waits in a call. */
    private int running;

    private volatile Optional<ScriptResult> wanted = Optional.empty();
    private Optional<Thread> interrupter = Optional.empty();
    private Thread runner = Thread.currentThread();

    /**
     * @param limits what a run may take until somebody ends it
     * @param where what the script's thread is at
     * @param lost is told, on another thread, of a script that has been stopped and does not hear it
     */
    Brake(
            Context context,
            Machine machine,
            List<Watch.Limit> limits,
            AtomicReference<Where> where,
            Consumer<ScriptResult.Stopped> lost) {
        this.context = context;
        this.machine = machine;
        this.where = where;
        this.lost = lost;
        this.watch = new Watch(limits, why -> pull(new ScriptResult.Stopped(why)));
    }

    /** From now on there is something to stop. */
    void begin() {
        synchronized (lock) {
            if (running++ == 0) {
                wanted = Optional.empty();
                runner = Thread.currentThread();
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
        long since = spent();
        while (!interrupted()) {
            if (where.get() == Where.ELSEWHERE) {
                since = spent();
            } else if (spent() - since > DEAF_NANOS && giveUp()) {
                end(runner);
                context.close(true);
                return;
            }
        }
    }

    /**
     * Ends a computation with huge numbers, which would take minutes of the processor for nobody; nothing else can be
     * left half done by that. Since Java 20 it cannot be ended, and computes to its end.
     */
    @SuppressWarnings({"deprecation", "DeprecatedThreadMethods"})
    private static void end(Thread lost) {
        for (int i = 0; i < TRIES; i++) {
            StackTraceElement[] stack = lost.getStackTrace();
            if (stack.length > 0 && stack[0].getClassName().startsWith("java.math.")) {
                try {
                    lost.stop();
                } catch (UnsupportedOperationException newerJava) {
                    // It ends by itself.
                }
                return;
            }
            LockSupport.parkNanos(TRY.toNanos());
        }
    }

    private long spent() {
        return THREADS.getThreadCpuTime(runner.getId());
    }

    /** Whether nothing runs any more; it does for a while if it is where nobody can interrupt it. */
    private boolean interrupted() {
        try {
            context.interrupt(TRY);
        } catch (TimeoutException | IllegalStateException e) {
            // It does one thing that takes long, or it has ended meanwhile.
        }
        synchronized (lock) {
            return running == 0;
        }
    }

    /** Leaves the thread to what it does: nobody waits for it any more. */
    private boolean giveUp() {
        synchronized (lock) {
            interrupter = Optional.empty();
            if (running == 0) {
                return false;
            }
        }
        wanted.filter(ScriptResult.Stopped.class::isInstance)
                .map(ScriptResult.Stopped.class::cast)
                .ifPresent(lost);
        return true;
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

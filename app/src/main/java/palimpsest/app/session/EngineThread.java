package palimpsest.app.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import palimpsest.app.hostscript.ScriptResult;

/**
 * The thread that the engine runs on. It does what it is asked to, in order; while the module runs it looks at its
 * requests between slices of a few milliseconds, so that every request is answered soon. Light requests, which only look,
 * are answered also in the middle of a long journey through the past, and interrupting ones end it.
 */
final class EngineThread implements Stay {

    /** How often a running module, or the share of long work, is shown. */
    private static final long PUBLISH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(33);

    /** A script that calls nobody is stopped when it lets an ending request wait that long. */
    private static final long GRACE_MILLIS = 25;

    /** In bytes: scripts run on this thread, and are used to call themselves ten thousand deep. */
    private static final long STACK = 16 << 20;

    private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger interrupting = new AtomicInteger();
    private final AtomicInteger cancelling = new AtomicInteger();
    private final Door door;
    private final ScriptWorlds scripts;
    /** The thread, and what it works at; both are others when a script has got lost on it. */
    private volatile Thread thread;

    private volatile Workbench bench;
    private volatile boolean ended;
    private volatile Optional<Runnable> stopScript = Optional.empty();
    private long published = System.nanoTime();
    /** Whether something that only looks was done, or something failed, and is not published yet. */
    private boolean looked;

    EngineThread(Door door, ScriptWorlds scripts) {
        this.door = door;
        this.scripts = scripts;
        this.thread = thread();
        this.bench = bench(thread);
        thread.start();
    }

    private Thread thread() {
        Thread made = new Thread(null, this::run, "engine", STACK);
        made.setDaemon(true);
        return made;
    }

    private Workbench bench(Thread of) {
        return new Workbench(of, this::breathe, this::persist, this::quiet, this, scripts);
    }

    @Override
    public synchronized void lost(Workbench left, ScriptResult.Stopped how) {
        if (left == bench) {
            stopScript = Optional.empty();
            Thread next = thread();
            Workbench fresh = bench(next);
            fresh.inherit(left, how);
            thread = next;
            bench = fresh;
            next.start();
        }
    }

    /** Whether this is not a thread that was left to itself. */
    private boolean isMine() {
        return Thread.currentThread() == thread;
    }

    /** Something that moves or changes what is looked at. */
    void submit(Consumer<Workbench> work) {
        submitAside(bench -> {
            // Whoever wants something else does not want it to play on.
            bench.player().end();
            work.accept(bench);
        });
    }

    /** Something that leaves everything where it is, such as a question: what plays, plays on. */
    void submitAside(Consumer<Workbench> work) {
        requests.add(new Request(work, false));
    }

    /** Something that does not touch the machine. */
    void submitLight(Consumer<Workbench> work) {
        requests.add(new Request(work, true));
    }

    /** Something that nobody wants to wait for: long work before it is ended. */
    void submitInterrupting(Consumer<Workbench> work) {
        interrupting.incrementAndGet();
        submit(bench -> {
            interrupting.decrementAndGet();
            work.accept(bench);
        });
    }

    /** Something that ends also what is to be done whatever else somebody wants, such as saving. */
    void submitCancelling(Consumer<Workbench> work) {
        cancelling.incrementAndGet();
        submitInterrupting(bench -> {
            cancelling.decrementAndGet();
            work.accept(bench);
        });
    }

    /** Something that ends a script that is live, before it is done. */
    void submitEnding(Consumer<Workbench> work) {
        submitStopping(bench -> bench.hosting().alone(() -> work.accept(bench)));
    }

    /** Something for which a script that lets nobody have a turn is stopped. */
    void submitStopping(Consumer<Workbench> work) {
        AtomicBoolean begun = new AtomicBoolean();
        submitInterrupting(bench -> {
            begun.set(true);
            work.accept(bench);
        });
        stopUnless(begun::get);
    }

    /** A wish that came before the script could hear it is said again, until somebody has a turn. */
    private void stopUnless(BooleanSupplier begun) {
        CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS, EngineThread::aside)
                .execute(() -> {
                    if (!begun.getAsBoolean() && thread.isAlive()) {
                        stopScript.ifPresent(Runnable::run);
                        stopUnless(begun);
                    }
                });
    }

    /** On a thread of its own: the common pool may have nobody free for as long as JavaScript takes to start. */
    static void aside(Runnable work) {
        Thread thread = new Thread(work, "script stopper");
        thread.setDaemon(true);
        thread.start();
    }

    void end() {
        ended = true;
        submit(bench -> {});
        stopUnless(() -> !thread.isAlive());
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }

    private void run() {
        Workbench own = bench;
        try {
            while (!ended && isMine()) {
                turnOutside();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            own.hosting().close();
        }
    }

    private void turnOutside() throws InterruptedException {
        try {
            turn();
        } catch (ScriptEnd end) {
            if (isMine()) {
                work(bench, Workbench::leftScript);
                publish(bench);
            }
        }
    }

    /** Does one thing: what is asked for, or a part of what is under way. */
    private void turn() throws InterruptedException {
        boolean wasRunning = bench.running();
        boolean played = !wasRunning && bench.player().playing().isPresent();
        Request request = next(wasRunning, played);
        work(bench, request == null ? Workbench::goOn : request.work());
        boolean stopped = wasRunning && !bench.running();
        boolean atRest =
                !bench.running() && requests.isEmpty() && (request != null || played || looked || bench.news());
        if (stopped || atRest || (bench.running() && due())) {
            publish(bench);
        }
    }

    private @Nullable Request next(boolean running, boolean playing) throws InterruptedException {
        if (playing) {
            return requests.poll(Math.max(0, bench.player().due()), TimeUnit.NANOSECONDS);
        }
        return running || bench.searching() ? requests.poll() : requests.take();
    }

    // ---- While a script is on the stack

    @Override
    public void look() {
        endIfOver();
        for (Request next = requests.poll(); next != null; next = requests.poll()) {
            work(bench, next.work());
        }
        if (due()) {
            publish(bench);
        }
        endIfOver();
    }

    @Override
    public void until(BooleanSupplier done) {
        endIfOver();
        publish(bench);
        try {
            while (!ended && !done.getAsBoolean()) {
                turn();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ScriptEnd();
        }
        endIfOver();
    }

    private void endIfOver() {
        endIfLost();
        if (ended) {
            throw new ScriptEnd();
        }
    }

    @Override
    public void show() {
        publish(bench);
    }

    @Override
    public void stoppable(Optional<Runnable> stop) {
        if (isMine()) {
            stopScript = stop;
        }
    }

    /** Who comes back to a thread that was left to itself finds nothing to do. */
    private void endIfLost() {
        if (!isMine()) {
            throw new ScriptEnd();
        }
    }

    private boolean due() {
        return System.nanoTime() - published >= PUBLISH_EVERY_NANOS;
    }

    private void publish(Workbench bench) {
        if (!isMine()) {
            return;
        }
        looked = false;
        door.publish(bench.snapshot());
        published = System.nanoTime();
    }

    /** In the middle of long work: answers what only looks, tells how far the work is, and says whether to go on. */
    private boolean breathe(Workbench bench) {
        persist(bench);
        return !ended && isMine() && interrupting.get() == 0;
    }

    /** The same for what is done whatever else is asked for: only cancelling ends it, not even the end of the session. */
    private boolean persist(Workbench bench) {
        doLight(bench);
        if (due()) {
            publish(bench);
            looked = true;
        }
        return cancelling.get() == 0;
    }

    /** In the middle of a search, which can begin anew: whether nobody wants anything else. */
    private boolean quiet(Workbench bench) {
        doLight(bench);
        return requests.isEmpty();
    }

    private void doLight(Workbench bench) {
        for (Request next = requests.peek(); isMine() && next != null && next.light(); next = requests.peek()) {
            requests.remove();
            next.work().accept(bench);
            looked = true;
        }
    }

    /** A mistake of the program itself, or a heap that is full, must not leave a window that answers nothing. */
    private void work(Workbench bench, Consumer<Workbench> request) {
        try {
            request.accept(bench);
        } catch (ScriptEnd end) {
            throw end;
        } catch (RuntimeException | Error problem) {
            endIfLost();
            bench.giveUp(problem);
            looked = true;
        }
        endIfLost();
    }

    /** @param light whether it does not touch the machine, so that it may be done in the middle of something */
    private record Request(Consumer<Workbench> work, boolean light) {}
}

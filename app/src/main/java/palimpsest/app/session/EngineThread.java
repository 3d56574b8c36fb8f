package palimpsest.app.session;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The thread that the engine runs on. It does what it is asked to, in order; while the module runs it looks at its
 * requests between slices of a few milliseconds, so that every request is answered soon. Light requests, which only look,
 * are answered also in the middle of a long journey through the past, and interrupting ones end it.
 */
final class EngineThread {

    /** How often a running module, or the share of long work, is shown. */
    private static final long PUBLISH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(33);

    private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final AtomicInteger interrupting = new AtomicInteger();
    private final Door door;
    private final Thread thread;
    private volatile boolean ended;
    private long published = System.nanoTime();
    /** Whether something that only looks was done and is not published yet. */
    private boolean looked;

    EngineThread(Door door) {
        this.door = door;
        this.thread = new Thread(this::run, "engine");
        thread.setDaemon(true);
        thread.start();
    }

    void submit(Consumer<Workbench> work) {
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

    void end() {
        ended = true;
        submit(bench -> {});
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }

    private void run() {
        Workbench bench = new Workbench(thread, this::breathe, this::quiet);
        try {
            while (!ended) {
                boolean wasRunning = bench.running();
                boolean idle = !wasRunning && !bench.searching();
                Request request = idle ? requests.take() : requests.poll();
                work(bench, request == null ? Workbench::goOn : request.work());
                boolean stopped = wasRunning && !bench.running();
                boolean atRest = !bench.running() && requests.isEmpty() && (request != null || looked || bench.news());
                if (stopped || atRest || (bench.running() && due())) {
                    publish(bench);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean due() {
        return System.nanoTime() - published >= PUBLISH_EVERY_NANOS;
    }

    private void publish(Workbench bench) {
        looked = false;
        door.publish(bench.snapshot());
        published = System.nanoTime();
    }

    /** In the middle of long work: answers what only looks, tells how far the work is, and says whether to go on. */
    private boolean breathe(Workbench bench) {
        doLight(bench);
        if (due()) {
            publish(bench);
            looked = true;
        }
        return !ended && interrupting.get() == 0;
    }

    /** In the middle of a search, which can begin anew: whether nobody wants anything else. */
    private boolean quiet(Workbench bench) {
        doLight(bench);
        return requests.isEmpty();
    }

    private void doLight(Workbench bench) {
        for (Request next = requests.peek(); next != null && next.light(); next = requests.peek()) {
            requests.remove();
            next.work().accept(bench);
            looked = true;
        }
    }

    /** A mistake of the program itself, or a heap that is full, must not leave a window that answers nothing. */
    private static void work(Workbench bench, Consumer<Workbench> request) {
        try {
            request.accept(bench);
        } catch (RuntimeException | Error problem) {
            bench.giveUp(problem);
        }
    }

    /** @param light whether it does not touch the machine, so that it may be done in the middle of something */
    private record Request(Consumer<Workbench> work, boolean light) {}
}

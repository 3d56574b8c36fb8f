package palimpsest.app.session;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The thread that the engine runs on. It does what it is asked to, in order; while the module runs it looks at its
 * requests between slices of a few milliseconds, so that every request is answered soon.
 */
final class EngineThread {

    /** How often a running module is shown. */
    private static final long PUBLISH_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(33);

    private final LinkedBlockingQueue<Consumer<Workbench>> requests = new LinkedBlockingQueue<>();
    private final Door door;
    private final Thread thread;
    private volatile boolean ended;

    EngineThread(Door door) {
        this.door = door;
        this.thread = new Thread(this::run, "engine");
        thread.setDaemon(true);
        thread.start();
    }

    void submit(Consumer<Workbench> request) {
        requests.add(request);
    }

    void end() {
        ended = true;
        requests.add(bench -> {});
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }

    private void run() {
        Workbench bench = new Workbench(thread);
        long published = System.nanoTime();
        try {
            while (!ended) {
                boolean wasRunning = bench.running();
                Consumer<Workbench> request = wasRunning ? requests.poll() : requests.take();
                work(bench, request == null ? Workbench::runSlice : request);
                long now = System.nanoTime();
                boolean stopped = wasRunning && !bench.running();
                boolean atRest = !bench.running() && requests.isEmpty();
                if (stopped || atRest || now - published >= PUBLISH_EVERY_NANOS) {
                    door.publish(bench.snapshot());
                    published = now;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
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
}

package palimpsest.app.session;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A session with a plain thread in the place of the JavaFX thread. */
public final class Fx implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final ExecutorService fx = Executors.newSingleThreadExecutor(task -> new Thread(task, "fx"));
    private final Session session;

    public Fx() {
        this(Session::new);
    }

    Fx(Function<Executor, Session> maker) {
        session = maker.apply(fx);
    }

    public Session session() {
        return session;
    }

    /** Does something on the FX thread and gives what came of it. */
    public <T> T on(Supplier<T> task) {
        try {
            return fx.submit(task::get).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** The next snapshot that is as described. */
    public Snapshot await(String what, Predicate<Snapshot> wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            Snapshot now = on(session::snapshot);
            if (wanted.test(now)) {
                return now;
            }
            pause();
        }
        throw new AssertionError("waited in vain for " + what + "; now " + on(session::snapshot));
    }

    /** The snapshot after everything that was asked for is done. */
    public Snapshot settled() {
        CountDownLatch done = new CountDownLatch(1);
        session.writersOf(0, 0, history -> done.countDown());
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the engine's thread does not answer");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        await("the end of what runs", now -> now.state() != State.RUNNING);
        long before = on(session::snapshot).number();
        session.clearSelection();
        return await("one more snapshot", now -> now.number() > before && now.state() != State.RUNNING);
    }

    /** Selects a byte and gives its history. */
    public ByteHistory select(int memory, long address) {
        session.select(memory, address);
        return await(
                        "a history",
                        now -> now.history()
                                .filter(of -> of.memory() == memory && of.address() == address)
                                .isPresent())
                .history()
                .orElseThrow();
    }

    /** Opens a text and makes an instance. */
    public Snapshot open(String text) {
        session.openText("test.wat", text);
        session.instantiate();
        return settled();
    }

    /** Calls and waits for the end. */
    public Snapshot call(String export, Value... arguments) {
        session.call(export, List.of(arguments));
        return settled();
    }

    /** Pauses and resumes a running module some times; gives the median time until the pause was seen, in nanoseconds. */
    long medianPause() {
        long[] nanos = new long[5];
        for (int i = 0; i < nanos.length; i++) {
            await("running", now -> now.state() == State.RUNNING);
            long asked = System.nanoTime();
            session.pause();
            await("paused", now -> now.state() == State.PAUSED);
            nanos[i] = System.nanoTime() - asked;
            session.resume();
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        session.close();
        fx.shutdownNow();
    }
}

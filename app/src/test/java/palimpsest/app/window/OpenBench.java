package palimpsest.app.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;

/**
 * How long a module takes to open in the real window: until its text is shown, until all of it is highlighted
 * and the instance is made; and how long the window is held meanwhile, by the clock and by the processor's time.
 * From the project's folder, after a build, on a machine that does nothing else, each file after the other, twice:
 *
 * <pre>java -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw -cp app/target/test-classes:app/target/classes:$(cat app/target/class-path.txt) palimpsest.app.window.OpenBench FILE…</pre>
 */
final class OpenBench {
    private static final double MILLIS = 1_000_000.0;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private OpenBench() {}

    public static void main(String[] arguments) {
        Application.launch(Window.class, arguments);
    }

    /** The window alone; Java wants the main class to be another one. */
    public static final class Window extends Application {
        @Override
        public void start(Stage stage) {
            Session session = Session.forWindow();
            MainWindow window = new MainWindow(stage, new Settings(), session);
            stage.show();
            window.prepare();
            Thread watch = new Thread(() -> watch(stage, window, session), "watch");
            watch.setDaemon(true);
            watch.start();
        }

        private void watch(Stage stage, MainWindow window, Session session) {
            try {
                Thread.sleep(1500);
                for (int round = 1; round <= 2; round++) {
                    for (String file : getParameters().getRaw()) {
                        System.out.printf(Locale.ROOT, "%d. %s%n", round, open(Path.of(file), stage, window, session));
                    }
                }
            } catch (Exception wrong) {
                throw new IllegalStateException(wrong);
            } finally {
                Platform.runLater(() -> {
                    window.close();
                    Platform.exit();
                });
            }
        }
    }

    private static String open(Path file, Stage stage, MainWindow window, Session session) throws Exception {
        String name = file.getFileName().toString();
        long opening = onFx(() -> opening(session));
        Probe probe = new Probe(onFx(() -> Thread.currentThread().getId()));
        long begun = System.nanoTime();
        Platform.runLater(() -> window.open(file));
        double text = 0;
        double all = 0;
        while (all == 0 && System.nanoTime() - begun < PATIENCE_NANOS) {
            probe.ask();
            boolean there = onFx(() -> opening(session) != opening && isShown(stage));
            double now = (System.nanoTime() - begun) / MILLIS;
            if (there && text == 0) {
                text = now;
            }
            if (there
                    && onFx(() -> !window.isBusy() && session.snapshot().busy().isEmpty() && isMade(session))) {
                all = now;
            }
        }
        // What comes after that holds the window too.
        long rest = System.nanoTime();
        while (System.nanoTime() - rest < 1_000_000_000L) {
            probe.ask();
        }
        return String.format(
                Locale.ROOT,
                "%s (%,d bytes): text shown after %.0f ms, all of it after %.0f ms; the window was held %.0f ms at most"
                        + " (%.0f ms of the processor's time)",
                name,
                Files.size(file),
                text,
                all,
                probe.longest / MILLIS,
                probe.longestWork / MILLIS);
    }

    private static long opening(Session session) {
        return session.snapshot().program().map(program -> program.opening()).orElse(0L);
    }

    private static boolean isMade(Session session) {
        Snapshot now = session.snapshot();
        return switch (now.state()) {
            case EMPTY, LOADED, RUNNING -> false;
            case FAULTY, READY, PAUSED, WAITING, TRAPPED -> true;
        };
    }

    /** Whether a text can be read: of a large one that is another node. */
    private static boolean isShown(Stage stage) {
        return Stream.of("#source", "#source-lines")
                .flatMap(text -> stage.getScene().getRoot().lookupAll(text).stream())
                .anyMatch(text -> text.isVisible());
    }

    private static <T> T onFx(Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(question);
        Platform.runLater(task);
        return task.get();
    }

    /** Asks the JavaFX thread for an answer, again and again. */
    private static final class Probe {
        private final long thread;
        private long longest;
        private long longestWork;

        Probe(long thread) {
            this.thread = thread;
        }

        void ask() throws InterruptedException {
            CountDownLatch answered = new CountDownLatch(1);
            long asked = System.nanoTime();
            long worked = THREADS.getThreadCpuTime(thread);
            Platform.runLater(answered::countDown);
            answered.await();
            longest = Math.max(longest, System.nanoTime() - asked);
            longestWork = Math.max(longestWork, THREADS.getThreadCpuTime(thread) - worked);
            Thread.sleep(1);
        }
    }
}

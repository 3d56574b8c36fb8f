package palimpsest.app.window;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import palimpsest.app.session.Session;

/**
 * How long the window takes to come up, and how long it is held after that, with the script engine warming in the background
 * and without. From the project's folder, after a build, on a machine that does nothing else; once with {@code warm}, once
 * with {@code cold}:
 *
 * <pre>java -Dglass.platform=Monocle -Dmonocle.platform=Headless -Dprism.order=sw -cp app/target/test-classes:app/target/classes:$(cat app/target/class-path.txt) palimpsest.app.window.StartBench warm</pre>
 */
final class StartBench {
    private static final int FRAMES = 3;
    private static final long WATCHED_NANOS = 5_000_000_000L;

    private StartBench() {}

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
            if (getParameters().getRaw().contains("warm")) {
                WindowApplication.warmSoon(session, window);
            }
            new Frames(window).start();
        }
    }

    /** Processor time of this thread so far: other programs make no difference to it. */
    private static long ownMillis() {
        return TimeUnit.NANOSECONDS.toMillis(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** Counts the first frames, then looks for the longest pause between two. */
    private static final class Frames extends AnimationTimer {
        private final MainWindow window;
        private int frames;
        private long third;
        private long last;
        private long longest;

        Frames(MainWindow window) {
            this.window = window;
        }

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            if (++frames == FRAMES) {
                third = at;
                long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
                System.out.printf(
                        Locale.ROOT,
                        "third frame %d ms after Java began, %d ms of the JavaFX thread's processor time%n",
                        System.currentTimeMillis() - begun,
                        ownMillis());
            } else if (frames > FRAMES) {
                longest = Math.max(longest, at - last);
                if (at - third > WATCHED_NANOS) {
                    System.out.printf(
                            Locale.ROOT,
                            "longest pause between frames in 5 s: %.0f ms; the JavaFX thread: %d ms in all%n",
                            longest / 1_000_000.0,
                            ownMillis());
                    stop();
                    window.close();
                    Platform.exit();
                }
            }
            last = at;
        }
    }
}

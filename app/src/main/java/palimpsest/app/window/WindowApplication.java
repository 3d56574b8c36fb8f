package palimpsest.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import palimpsest.app.session.Session;

/** The window as an application: it opens the file it is given, and remembers its place. */
public final class WindowApplication extends Application {
    private final SettingsFile file = SettingsFile.ofUser();
    private final Settings settings = file.load();

    /** Opens the window and returns when it is closed. May be called once. */
    public static void open(Optional<Path> module) {
        Application.launch(
                WindowApplication.class,
                module.map(path -> path.toString()).stream().toArray(String[]::new));
    }

    /** Whether this machine can show a window. */
    public static boolean hasDisplay() {
        String platform = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean elsewhere = platform.contains("win") || platform.contains("mac");
        return elsewhere
                || !System.getenv().getOrDefault("DISPLAY", "").isBlank()
                || System.getProperty("glass.platform") != null;
    }

    /** Shows an empty window at once; all that is in it takes longer than Java and JavaFX together. */
    @Override
    public void start(Stage stage) {
        settings.language.get().speak();
        stage.setTitle("Palimpsest");
        stage.getIcons().setAll(Resources.icons());
        stage.setScene(Appearance.empty(settings.theme.get()));
        place(stage);
        stage.show();
        new AnimationTimer() {
            private boolean painted;

            @Override
            public void handle(long now) {
                if (painted) {
                    stop();
                    fill(stage);
                }
                painted = true;
            }
        }.start();
    }

    private void fill(Stage stage) {
        if (!stage.isShowing()) {
            return;
        }
        Session session = Session.forWindow();
        MainWindow window = new MainWindow(stage, settings, session);
        new Remembering(file, settings);
        stage.setOnHidden(hidden -> {
            window.leavePresenting();
            remember(stage);
            window.close();
        });
        window.guard(file.unsaved());
        List<String> arguments = getParameters().getRaw();
        arguments.stream().findFirst().map(Path::of).ifPresent(given -> {
            window.prepare();
            window.open(given);
        });
        warmSoon(session, window);
    }

    /** Starts what will be wanted soon once the window is painted; both would want the processor. */
    static void warmSoon(Session session, MainWindow window) {
        PauseTransition painting = new PauseTransition(Duration.seconds(1));
        painting.setOnFinished(painted -> {
            window.prepare();
            session.warmScripts();
        });
        painting.play();
    }

    private void place(Stage stage) {
        double left = settings.left.get();
        double top = settings.top.get();
        boolean onScreen =
                !Screen.getScreensForRectangle(left + 50, top + 20, 100, 20).isEmpty();
        if (onScreen) {
            stage.setX(left);
            stage.setY(top);
        }
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(screen.getWidth(), Math.max(640, settings.width.get())));
        stage.setHeight(Math.min(screen.getHeight(), Math.max(480, settings.height.get())));
        stage.setMaximized(settings.maximized.get());
    }

    private void remember(Stage stage) {
        settings.maximized.set(stage.isMaximized());
        if (!stage.isMaximized()) {
            settings.width.set(stage.getWidth());
            settings.height.set(stage.getHeight());
            settings.left.set(stage.getX());
            settings.top.set(stage.getY());
        }
        file.save(settings);
    }
}

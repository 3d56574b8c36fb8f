package palimpsest.app.window;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/** A window in a process of its own, in which somebody works until it is killed. */
final class DoomedWindow {
    private DoomedWindow() {}

    /**
     * Opens the window, works in it, and says so.
     *
     * @param arguments the folder for what is not saved, and a module to open and to edit
     */
    public static void main(String[] arguments) throws Exception {
        Headless.choose(1400, 1000);
        Path folder = Path.of(arguments[0]);
        Path module = Path.of(arguments[1]);
        Session[] session = new Session[1];
        MainWindow[] window = new MainWindow[1];
        Stage[] stage = new Stage[1];
        FutureTask<Boolean> opened = new FutureTask<>(() -> {
            session[0] = Session.forWindow();
            stage[0] = new Stage();
            window[0] = new MainWindow(stage[0], new Settings(), session[0]);
            stage[0].show();
            window[0].guard(folder);
            window[0].open(module);
            return true;
        });
        Platform.startup(opened);
        opened.get();
        until(() -> now(session[0]).state() == State.READY);
        later(() -> session[0].call("go", List.of()));
        until(() -> now(session[0]).results().size() == 1);
        later(() -> {
            CodeArea source = (CodeArea) stage[0].getScene().lookup("#source");
            source.insertText(0, ";; typed, not saved\n");
            return true;
        });
        Path script = module.resolveSibling("host.js");
        if (Files.exists(script)) {
            later(() -> session[0].putScript(script));
            until(() -> now(session[0]).script().isPresent());
            later(() -> {
                CodeArea text = (CodeArea) stage[0].getScene().lookup("#script");
                text.insertText(0, "// typed, not saved\n");
                return true;
            });
        }
        until(() -> {
            later(() -> {
                window[0].keep();
                return true;
            });
            return isKept(folder, module);
        });
        System.out.write("kept\n".getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
        Thread.sleep(600_000);
    }

    private static boolean isKept(Path folder, Path module) throws Exception {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var folders = Files.list(folder)) {
            for (Path each : folders.toList()) {
                Path list = each.resolve("unsaved.properties");
                if (Files.exists(list)) {
                    String text = Files.readString(list);
                    boolean script = !Files.exists(module.resolveSibling("host.js")) || text.contains("script=");
                    return text.contains("source=") && text.contains("session=") && script;
                }
            }
        }
        return false;
    }

    private static Snapshot now(Session session) throws Exception {
        return later(session::snapshot);
    }

    private static void later(Runnable work) throws Exception {
        later(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T later(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        for (int i = 0; !condition.call(); i++) {
            if (i > 1200) {
                throw new AssertionError("waited in vain");
            }
            Thread.sleep(50);
        }
    }
}

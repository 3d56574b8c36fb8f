package palimpsest.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import palimpsest.app.hostscript.Script;
import palimpsest.app.session.Session;

/** A picture of the real window, drawn without a display. */
public final class Screenshot {
    private static final int SCREEN_MARGIN = 100;

    private Screenshot() {}

    /**
     * What to draw. The scale makes everything larger at the same layout: the picture is {@code width × scale} by
     * {@code height × scale} pixels, and sharp.
     *
     * @param name the module's file; the last part of it is its name
     * @param module its bytes, a text or a binary; nothing draws the window as it is before anything is open
     * @param lesson the name of a lesson to open, in the place of a module
     * @param script a host script to run: beside the module, or by itself
     * @param calls exports to call, in order
     * @param at the step after which the window is shown, from 0; nothing for the end of the record
     * @param select the address to select in the first memory, unsigned
     * @param parts what to bring to the front, in order
     * @param width the window's width in logical pixels
     * @param height the window's height in logical pixels
     * @param scale picture pixels for each logical pixel, 0.8 to 3
     */
    public record Options(
            String name,
            Optional<byte[]> module,
            Optional<String> lesson,
            Optional<Script> script,
            List<Call> calls,
            Optional<Long> at,
            Optional<Long> select,
            List<Showing> parts,
            Theme theme,
            Language language,
            int width,
            int height,
            double scale) {

        public Options {
            calls = List.copyOf(calls);
            parts = List.copyOf(parts);
        }
    }

    /** A call of an export, arguments as a person types them. */
    public record Call(String export, List<String> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** What went wrong, in plain words. */
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final String words;

        Failed(String words) {
            super(words);
            this.words = words;
        }

        /** Why, for the user's eyes. */
        public String words() {
            return words;
        }
    }

    /**
     * Draws the window and writes it as PNG. Starts the JavaFX toolkit and ends it, so it can be done once in a process.
     *
     * @throws Failed when the options make no sense for the module, or the picture cannot be written
     */
    public static void take(Options options, Path out) throws Failed {
        if (options.scale() < Zoom.LEAST / 100.0 || options.scale() > Zoom.MOST / 100.0) {
            throw new Failed("the scale may be 0.8 to 3");
        }
        Headless.choose(
                pixels(options.width(), options) + SCREEN_MARGIN, pixels(options.height(), options) + SCREEN_MARGIN);
        options.language().speak();
        CompletableFuture<Image> picture = new CompletableFuture<>();
        Platform.startup(() -> begin(options, picture));
        try {
            Files.write(out, PngWriter.encode(picture.get()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failed failed
                    ? failed
                    : new Failed("the window could not be drawn: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        } catch (IOException e) {
            throw new Failed(out + " cannot be written: " + e.getMessage());
        } finally {
            Platform.exit();
        }
    }

    private static void begin(Options options, CompletableFuture<Image> picture) {
        try {
            Settings settings = new Settings();
            settings.theme.set(options.theme());
            settings.zoom.set((int) Math.round(Zoom.NORMAL * options.scale()));
            settings.width.set(pixels(options.width(), options));
            settings.height.set(pixels(options.height(), options));
            Session session = Session.forWindow();
            Stage stage = new Stage(StageStyle.UNDECORATED);
            MainWindow window = new MainWindow(stage, settings, session);
            stage.show();
            new Photographer(window, stage.getScene(), session, options, picture).start();
        } catch (RuntimeException | Error wrong) {
            picture.completeExceptionally(wrong);
        }
    }

    private static int pixels(int logical, Options options) {
        return (int) Math.round(logical * options.scale());
    }
}

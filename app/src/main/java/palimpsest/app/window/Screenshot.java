package palimpsest.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A picture of the real window, drawn without a display. */
public final class Screenshot {
    private Screenshot() {}

    /**
     * What to draw.
     *
     * @param file the module
     * @param out where the picture goes, as PNG
     * @param calls exports to call, in order
     * @param select the address to select in the first memory, unsigned
     * @param width the window's width in logical pixels
     * @param height the window's height in logical pixels
     * @param scale picture pixels for each logical pixel, 0.8 to 3
     */
    public record Options(
            Optional<Path> file,
            Path out,
            List<Call> calls,
            Optional<Long> select,
            Theme theme,
            int width,
            int height,
            double scale) {

        public Options {
            calls = List.copyOf(calls);
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

        Failed(String message) {
            super(message);
        }
    }
}

package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.window.Theme;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code palimpsest screenshot} was asked to draw. */
final class ScreenshotOptions {
    @Parameters(paramLabel = "FILE", description = "A module (wat or wasm), or a host script.")
    Path file = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "PICTURE.png", description = "Where the picture goes.")
    Path out = Path.of("");

    @Option(names = "--host", paramLabel = "SCRIPT.js", description = "Runs this host script, with the module at hand.")
    Optional<Path> host = Optional.empty();

    @Option(
            names = "--invoke",
            parameterConsumer = Invocation.Consumer.class,
            paramLabel = "NAME [ARG…]",
            description = "Calls an export; may be given several times.")
    List<Invocation> invocations = new ArrayList<>();

    @Option(names = "--at", paramLabel = "STEP", description = "Shows the window as of this step, and not at the end.")
    Optional<Long> at = Optional.empty();

    @Option(names = "--select", paramLabel = "ADDRESS", description = "Selects the byte at this address.")
    Optional<MemoryAddress> select = Optional.empty();

    @Option(
            names = "--theme",
            paramLabel = "light|dark|high-contrast",
            description = "light (the default), dark or high-contrast.")
    Theme theme = Theme.LIGHT;

    @Option(
            names = "--size",
            paramLabel = "WIDTHxHEIGHT",
            description = "The window's size in logical pixels (default: ${DEFAULT-VALUE}).")
    PictureSize size = new PictureSize(1440, 900);

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "Picture pixels for each logical pixel (default: ${DEFAULT-VALUE}).")
    double scale = 1;
}

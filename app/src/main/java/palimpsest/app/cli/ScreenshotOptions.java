package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.app.window.Language;
import palimpsest.app.window.Part;
import palimpsest.app.window.Showing;
import palimpsest.app.window.Theme;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What {@code palimpsest screenshot} was asked to draw. */
final class ScreenshotOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A module (wat or wasm), or a host script. Needed, unless a lesson or the welcome is shown.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--lesson", paramLabel = "NAME", description = "Opens a lesson, in the place of a file.")
    Optional<String> lesson = Optional.empty();

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
            names = "--show",
            converter = ShowingConverter.class,
            completionCandidates = PartNames.class,
            paramLabel = "NAME[=WORDS]",
            description = {
                "Brings a part of the window to the front; may be given several times. The names are:",
                "${COMPLETION-CANDIDATES}.",
                "Words are what a person would type there: find=TEXT, structures=NAME, palette=TEXT, presenting=PERCENT."
            })
    List<Showing> parts = new ArrayList<>();

    @Option(
            names = "--language",
            paramLabel = "en|vi",
            description = "The language of the window (default: the system's).")
    Language language = Language.SYSTEM;

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

    /** The names of all parts. */
    static final class PartNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Part.values()).map(Part::word).iterator();
        }
    }

    /** A part of the window, by its name. */
    static final class ShowingConverter implements ITypeConverter<Showing> {
        @Override
        public Showing convert(String text) {
            return Showing.parse(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is nothing to show; there are " + Showing.names()));
        }
    }
}

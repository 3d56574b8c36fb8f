package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.app.examples.ExamplesViewModel;
import palimpsest.app.hostscript.Script;
import palimpsest.app.window.Part;
import palimpsest.app.window.Screenshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code palimpsest screenshot}: the real window as a picture, without a display. */
@Command(
        name = "screenshot",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        customSynopsis = {
            "palimpsest screenshot FILE --out PICTURE.png [--host SCRIPT.js] [--invoke NAME ARG…]… [--at STEP]",
            "                             [--select ADDRESS] [--theme light|dark|high-contrast] [--size 1440x900] [--scale 1]",
            "                             [--show NAME[=WORDS]]… [--language en|vi]",
            "palimpsest screenshot --lesson NAME --out PICTURE.png …"
        },
        description = "Draws the real window into a picture, without a display.")
final class ScreenshotCommand implements Callable<Integer> {
    @Mixin
    private ScreenshotOptions options = new ScreenshotOptions();

    @Override
    public Integer call() throws UserFault {
        ToolkitLog.onlyErrors();
        checkUse();
        boolean script = options.file.filter(Script::is).isPresent();
        Optional<Path> host = script ? options.file : options.host;
        Optional<Path> module = script ? Optional.empty() : options.file;
        Screenshot.Options picture = new Screenshot.Options(
                options.file.map(Path::toString).orElse(""),
                module.isPresent() ? Optional.of(InputFile.read(module.get())) : Optional.empty(),
                options.lesson,
                host.isPresent()
                        ? Optional.of(new Script(host.get(), InputFile.readText(host.get())))
                        : Optional.empty(),
                options.invocations.stream()
                        .map(call -> new Screenshot.Call(call.name(), call.arguments()))
                        .toList(),
                options.at,
                options.select.map(MemoryAddress::value),
                options.parts,
                options.theme,
                options.language,
                options.size.width(),
                options.size.height(),
                options.scale);
        try {
            Screenshot.take(picture, options.out);
        } catch (Screenshot.Failed e) {
            throw new UserFault(e.words());
        }
        return ExitCode.SUCCESS;
    }

    private void checkUse() throws UserFault {
        boolean welcome = options.parts.stream().anyMatch(asked -> asked.part() == Part.WELCOME);
        int given = (options.file.isPresent() ? 1 : 0) + (options.lesson.isPresent() ? 1 : 0) + (welcome ? 1 : 0);
        if (given != 1) {
            throw use("give a FILE, or --lesson, or --show welcome: one of them");
        }
        List<String> lessons = ExamplesViewModel.shippedNames();
        if (options.lesson.filter(name -> !lessons.contains(name)).isPresent()) {
            throw use(
                    "there is no lesson '" + options.lesson.orElse("") + "'; there are " + String.join(", ", lessons));
        }
    }

    private static UserFault use(String words) {
        return UserFault.usage("palimpsest: " + words + "\nTry 'palimpsest screenshot --help'.");
    }
}

package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import palimpsest.app.hostscript.Script;
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
            "                             [--select ADDRESS] [--theme light|dark|high-contrast] [--size 1440x900] [--scale 1]"
        },
        description = "Draws the real window into a picture, without a display.")
final class ScreenshotCommand implements Callable<Integer> {
    @Mixin
    private ScreenshotOptions options = new ScreenshotOptions();

    @Override
    public Integer call() throws UserFault {
        ToolkitLog.onlyErrors();
        boolean script = Script.is(options.file);
        Optional<Path> host = script ? Optional.of(options.file) : options.host;
        Screenshot.Options picture = new Screenshot.Options(
                options.file.toString(),
                script ? Optional.empty() : Optional.of(InputFile.read(options.file)),
                host.isPresent()
                        ? Optional.of(new Script(host.get(), InputFile.readText(host.get())))
                        : Optional.empty(),
                options.invocations.stream()
                        .map(call -> new Screenshot.Call(call.name(), call.arguments()))
                        .toList(),
                options.at,
                options.select.map(MemoryAddress::value),
                options.theme,
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
}

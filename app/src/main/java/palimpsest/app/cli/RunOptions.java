package palimpsest.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code palimpsest run} was asked to do. */
final class RunOptions {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A module (.wat, .wasm), a host script (.js, .mjs, .html) or a saved session (.palimpsest).")
    Path file = Path.of("");

    @Option(
            names = "--invoke",
            parameterConsumer = Invocation.Consumer.class,
            paramLabel = "NAME [ARG…]",
            description =
                    "Calls an export; may be given several times. Prints its results, one a line, such as i32:11.")
    List<Invocation> invocations = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "SCRIPT.js",
            description = "Runs a host script after the module is instantiated and before --invoke. It finds instance, "
                    + "exports and memory (the first memory that the module has) as global variables.")
    Optional<Path> host = Optional.empty();

    @Option(
            names = "--dump",
            paramLabel = "MEMORY:ADDRESS:LENGTH",
            description = "Prints memory, 16 bytes a line: address, hex, UTF-8 text, and who wrote each byte "
                    + "(m module, h host, d data segment, g growth, . never written).")
    List<MemoryRange> dumps = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "STEP",
            description = "Shows the state as of that step, for --dump and --writers.")
    Optional<Long> at = Optional.empty();

    @Option(
            names = "--writes",
            paramLabel = "FILE.jsonl",
            description = "Writes every write event to a file, a JSON object a line.")
    Optional<Path> writes = Optional.empty();

    @Option(
            names = "--writers",
            paramLabel = "MEMORY:ADDRESS",
            description = "Prints every writer this byte has had, newest first.")
    List<MemoryPlace> writers = new ArrayList<>();

    @Option(
            names = "--fuel",
            paramLabel = "N",
            description =
                    "Stops after N instructions. A host script may then compute for a minute, without the time of the modules"
                            + " that it calls, instead of a second and a half.")
    Optional<Long> fuel = Optional.empty();

    @Option(
            names = "--dir",
            paramLabel = "HOST_DIR[::GUEST_DIR]",
            description = "Lets a WASI program use a folder, and what lies in it; may be given several times.")
    List<String> folders = new ArrayList<>();

    @Option(names = "--env", paramLabel = "K=V", description = "Sets an environment variable of a WASI program.")
    List<String> environment = new ArrayList<>();

    @Parameters(index = "1..*", paramLabel = "ARG", description = "After --: the arguments of a WASI program.")
    List<String> arguments = new ArrayList<>();

    /** Refuses numbers that make no sense. */
    void check() throws UserFault {
        if (at.orElse(0L) < 0) {
            throw UserFault.usage("--at " + at.get() + ": steps are numbered from 0");
        }
        if (fuel.orElse(0L) < 0) {
            throw UserFault.usage("--fuel " + fuel.get() + ": it cannot be negative");
        }
    }
}

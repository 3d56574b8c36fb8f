package palimpsest.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.engine.host.Wasi;
import palimpsest.engine.host.WasiClock;
import palimpsest.engine.host.WasiWorld;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Module;

/** What a WASI program that {@code palimpsest run} runs can reach. */
final class CommandWorld {

    private CommandWorld() {}

    /** Whether it is a program that begins at {@code _start}. */
    static boolean isCommand(Module module) {
        return Wasi.isImportedBy(module)
                && module.exports().stream()
                        .anyMatch(each ->
                                each.kind() == ExternalKind.FUNC && each.name().equals("_start"));
    }

    static WasiWorld of(RunOptions options, Terminal terminal) throws UserFault {
        Path name = options.file.getFileName();
        List<String> arguments = new ArrayList<>(List.of(name == null ? "" : name.toString()));
        arguments.addAll(options.arguments);
        return new WasiWorld(
                arguments,
                environment(options.environment),
                folders(options.folders),
                terminal.interactive(),
                (into, offset, count) -> read(terminal, into, offset, count),
                bytes -> terminal.out().write(bytes, 0, bytes.length),
                bytes -> terminal.err().write(bytes, 0, bytes.length),
                WasiClock.real(),
                WasiWorld.sameRandom());
    }

    private static int read(Terminal terminal, byte[] into, int offset, int count) throws IOException {
        terminal.out().flush();
        return terminal.in().read(into, offset, count);
    }

    private static Map<String, String> environment(List<String> options) throws UserFault {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String each : options) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw UserFault.usage("--env " + each + ": wants a name and a value, NAME=VALUE");
            }
            variables.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return variables;
    }

    private static Map<String, Path> folders(List<String> options) throws UserFault {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (String each : options) {
            int colons = each.indexOf("::");
            String host = colons < 0 ? each : each.substring(0, colons);
            String guest = colons < 0 ? each : each.substring(colons + 2);
            try {
                Path folder = Path.of(host);
                if (!Files.isDirectory(folder)) {
                    throw new UserFault("--dir " + each + ": there is no folder " + host);
                }
                folders.put(guest, folder.toRealPath());
            } catch (InvalidPathException | IOException e) {
                throw new UserFault("--dir " + each + ": " + host + " cannot be opened");
            }
        }
        return folders;
    }
}

package palimpsest.app.hostscript;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** The modules that a script can import without having them: a few of Node's, and the lessons' {@code wasmBrowserInstantiate}. */
final class BuiltInModules {

    /** Stands for a folder that is on no disk. */
    private static final Path PLACE = Path.of("/palimpsest built-in modules");

    /** The module that the lessons import from {@code /demo-util/instantiateWasm.js}. */
    static final Path INSTANTIATOR = PLACE.resolve("instantiateWasm.mjs");

    private static final String NODE = "node:";

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry(
                    "fs",
                    List.of(
                            "readFileSync",
                            "existsSync",
                            "readFile",
                            "statSync",
                            "writeSync",
                            "promises",
                            "constants")),
            Map.entry("fs/promises", List.of("readFile", "access")),
            Map.entry(
                    "path",
                    List.of(
                            "join",
                            "resolve",
                            "dirname",
                            "basename",
                            "extname",
                            "normalize",
                            "isAbsolute",
                            "relative",
                            "sep",
                            "delimiter",
                            "posix")),
            Map.entry(
                    "util",
                    List.of(
                            "inspect",
                            "format",
                            "TextDecoder",
                            "TextEncoder",
                            "promisify",
                            "isDeepStrictEqual",
                            "types")),
            Map.entry("url", List.of("URL", "URLSearchParams", "fileURLToPath", "pathToFileURL")),
            Map.entry("process", List.of("argv", "env", "exit", "stdout", "stderr", "platform", "cwd", "nextTick")),
            Map.entry("perf_hooks", List.of("performance")),
            Map.entry("crypto", List.of("webcrypto", "randomBytes", "randomFillSync", "getRandomValues")),
            Map.entry("assert", List.of("ok", "equal", "strictEqual", "deepEqual", "deepStrictEqual", "throws")),
            Map.entry("buffer", List.of("Buffer")),
            Map.entry("timers", List.of("setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate")),
            Map.entry("os", List.of("EOL", "platform")));

    private BuiltInModules() {}

    /** Whether an import means one of Node's modules. */
    static boolean isName(String specifier) {
        return NAMES.containsKey(bare(specifier));
    }

    /** The place of one of Node's modules; where there is none of that name, it cannot be read. */
    static Path path(String specifier) {
        return PLACE.resolve(bare(specifier).replace('/', '-') + ".mjs");
    }

    /** Whether a path is that of a module of these. */
    static boolean isOne(Path path) {
        return path.startsWith(PLACE);
    }

    /** Whether a path ends as that of the lessons' module. */
    static boolean isInstantiator(String path) {
        return path.endsWith("/instantiateWasm.js");
    }

    /** A module's text, which asks the shim for what it exports; {@code undefined} where there is none. */
    static byte[] bytes(Path path) throws java.nio.file.NoSuchFileException {
        return text(path).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Path path) throws java.nio.file.NoSuchFileException {
        if (path.equals(INSTANTIATOR)) {
            return "export const wasmBrowserInstantiate = globalThis.wasmBrowserInstantiate; export default wasmBrowserInstantiate;";
        }
        for (Entry<String, List<String>> module : NAMES.entrySet()) {
            if (path(module.getKey()).equals(path)) {
                return "const it = process.getBuiltinModule('" + module.getKey()
                        + "'); export default it; export const { " + String.join(", ", module.getValue()) + " } = it;";
            }
        }
        throw new java.nio.file.NoSuchFileException(
                String.valueOf(path.getFileName()).replace(".mjs", ""), null, "there is no such module here");
    }

    private static String bare(String specifier) {
        return specifier.startsWith(NODE) ? specifier.substring(NODE.length()) : specifier;
    }
}

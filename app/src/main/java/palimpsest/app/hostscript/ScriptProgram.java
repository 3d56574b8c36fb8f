package palimpsest.app.hostscript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;

/**
 * A script made ready to run: whether it is a module of the newer kind, which says {@code import}, {@code export} or
 * {@code await} on its top level, and whether it wants a world like Node's or like a page's.
 */
final class ScriptProgram {

    private static final String SCRIPT = "application/javascript";
    private static final String MODULE = "application/javascript+module";
    /** Comments; a string that looks like one is no harm, since only a guess depends on it. */
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/|(?<![:'\"`\\\\])//[^\\n]*", Pattern.DOTALL);

    private static final Pattern REQUIRES = Pattern.compile("(?<![.\\w$])require\\s*\\(");
    private static final Pattern IMPORTS_OF_NODE = Pattern.compile(
            "(?:\\bfrom|\\bimport)\\s*\\(?\\s*['\"](?:node:|(?:fs|path|util|url|process|assert|crypto)(?:/\\w+)?['\"])");

    private static final Pattern SAYS_MODULE = Pattern.compile("^\\s*(import|export)\\b", Pattern.MULTILINE);
    private static final int LARGEST = 64 << 20;

    private final Context context;
    private final Script script;
    private final ScriptFiles files;
    private final ScriptPort port;
    private final Path file;

    ScriptProgram(Context context, Script script, ScriptFiles files, ScriptPort port) {
        this.context = context;
        this.script = script;
        this.files = files;
        this.port = port;
        this.file = files.folder().resolve(script.name());
    }

    /** What a script finds around it. */
    enum Surroundings {
        /** A page, as in a browser. */
        PAGE,
        /** Node, for a module, which imports. */
        NODE,
        /** Node, for a script, which calls {@code require}. */
        NODE_WITH_REQUIRE
    }

    /** What a script wants around it: Node, if it calls {@code require} or imports Node's modules. A page never does. */
    static Surroundings surroundings(Script script) {
        if (isPage(script)) {
            return Surroundings.PAGE;
        }
        String code = COMMENTS.matcher(script.text()).replaceAll(" ");
        if (!script.name().endsWith(".mjs") && REQUIRES.matcher(code).find()) {
            return Surroundings.NODE_WITH_REQUIRE;
        }
        return IMPORTS_OF_NODE.matcher(code).find() ? Surroundings.NODE : Surroundings.PAGE;
    }

    /** Runs it, but for what it leaves for later. */
    void run() {
        if (!isPage(script)) {
            run(new Part(file, script.name(), script.text()), script.name().endsWith(".mjs"));
            return;
        }
        for (PageScript each : PageScript.all(script.text())) {
            part(each).ifPresent(part -> run(part, each.module()));
        }
    }

    /**
     * What is run at once.
     *
     * @param name what messages call it
     */
    private record Part(Path file, String name, String text) {}

    /** A page's script, or empty where it lies in a file that is not there. */
    private Optional<Part> part(PageScript of) {
        if (of.file().isEmpty()) {
            return Optional.of(new Part(file, script.name(), of.text(script.text())));
        }
        String address = of.file().get();
        try {
            if (address.contains("://") || address.startsWith("//")) {
                throw new IOException("there is no network here");
            }
            Path path = files.toRealPath(Path.of(address.replaceFirst("[?#].*", "")));
            String name = files.folder().relativize(path).toString();
            return Optional.of(new Part(path, name, new String(files.read(path, LARGEST), StandardCharsets.UTF_8)));
        } catch (IOException | InvalidPathException e) {
            String why = e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
            port.print(ScriptPort.Stream.ERR, "<script src=\"" + address + "\"> is left out: " + why + "\n");
            return Optional.empty();
        }
    }

    private void run(Part part, boolean module) {
        context.eval(module ? source(part, MODULE) : scriptOrModule(part));
    }

    /** As Node finds out: what is no script, but is a module, is a module. */
    private Source scriptOrModule(Part part) {
        Source asScript = source(part, SCRIPT);
        try {
            context.parse(asScript);
            return asScript;
        } catch (PolyglotException noScript) {
            Source asModule = source(part, MODULE);
            try {
                context.parse(asModule);
                return asModule;
            } catch (PolyglotException neither) {
                return SAYS_MODULE.matcher(part.text()).find() ? asModule : asScript;
            }
        }
    }

    private static Source source(Part part, String type) {
        try {
            return Source.newBuilder("js", part.file().toFile())
                    .content(part.text())
                    .name(part.name())
                    .mimeType(type)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPage(Script script) {
        String name = script.name().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }
}

package palimpsest.app.hostscript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
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

    private final Context context;
    private final Script script;
    private final Path file;

    ScriptProgram(Context context, Script script, ScriptFiles files) {
        this.context = context;
        this.script = script;
        this.file = files.folder().resolve(script.name());
    }

    /** Whether a script wants Node around it: it calls {@code require}, or imports Node's modules. A page never does. */
    static boolean wantsNode(Script script) {
        if (isPage(script)) {
            return false;
        }
        String code = COMMENTS.matcher(script.text()).replaceAll(" ");
        return REQUIRES.matcher(code).find() || IMPORTS_OF_NODE.matcher(code).find();
    }

    /** Runs it, but for what it leaves for later. */
    void run() {
        if (isPage(script)) {
            for (PageScript each : PageScript.all(script.text())) {
                runPart(each);
            }
            return;
        }
        runPart(new PageScript(script.text(), script.name().endsWith(".mjs")));
    }

    private void runPart(PageScript part) {
        context.eval(part.module() ? source(part.text(), MODULE) : scriptOrModule(part.text()));
    }

    /** As Node finds out: what is no script, but is a module, is a module. */
    private Source scriptOrModule(String text) {
        Source asScript = source(text, SCRIPT);
        try {
            context.parse(asScript);
            return asScript;
        } catch (PolyglotException noScript) {
            Source asModule = source(text, MODULE);
            try {
                context.parse(asModule);
                return asModule;
            } catch (PolyglotException neither) {
                return saysModule(text) ? asModule : asScript;
            }
        }
    }

    private static boolean saysModule(String text) {
        return Pattern.compile("^\\s*(import|export)\\b", Pattern.MULTILINE)
                .matcher(text)
                .find();
    }

    private Source source(String text, String type) {
        try {
            return Source.newBuilder("js", file.toFile())
                    .content(text)
                    .name(script.name())
                    .mimeType(type)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPage(Script script) {
        return script.name().toLowerCase(Locale.ROOT).endsWith(".html");
    }
}

package palimpsest.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that a text gives to a part of a module.
 *
 * @param kind the keyword before it: {@code func}, {@code global}, …
 * @param offset where the definition begins in the text
 */
record SourceName(String kind, String name, int offset) {
    private static final int MOST = 20_000;
    /** A name that a closing bracket follows is used there, as in {@code (export "f" (func $f))}. */
    private static final Pattern DEFINITION =
            Pattern.compile("\\((func|global|memory|table|type|data|elem|tag)\\s++(\\$[^\\s()\";]++)(?!\\s*+\\))");

    /** The definitions in a text, in its order; of very many the first. */
    static List<SourceName> in(String text) {
        List<SourceName> names = new ArrayList<>();
        Matcher matcher = DEFINITION.matcher(text);
        while (names.size() < MOST && matcher.find()) {
            names.add(new SourceName(matcher.group(1), matcher.group(2), matcher.start()));
        }
        return names;
    }
}

package palimpsest.app.hostscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code <script>} of an HTML page.
 *
 * @param start the offset of its text in the page
 * @param end the offset after it
 * @param module whether it is a module
 * @param file where its text lies instead, if it says so
 */
record PageScript(int start, int end, boolean module, Optional<String> file) {

    private static final Pattern ELEMENT = Pattern.compile(
            "<!--.*?-->|<script\\b([^>]*)>(.*?)</script\\s*>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Set<String> SCRIPTS =
            Set.of("", "module", "text/javascript", "application/javascript", "text/ecmascript");

    /** The scripts of a page in the order in which they run: modules and deferred ones come last. */
    static List<PageScript> all(String page) {
        List<PageScript> first = new ArrayList<>();
        List<PageScript> last = new ArrayList<>();
        Matcher matcher = ELEMENT.matcher(page);
        while (matcher.find()) {
            String attributes = matcher.group(1);
            if (attributes == null) {
                continue;
            }
            String type = attribute(attributes, "type").orElse("").toLowerCase(Locale.ROOT);
            if (SCRIPTS.contains(type)) {
                boolean module = type.equals("module");
                Optional<String> file = attribute(attributes, "src");
                boolean late = module || (file.isPresent() && has(attributes, "defer"));
                (late ? last : first).add(new PageScript(matcher.start(2), matcher.end(2), module, file));
            }
        }
        first.addAll(last);
        return first;
    }

    /** Its text, after as many lines and columns as stand before it in the page, so that places are those of the page. */
    String text(String page) {
        String before = page.substring(0, start);
        long lines = before.chars().filter(each -> each == '\n').count();
        int column = start - (before.lastIndexOf('\n') + 1);
        return "\n".repeat((int) lines) + " ".repeat(column) + page.substring(start, end);
    }

    private static Optional<String> attribute(String attributes, String name) {
        Matcher matcher = Pattern.compile(
                        "(?<![\\w-])" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))",
                        Pattern.CASE_INSENSITIVE)
                .matcher(attributes);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= 3; group++) {
            if (matcher.group(group) != null) {
                return Optional.of(matcher.group(group).strip());
            }
        }
        return Optional.empty();
    }

    private static boolean has(String attributes, String name) {
        return Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])", Pattern.CASE_INSENSITIVE)
                .matcher(attributes)
                .find();
    }
}

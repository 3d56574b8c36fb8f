package palimpsest.app.examples;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.words.Words;

/** Where a link in a card leads. */
sealed interface CardLink {

    /** Some bytes of a memory: {@code memory:0x8+4}. */
    record Bytes(MemoryRange range) implements CardLink {}

    /** Something to do: {@code do:run-script}. */
    record Doing(Deed deed) implements CardLink {}

    /** Another lesson of the pack: {@code lesson:sum}. */
    record Other(String lesson) implements CardLink {}

    /** A page in the web; the person opens it where they like. */
    record Web(String address) implements CardLink {}

    /** What the target of a link means. */
    static CardLink read(String target) throws Wrong {
        int colon = target.indexOf(':');
        String kind = target.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        String rest = target.substring(colon + 1);
        return switch (kind) {
            case "memory" -> bytes(rest);
            case "do" ->
                new Doing(Deed.named(rest)
                        .orElseThrow(() -> new Wrong(Words.of(
                                "examples.fault.deed",
                                rest,
                                Arrays.stream(Deed.values()).map(Deed::word).collect(Collectors.joining(", "))))));
            case "lesson" -> new Other(rest);
            case "http", "https" -> new Web(target);
            default -> throw new Wrong(Words.of("examples.fault.link", target));
        };
    }

    private static CardLink bytes(String text) throws Wrong {
        Matcher found = Pattern.compile(ConditionReader.placePattern() + "(?:\\+(\\d+))?")
                .matcher(text);
        if (!found.matches()) {
            throw new Wrong(Words.of("examples.fault.form", "memory:" + text, "memory:0x8+4"));
        }
        return new Bytes(ConditionReader.place(
                found, found.group(3) == null ? 1 : Math.max(1, ConditionReader.small(found.group(3)))));
    }
}

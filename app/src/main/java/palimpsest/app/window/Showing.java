package palimpsest.app.window;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part that a picture shall show, and what a person would type there.
 *
 * @param words what to look for, the structure to lay, or the scale to present at in percent; empty for nothing
 */
public record Showing(Part part, String words) {
    /**
     * Reads {@code NAME} or {@code NAME=WORDS}; nothing if there is no part with such a name, or it takes no such words.
     */
    public static Optional<Showing> parse(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        String words = equals < 0 ? "" : text.substring(equals + 1);
        return Stream.of(Part.values())
                .filter(part -> part.word().equals(name))
                .map(part -> new Showing(part, words))
                .filter(Showing::makesSense)
                .findFirst();
    }

    /** The names of all parts, as a person reads a list. */
    public static String names() {
        return Stream.of(Part.values()).map(Part::word).collect(Collectors.joining(", "));
    }

    private boolean makesSense() {
        return switch (part) {
            case FIND, STRUCTURES, PALETTE -> true;
            case PRESENTING ->
                words.isEmpty() || (words.matches("\\d{2,3}") && percent() >= Zoom.LEAST && percent() <= Zoom.MOST);
            default -> words.isEmpty();
        };
    }

    /** The scale to present at. */
    int percent() {
        return words.isEmpty() ? Zoom.NORMAL : Integer.parseInt(words);
    }
}

package palimpsest.app.session;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import palimpsest.app.words.Phrases;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.NextStep;

/** What the next step will do, in a sentence. */
final class StepWords {

    private StepWords() {}

    /** {@code Takes 7 and 4; gives 11: their sum.} */
    static String of(NextStep step) {
        String taken = step.takes().isEmpty() ? "" : Words.of("session.step.takes", list(phrases(step.takes())));
        String given = step.gives().isEmpty() ? "" : Words.of("session.step.gives", Phrases.of(step.gives()));
        return step.trap()
                .map(why -> sentence(Stream.of(taken, Words.of("session.step.trap", why))))
                .orElseGet(() -> sentence(Stream.of(taken, Phrases.of(step.does()), given)));
    }

    static List<String> phrases(List<String> english) {
        return english.stream().map(Phrases::of).toList();
    }

    private static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : Words.of("session.made", String.join(", ", parts.subList(0, last)), parts.get(last));
    }

    private static String sentence(Stream<String> parts) {
        String text = parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}

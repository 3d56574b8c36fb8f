package palimpsest.app.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was typed into the palette, and what fits it best. */
public final class PaletteViewModel {
    private static final int MOST = 60;

    private final Function<String, List<Choice>> typed;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<Choice> found = FXCollections.observableArrayList();
    private final ObservableList<Choice> readOnlyFound = FXCollections.unmodifiableObservableList(found);
    private List<Candidate> candidates = List.of();

    /** @param typed gives what can be done with a text as it was typed, such as an address to go to */
    public PaletteViewModel(Function<String, List<Choice>> typed) {
        this.typed = typed;
        query.addListener((property, before, now) -> search());
    }

    /** What there is to choose from; in this order as long as nothing is typed. */
    public void offer(List<Choice> choices) {
        candidates = choices.stream().map(Candidate::new).toList();
        search();
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** What fits, the best first. */
    public ObservableList<Choice> found() {
        return readOnlyFound;
    }

    private void search() {
        String wanted = Fuzzy.plain(query.get()).strip();
        List<Choice> now = new ArrayList<>();
        if (wanted.isEmpty()) {
            candidates.stream().limit(MOST).map(Candidate::choice).forEach(now::add);
        } else {
            now.addAll(typed.apply(query.get().strip()));
            List<Scored> scored = new ArrayList<>();
            for (Candidate candidate : candidates) {
                candidate.score(wanted).ifPresent(score -> scored.add(new Scored(candidate.choice(), score)));
            }
            scored.sort(Comparator.comparingInt(Scored::score).reversed());
            scored.stream().limit(MOST).map(Scored::choice).forEach(now::add);
        }
        found.setAll(now);
    }

    private record Scored(Choice choice, int score) {}

    /** A choice with its words as they are searched. */
    private record Candidate(Choice choice, String words, String detail) {
        /** What is only mentioned fits less well than what is named. */
        private static final int DETAIL = 400;

        private static final int IMPOSSIBLE = 300;

        Candidate(Choice choice) {
            this(choice, Fuzzy.plain(choice.words()), Fuzzy.plain(choice.detail()));
        }

        OptionalInt score(String wanted) {
            OptionalInt named = Fuzzy.score(wanted, words);
            boolean mentioned = detail.contains(wanted);
            if (named.isEmpty() && !mentioned) {
                return named;
            }
            int score = Math.max(named.orElse(Integer.MIN_VALUE), mentioned ? DETAIL : Integer.MIN_VALUE);
            return OptionalInt.of(choice.possible() ? score : score - IMPOSSIBLE);
        }
    }
}

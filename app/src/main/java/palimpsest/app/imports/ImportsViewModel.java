package palimpsest.app.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.Answer;
import palimpsest.app.session.AskedCall;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.StandIn;
import palimpsest.app.session.Value;
import palimpsest.app.session.ValueText;
import palimpsest.engine.syntax.ValueType;

/** What stands in for imports that nobody gave, how functions among them answer, and the call that waits for an answer. */
public final class ImportsViewModel {

    private final Session session;
    private final ReadOnlyObjectWrapper<List<StandIn>> standIns =
            new ReadOnlyObjectWrapper<>(this, "standIns", List.of());
    private final ReadOnlyObjectWrapper<Optional<AskedCall>> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", Optional.empty());
    private Map<String, Answer> answers = Map.of();

    public ImportsViewModel(Session session) {
        this.session = session;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** In the order of the imports; empty when there are none. */
    public ReadOnlyObjectProperty<List<StandIn>> standInsProperty() {
        return standIns.getReadOnlyProperty();
    }

    /** The call that waits for the person. */
    ReadOnlyObjectProperty<Optional<AskedCall>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** How a function answers now. */
    Answer answer(StandIn function) {
        return answers.getOrDefault(function.fullName(), new Answer.Zeros());
    }

    void answer(StandIn function, Answer answer) {
        session.answerImport(function.fullName(), answer);
    }

    /** Answers always with values that are typed, with commas between them; what is wrong with them, if something is. */
    Optional<String> answerConstantly(StandIn function, String typed) {
        Typed values = Typed.of(typed, function.results());
        values.values().ifPresent(known -> answer(function, new Answer.Constants(known)));
        return values.problem();
    }

    /** Answers the call that waits; what is wrong with the values, if something is. */
    Optional<String> reply(String typed) {
        if (asked.get().isEmpty()) {
            return Optional.empty();
        }
        Typed values = Typed.of(typed, asked.get().get().results());
        values.values().ifPresent(session::reply);
        return values.problem();
    }

    /** Values as they were typed. */
    private record Typed(Optional<List<Value>> values, Optional<String> problem) {
        static Typed of(String text, List<ValueType> types) {
            String[] pieces = text.isBlank() ? new String[0] : text.split(",", -1);
            if (pieces.length != types.size()) {
                return wrong(types.isEmpty() ? "it returns nothing" : "it returns " + types);
            }
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < pieces.length; i++) {
                ValueText.Parsed parsed = ValueText.parse(types.get(i), pieces[i].strip());
                if (parsed instanceof ValueText.Parsed.Bad bad) {
                    return wrong(bad.message());
                }
                values.add(((ValueText.Parsed.Good) parsed).value());
            }
            return new Typed(Optional.of(values), Optional.empty());
        }

        private static Typed wrong(String words) {
            return new Typed(Optional.empty(), Optional.of(words));
        }
    }

    private void show(Snapshot now) {
        answers = now.answers();
        standIns.set(now.standIns());
        asked.set(now.asked());
    }
}

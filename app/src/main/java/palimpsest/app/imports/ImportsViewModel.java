package palimpsest.app.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.session.Answer;
import palimpsest.app.session.AskedCall;
import palimpsest.app.session.HostMemory;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.StandIn;
import palimpsest.app.session.Value;
import palimpsest.app.session.ValueText;
import palimpsest.app.words.Words;
import palimpsest.engine.syntax.MemoryType;
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

    /** The memory that stands there for an import now. */
    Optional<MemoryType> memory(StandIn memory) {
        return session.snapshot().memories().stream()
                .filter(each ->
                        each.importedFrom().filter(memory.fullName()::equals).isPresent())
                .map(MemoryInfo::type)
                .findFirst();
    }

    /** Makes a memory as somebody typed it, and an instance with it; what is wrong with it, if something is. */
    Optional<String> make(StandIn memory, String initial, String maximum, boolean shared) {
        Optional<Long> pages = pages(initial);
        Optional<Long> most = pages(maximum);
        if (pages.isEmpty() || (most.isEmpty() && !maximum.isBlank())) {
            return Optional.of(Words.of("imports.memory.number"));
        }
        HostMemory made = new HostMemory(pages.get(), most.map(OptionalLong::of).orElse(OptionalLong.empty()), shared);
        Optional<String> wrong = memory.memory().flatMap(wanted -> unfit(made, wanted));
        if (wrong.isEmpty()) {
            session.giveMemory(memory.fullName(), made);
        }
        return wrong;
    }

    private static Optional<Long> pages(String typed) {
        String digits = typed.strip().replace("_", "");
        return digits.matches("\\d{1,15}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** Why a memory cannot stand for an import. See the specification, Import Matching for memories. */
    private static Optional<String> unfit(HostMemory made, MemoryType wanted) {
        long least = wanted.limits().minimum();
        OptionalLong most = wanted.limits().maximum();
        if (made.maximum().isPresent() && made.maximum().getAsLong() < made.initial()) {
            return Optional.of(Words.of("imports.memory.order"));
        } else if (made.shared() && made.maximum().isEmpty()) {
            return Optional.of(Words.of("imports.memory.shared.maximum"));
        } else if (made.initial() < least) {
            return Optional.of(Words.of("imports.memory.least", String.valueOf(least)));
        } else if (most.isPresent() && made.maximum().orElse(Long.MAX_VALUE) > most.getAsLong()) {
            return Optional.of(Words.of("imports.memory.most", String.valueOf(most.getAsLong())));
        } else if (made.shared() != wanted.shared()) {
            return Optional.of(
                    wanted.shared() ? Words.of("imports.memory.shared") : Words.of("imports.memory.unshared"));
        }
        return Optional.empty();
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
                return wrong(
                        types.isEmpty() ? Words.of("imports.returns.nothing") : Words.of("imports.returns", types));
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

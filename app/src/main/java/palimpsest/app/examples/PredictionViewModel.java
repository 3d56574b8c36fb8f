package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.NextStep;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.words.Words;
import palimpsest.engine.source.ByteSlice;

/** Predict, then step: the bytes that a person expects, and how they compare with those that come. */
public final class PredictionViewModel {
    private static final int MOST = 16;
    /** Hues of stretches in the grid: blue, green, and vermilion. */
    private static final int ASKED = 0;

    private static final int RIGHT = 2;
    private static final int WRONG = 1;

    private final Session session;
    private final ExamplesViewModel lessons;
    private final ReadOnlyObjectWrapper<Optional<Prediction>> asked =
            new ReadOnlyObjectWrapper<>(this, "asked", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Overlay>> overlays =
            new ReadOnlyObjectWrapper<>(this, "overlays", List.of());
    /** What was typed and waits for the step to be done. */
    private Optional<Given> given = Optional.empty();

    /** Bytes that were given as an answer, and the moment. */
    private record Given(ByteSlice expected, ByteSlice before, Snapshot then) {}

    PredictionViewModel(Session session, ExamplesViewModel lessons) {
        this.session = session;
        this.lessons = lessons;
        session.snapshotProperty().addListener((property, old, now) -> look(now));
    }

    /** The bytes that are to be foretold, or were. */
    ReadOnlyObjectProperty<Optional<Prediction>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Whether something is to be foretold and was not compared yet. */
    public BooleanExpression openProperty() {
        return BooleanExpression.booleanExpression(
                asked.map(is -> is.filter(known -> known.marking().isEmpty()).isPresent()));
    }

    /** What the grid shows of it. */
    public ReadOnlyObjectProperty<List<Overlay>> overlaysProperty() {
        return overlays.getReadOnlyProperty();
    }

    /** Asks for the bytes that the next step writes; where it writes none, for those that are selected. */
    public void askForNextStep() {
        Snapshot now = session.snapshot();
        Optional<MemoryRange> written = now.next()
                .map(NextStep::writes)
                .flatMap(ranges -> ranges.stream().findFirst());
        written.or(lessons.selection::get)
                .map(PredictionViewModel::shortened)
                .filter(range -> ConditionReader.held(now, range).isPresent())
                .ifPresent(range ->
                        ask(new Prediction(range, Optional.empty(), until(now), Optional.empty(), Optional.empty())));
    }

    /** While nothing is executed the next step would only begin the call: there the whole call is asked for. */
    private static Checkpoint.Until until(Snapshot now) {
        return now.state() == State.PAUSED || now.time().hasFuture() ? Checkpoint.Until.STEP : Checkpoint.Until.CALL;
    }

    private static MemoryRange shortened(MemoryRange range) {
        return new MemoryRange(range.memory(), range.address(), Math.min(MOST, range.length()));
    }

    /** Asks what a card asks. */
    void ask(Checkpoint.Exercise exercise) {
        ask(new Prediction(
                exercise.range(), exercise.type(), exercise.until(), Optional.of(exercise), Optional.empty()));
    }

    private void ask(Prediction prediction) {
        given = Optional.empty();
        lessons.intents.get().show(prediction.range());
        overlays.set(List.of(stretch(prediction.range(), 0, prediction.length(), "examples.predict.here", ASKED)));
        // Last of all: the cells take the keys that the grid has got by showing the bytes.
        asked.set(Optional.of(prediction));
    }

    /** Asks the same once more, at the moment that is shown now. */
    void again() {
        asked.get()
                .ifPresent(known -> ask(new Prediction(
                        known.range(), known.type(), known.until(), known.exercise(), Optional.empty())));
    }

    /** Foretells nothing after all, or has seen how it came out. */
    void leave() {
        given = Optional.empty();
        asked.set(Optional.empty());
        overlays.set(List.of());
    }

    /** The bytes that were typed, two digits of hexadecimal each; nothing while one is missing or is none. */
    Optional<ByteSlice> bytes(List<String> cells) {
        byte[] bytes = new byte[cells.size()];
        for (int i = 0; i < bytes.length; i++) {
            String digits = cells.get(i).strip();
            if (!digits.matches("[0-9a-fA-F]{1,2}")) {
                return Optional.empty();
            }
            bytes[i] = (byte) HexFormat.fromHexDigits(digits);
        }
        return Optional.of(ByteSlice.of(bytes));
    }

    /** The bytes of a number that was typed. */
    Optional<ByteSlice> bytes(ValueType type, String typed) {
        return Numbers.bytes(type, typed);
    }

    /** Takes an answer and does what is to be done; as soon as it has been done, the bytes are compared. */
    void answer(ByteSlice expected) {
        if (asked.get().isEmpty()) {
            return;
        }
        Prediction prediction = asked.get().get();
        Snapshot now = session.snapshot();
        given = Optional.of(new Given(expected, held(now, prediction.range()), now));
        switch (prediction.until()) {
            case STEP -> lessons.intents.get().perform(Deed.STEP);
            case CALL -> lessons.intents.get().perform(now.state() == State.PAUSED ? Deed.RUN : Deed.CALL);
            case SCRIPT -> lessons.intents.get().perform(Deed.RUN_SCRIPT);
        }
    }

    private static ByteSlice held(Snapshot now, MemoryRange range) {
        return ConditionReader.held(now, range).orElseGet(() -> ByteSlice.of(new byte[(int) range.length()]));
    }

    private void look(Snapshot now) {
        if (asked.get().isPresent() && now.state() == State.EMPTY) {
            leave();
        }
        given.filter(answer -> asked.get()
                        .filter(is -> over(is.until(), answer.then(), now))
                        .isPresent())
                .ifPresent(answer -> compare(answer, now));
    }

    /** Whether what the prediction waited for has happened. */
    private static boolean over(Checkpoint.Until until, Snapshot then, Snapshot now) {
        if (now.state() == State.RUNNING
                || now.busy().isPresent()
                || now.question().isPresent()) {
            return false;
        }
        boolean otherInstance = now.instance() != then.instance();
        return switch (until) {
            case STEP -> otherInstance || now.time().cursor() != then.time().cursor();
            case CALL -> otherInstance || lastCall(now) != lastCall(then);
            case SCRIPT -> ended(now) && (otherInstance || opening(now) != opening(then));
        };
    }

    private static long lastCall(Snapshot now) {
        return now.results().isEmpty()
                ? 0
                : now.results().get(now.results().size() - 1).number();
    }

    private static boolean ended(Snapshot now) {
        return now.script()
                .filter(script -> script.state() == ScriptView.State.DONE || script.state() == ScriptView.State.FAILED)
                .isPresent();
    }

    private static long opening(Snapshot now) {
        return now.script().map(ScriptView::opening).orElse(0L);
    }

    private void compare(Given answer, Snapshot now) {
        Prediction prediction = asked.get().orElseThrow();
        ByteSlice actual = held(now, prediction.range());
        Marking marking = new Marking(answer.expected(), answer.before(), actual, now.state() == State.TRAPPED);
        given = Optional.empty();
        asked.set(Optional.of(prediction.with(marking)));
        overlays.set(stretches(prediction.range(), marking));
        lessons.predicted(prediction.exercise(), marking.allRight());
    }

    /** Neighbours that came out alike are one stretch. */
    private static List<Overlay> stretches(MemoryRange range, Marking marking) {
        List<Overlay> stretches = new ArrayList<>();
        int from = 0;
        int length = marking.actual().length();
        for (int i = 1; i <= length; i++) {
            if (i == length || marking.right(i) != marking.right(from)) {
                boolean right = marking.right(from);
                byte[] expected = Arrays.copyOfRange(marking.expected().toBytes(), from, i);
                String label = right
                        ? Words.of("examples.predict.as-expected")
                        : Words.of(
                                "examples.predict.expected",
                                HexFormat.ofDelimiter(" ").formatHex(expected));
                stretches.add(new Overlay(
                        range.address() + from, i - from, label, Overlay.Kind.EXPECTED, right ? RIGHT : WRONG));
                from = i;
            }
        }
        return stretches;
    }

    private static Overlay stretch(MemoryRange range, int from, int length, String label, int hue) {
        return new Overlay(range.address() + from, length, Words.of(label), Overlay.Kind.EXPECTED, hue);
    }
}

package palimpsest.app.find;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.session.Sought;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.search.AlignedNeedle;
import palimpsest.engine.search.BytePattern;
import palimpsest.engine.search.FloatPattern;
import palimpsest.engine.search.Needle;
import palimpsest.engine.search.TextPattern;

/** What to search for, as it is typed and chosen; each kind keeps its own. */
public final class SearchTerms {

    public final ObjectProperty<SearchKind> kind = new SimpleObjectProperty<>(this, "kind", SearchKind.BYTES);
    public final StringProperty bytes = new SimpleStringProperty(this, "bytes", "");
    public final StringProperty text = new SimpleStringProperty(this, "text", "");
    public final ObjectProperty<TextForm> form = new SimpleObjectProperty<>(this, "form", TextForm.EITHER);
    public final BooleanProperty matchCase = new SimpleBooleanProperty(this, "matchCase");
    public final StringProperty number = new SimpleStringProperty(this, "number", "");
    public final ObjectProperty<ValueType> type = new SimpleObjectProperty<>(this, "type", ValueType.I32);
    public final ObjectProperty<Endianness> order = new SimpleObjectProperty<>(this, "order", Endianness.LITTLE);
    public final BooleanProperty aligned = new SimpleBooleanProperty(this, "aligned");
    /** How far from the number a fraction may be. */
    public final StringProperty tolerance = new SimpleStringProperty(this, "tolerance", "");

    public final ObjectProperty<Moment> since = new SimpleObjectProperty<>(this, "since", new Moment.LastStop());
    /** The step that {@link Moment.Step} means. */
    public final StringProperty step = new SimpleStringProperty(this, "step", "");

    public final ObjectProperty<Actor> actor = new SimpleObjectProperty<>(this, "actor", Actor.HOST);
    public final ObjectProperty<TextForm> stringForm = new SimpleObjectProperty<>(this, "stringForm", TextForm.EITHER);
    /** The least number of characters of a string. */
    public final StringProperty least = new SimpleStringProperty(this, "least", "4");

    /** Says something whenever one of them changes. */
    void listen(InvalidationListener listener) {
        for (Observable each : List.of(
                kind,
                bytes,
                text,
                form,
                matchCase,
                number,
                type,
                order,
                aligned,
                tolerance,
                since,
                step,
                actor,
                stringForm,
                least)) {
            each.addListener(listener);
        }
    }

    /** Whether the type of number that is chosen has a fraction. */
    public boolean fraction() {
        return type.get() == ValueType.F32 || type.get() == ValueType.F64;
    }

    /** What is to be searched for, or why not. */
    Wanted wanted() {
        return switch (kind.get()) {
            case BYTES -> bytes.get().isBlank() ? Wanted.NOTHING : wantedBytes();
            case TEXT -> text.get().isEmpty() ? Wanted.NOTHING : Wanted.of(new Sought.Matches(texts()));
            case NUMBER -> number.get().isBlank() ? Wanted.NOTHING : wantedNumber();
            case CHANGED -> Wanted.of(new Sought.Changed());
            case WRITTEN -> Wanted.of(new Sought.WrittenBy(actor.get()));
            case STRINGS -> wantedStrings();
        };
    }

    private Wanted wantedBytes() {
        return ByteText.parse(bytes.get())
                .map(pattern -> Wanted.of(new Sought.Matches(List.of(pattern))))
                .orElse(Wanted.fault(Words.of("find.fault.bytes")));
    }

    private List<Needle> texts() {
        return form.get().charsets().stream()
                .<Needle>map(charset -> TextPattern.of(text.get(), charset, matchCase.get()))
                .toList();
    }

    private Wanted wantedNumber() {
        Optional<Long> bits = type.get().parse(number.get());
        Optional<Double> near = tolerance();
        if (bits.isEmpty()) {
            return Wanted.fault(Words.of("find.fault.number", type.get().range()));
        }
        if (fraction() && near.isEmpty()) {
            return Wanted.fault(Words.of("find.fault.tolerance"));
        }
        List<Needle> needles = new ArrayList<>();
        for (ByteOrder each : order.get().orders()) {
            needles.add(needle(bits.get(), near.orElse(0.0), each));
        }
        return Wanted.of(new Sought.Matches(needles));
    }

    private Needle needle(long bits, double near, ByteOrder each) {
        int size = type.get().size();
        return switch (type.get()) {
            case F32 -> FloatPattern.f32(Float.intBitsToFloat((int) bits), near, each, aligned.get());
            case F64 -> FloatPattern.f64(Double.longBitsToDouble(bits), near, each, aligned.get());
            default -> {
                byte[] all = ByteBuffer.allocate(Long.BYTES)
                        .order(each)
                        .putLong(bits)
                        .array();
                byte[] low = each == ByteOrder.LITTLE_ENDIAN
                        ? Arrays.copyOf(all, size)
                        : Arrays.copyOfRange(all, Long.BYTES - size, Long.BYTES);
                BytePattern pattern = BytePattern.of(low);
                yield aligned.get() ? new AlignedNeedle(pattern, size) : pattern;
            }
        };
    }

    private Optional<Double> tolerance() {
        if (tolerance.get().isBlank()) {
            return Optional.of(0.0);
        }
        return ValueType.F64
                .parse(tolerance.get())
                .map(Double::longBitsToDouble)
                .filter(near -> near >= 0);
    }

    private Wanted wantedStrings() {
        TextForm wanted = stringForm.get();
        return ValueType.U16
                .parse(least.get())
                .filter(characters -> characters > 0)
                .map(characters -> Wanted.of(new Sought.Strings(
                        characters.intValue(), wanted.holds(TextForm.UTF_8), wanted.holds(TextForm.UTF_16))))
                .orElse(Wanted.fault(Words.of("find.fault.least")));
    }
}

package palimpsest.app.examples;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;

/** Reads what a card asks to foretell: {@code 4 bytes at 0x8 after step}, {@code i32 at 8 after call}. */
final class ExerciseReader {
    private static final Pattern FORM =
            Pattern.compile("(?<what>\\d+ bytes?|[uif]\\d+) at (?<place>\\S+) after (?<until>step|call|script)");
    private static final Pattern PLACE = Pattern.compile(ConditionReader.placePattern());
    /** As many as there are cells for. */
    private static final int MOST = 16;

    private ExerciseReader() {}

    static Checkpoint.Exercise read(String text) throws Wrong {
        Wrong wrong = new Wrong(Words.of("examples.fault.form", text, "predict: 4 bytes at 0x8 after step"));
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw wrong;
        }
        Matcher place = PLACE.matcher(found.group("place"));
        if (!place.matches()) {
            throw wrong;
        }
        String what = found.group("what");
        Optional<ValueType> type = Numbers.type(what);
        if (type.isEmpty() && !what.contains("byte")) {
            throw wrong;
        }
        int length = type.isPresent() ? type.get().size() : ConditionReader.small(what.split(" ", 2)[0]);
        if (length < 1 || length > MOST) {
            throw new Wrong(Words.of("examples.fault.length", String.valueOf(MOST)));
        }
        return new Checkpoint.Exercise(
                text,
                ConditionReader.place(place, length),
                type,
                Checkpoint.Until.valueOf(found.group("until").toUpperCase(Locale.ROOT)));
    }
}

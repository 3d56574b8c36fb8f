package palimpsest.app.examples;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;
import palimpsest.engine.source.ByteSlice;

/**
 * A prediction beside what came.
 *
 * @param expected the bytes that were foretold
 * @param before the bytes as they stood when they were
 * @param actual the bytes as they are
 * @param trapped whether the module trapped in between
 */
record Marking(ByteSlice expected, ByteSlice before, ByteSlice actual, boolean trapped) {

    /** Whether a byte is as foretold. */
    boolean right(int index) {
        return expected.at(index) == actual.at(index);
    }

    boolean allRight() {
        return expected.equals(actual);
    }

    int wrongOnes() {
        int wrong = 0;
        for (int i = 0; i < actual.length(); i++) {
            wrong += right(i) ? 0 : 1;
        }
        return wrong;
    }

    /** What is to be said about it: the result, and where it helps, one thought about how it came. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (allRight()) {
            words.add(
                    actual.length() == 1
                            ? Words.of("examples.predict.right.one")
                            : Words.of("examples.predict.right", String.valueOf(actual.length())));
        } else {
            words.add(
                    actual.length() == 1
                            ? Words.of("examples.predict.wrong.only")
                            : wrongOnes() == 1
                                    ? Words.of("examples.predict.wrong.one", String.valueOf(actual.length()))
                                    : Words.of(
                                            "examples.predict.wrong",
                                            String.valueOf(wrongOnes()),
                                            String.valueOf(actual.length())));
            words.add(advice());
        }
        return words;
    }

    /** The likeliest thought behind a wrong prediction, the most telling first. */
    private String advice() {
        if (trapped && actual.equals(before)) {
            return Words.of("examples.predict.trapped");
        } else if (actual.equals(reversed(expected))) {
            return Words.of("examples.predict.order", hex(actual.at(0)), hex(actual.at(actual.length() - 1)));
        } else if (decimal()) {
            int index = firstWrong();
            return Words.of(
                    "examples.predict.decimal", Byte.toUnsignedInt(actual.at(index)) + "", hex(actual.at(index)));
        } else if (actual.equals(before)) {
            return Words.of("examples.predict.unchanged");
        } else if (expected.equals(before)) {
            return Words.of("examples.predict.changed");
        } else if (shift() != 0) {
            return Words.of(
                    shift() > 0 ? "examples.predict.later" : "examples.predict.earlier", Math.abs(shift()) + "");
        } else if (sign()) {
            return Words.of("examples.predict.sign");
        } else if (narrow()) {
            return Words.of("examples.predict.narrow");
        }
        return Words.of("examples.predict.why");
    }

    /** Each wrong byte has the decimal digits of the right one: 24 for 0x18. */
    private boolean decimal() {
        for (int i = 0; i < actual.length(); i++) {
            if (!right(i) && !hex(expected.at(i)).equals(String.format("%02d", Byte.toUnsignedInt(actual.at(i))))) {
                return false;
            }
        }
        return true;
    }

    /** How many places further on the foretold bytes stand; 0 where they stand nowhere. */
    private int shift() {
        for (int by = 1; by < actual.length(); by++) {
            if (moved(by)) {
                return by;
            } else if (moved(-by)) {
                return -by;
            }
        }
        return 0;
    }

    /** Whether what came is what was foretold, so many places further on, and more than zeros. */
    private boolean moved(int by) {
        boolean something = false;
        for (int i = 0; i < actual.length(); i++) {
            int from = i - by;
            byte moved = from < 0 || from >= expected.length() ? 0 : expected.at(from);
            if (actual.at(i) != moved) {
                return false;
            }
            something |= moved != 0;
        }
        return something;
    }

    /** A negative number fills its high bytes with ff; one side has them, the other zeros. */
    private boolean sign() {
        boolean any = false;
        for (int i = 0; i < actual.length(); i++) {
            boolean filled = (expected.at(i) == 0 && actual.at(i) == -1) || (expected.at(i) == -1 && actual.at(i) == 0);
            any |= filled;
            if (!right(i) && !filled) {
                return false;
            }
        }
        return any;
    }

    /** Only some of the bytes were written; the others stayed as they were. */
    private boolean narrow() {
        for (int i = 0; i < actual.length(); i++) {
            if (!right(i) && actual.at(i) != before.at(i)) {
                return false;
            }
        }
        return true;
    }

    private int firstWrong() {
        int index = 0;
        while (right(index)) {
            index++;
        }
        return index;
    }

    private static ByteSlice reversed(ByteSlice bytes) {
        byte[] reversed = new byte[bytes.length()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = bytes.at(reversed.length - 1 - i);
        }
        return ByteSlice.of(reversed);
    }

    /** What the bytes are as a number, in a sentence; for a teacher's typed question. */
    String asNumber(ValueType type) {
        return Words.of("examples.predict.number", type.label(), Numbers.text(type, actual));
    }

    static String hex(byte value) {
        return HexFormat.of().toHexDigits(value);
    }
}

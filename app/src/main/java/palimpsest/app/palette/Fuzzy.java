package palimpsest.app.palette;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;

/** How well a few letters fit a text. Case and diacritics do not count: {@code buoc} finds {@code Bước}. */
final class Fuzzy {
    private static final int WORD_START = 8;
    private static final int FOLLOWING = 5;
    private static final int GAP = 1;
    /** Letters that lie further apart than this do not belong together. */
    private static final int FURTHEST = 24;

    private Fuzzy() {}

    /** Without case and diacritics. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The higher the better; empty where the letters do not occur in this order.
     *
     * @param query as {@link #plain} gives it
     * @param text as {@link #plain} gives it
     */
    static OptionalInt score(String query, String text) {
        String wanted = query.strip();
        int whole = text.indexOf(wanted);
        if (whole >= 0) {
            boolean starts = whole == 0 || !Character.isLetterOrDigit(text.charAt(whole - 1));
            return OptionalInt.of(1000 + (starts ? 500 : 0) - Math.min(400, whole) - Math.min(90, text.length() / 4));
        }
        int score = 0;
        int last = -1;
        for (int i = 0; i < wanted.length(); i++) {
            char letter = wanted.charAt(i);
            if (letter == ' ') {
                continue;
            }
            int at = next(text, letter, last, i == 0 || wanted.charAt(i - 1) == ' ');
            if (at < 0 || (last >= 0 && at - last > FURTHEST)) {
                return OptionalInt.empty();
            }
            score += at == last + 1 ? FOLLOWING : startsWord(text, at) ? WORD_START : -GAP;
            last = at;
        }
        return OptionalInt.of(score);
    }

    /** Where a letter comes next: right after the last one, else at the start of a word, else anywhere. */
    private static int next(String text, char letter, int last, boolean atWord) {
        if (!atWord && last + 1 < text.length() && text.charAt(last + 1) == letter) {
            return last + 1;
        }
        for (int at = text.indexOf(letter, last + 1); at >= 0; at = text.indexOf(letter, at + 1)) {
            if (startsWord(text, at)) {
                return at;
            }
        }
        return text.indexOf(letter, last + 1);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}

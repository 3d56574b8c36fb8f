package palimpsest.app.examples;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a student's predictions came out.
 *
 * @param right how many were right
 * @param made how many there were
 */
record Score(int right, int made) {
    static final Score NONE = new Score(0, 0);
    private static final Pattern FORM = Pattern.compile("(\\d{1,8})/(\\d{1,8})");

    static Score of(String text) {
        Matcher found = FORM.matcher(text);
        return found.matches() ? new Score(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))) : NONE;
    }

    Score with(boolean wasRight) {
        return new Score(right + (wasRight ? 1 : 0), made + 1);
    }

    String text() {
        return right + "/" + made;
    }
}

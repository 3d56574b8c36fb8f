package palimpsest.engine.script;

/** Whether a command held. */
sealed interface Verdict {

    Verdict HELD = new Held();

    /** It did as expected. */
    record Held() implements Verdict {}

    /** It was refused as expected, in other words. */
    record OtherWords(String expected, String actual) implements Verdict {}

    /** It did something else. */
    record Differs(String expected, String actual) implements Verdict {}

    /** It need not hold. */
    record Skipped(String reason) implements Verdict {}

    /** A refusal was expected with a text, and came with another; the phrase before our first colon may be the shorter. */
    static Verdict words(String expected, String actual) {
        int colon = actual.indexOf(':');
        String phrase = colon < 0 ? actual : actual.substring(0, colon);
        return actual.startsWith(expected) || expected.startsWith(phrase) ? HELD : new OtherWords(expected, actual);
    }
}

package palimpsest.app.find;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import palimpsest.app.words.Words;

/** How the characters of a text are written in memory. */
public enum TextForm {
    UTF_8("utf8", List.of(StandardCharsets.UTF_8)),
    UTF_16("utf16", List.of(StandardCharsets.UTF_16LE)),
    EITHER("either", List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE));

    private final String word;
    private final List<Charset> charsets;

    TextForm(String word, List<Charset> charsets) {
        this.word = word;
        this.charsets = charsets;
    }

    List<Charset> charsets() {
        return charsets;
    }

    boolean holds(TextForm form) {
        return this == form || this == EITHER;
    }

    @Override
    public String toString() {
        return Words.of("find.form." + word);
    }
}

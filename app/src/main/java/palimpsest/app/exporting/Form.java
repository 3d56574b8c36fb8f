package palimpsest.app.exporting;

import java.util.Locale;
import palimpsest.app.words.Words;

/** What can be taken away. */
public enum Form {
    PNG("png"),
    SVG("svg"),
    GIF("gif"),
    DUMP("txt"),
    INTEL_HEX("hex"),
    CSV("csv"),
    WRITES("jsonl"),
    SESSION("palimpsest");

    private final String ending;

    Form(String ending) {
        this.ending = ending;
    }

    /** What names of such files end with, without the dot. */
    public String ending() {
        return ending;
    }

    /** What it is called. */
    public String words() {
        return Words.of("exporting.form." + word());
    }

    /** What it is, in a sentence. */
    String hint() {
        return Words.of("exporting.hint." + word());
    }

    /** Its name in keys and style sheets. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Whether it has bytes of one memory, so that it is to be said which. */
    boolean ofBytes() {
        return this != WRITES && this != SESSION;
    }

    /** Whether it is drawn. */
    boolean isPicture() {
        return this == PNG || this == SVG || this == GIF;
    }

    /** Whether it has several steps of the record. */
    boolean ofSteps() {
        return this == GIF || this == WRITES;
    }
}

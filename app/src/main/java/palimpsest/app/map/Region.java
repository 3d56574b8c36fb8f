package palimpsest.app.map;

import palimpsest.app.words.Words;

/**
 * A part of a memory that the linker gave a purpose.
 *
 * @param from its first address
 * @param to the address after its last
 */
public record Region(Kind kind, long from, long to) {

    /** What a part is for. */
    public enum Kind {
        /** What the program's text gives a place: its constants and its variables outside of functions. */
        DATA("data", 0),
        /** Where functions keep what has an address; it is used from its end downwards. */
        STACK("stack", 1),
        /** What is asked for while the program runs. */
        HEAP("heap", 2);

        private final String word;
        private final int hue;

        Kind(String word, int hue) {
            this.word = word;
            this.hue = hue;
        }

        /** Its name within style classes and keys of texts. */
        public String word() {
            return word;
        }

        /** Tells it apart from the others over the grid. */
        int hue() {
            return hue;
        }

        /** Its name for people. */
        public String words() {
            return Words.of("layout." + word);
        }
    }
}

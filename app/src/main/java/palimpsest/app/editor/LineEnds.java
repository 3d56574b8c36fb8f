package palimpsest.app.editor;

import palimpsest.engine.source.Span;

/** The editor ends every line with a line feed; a file may end them otherwise. This goes between the two. */
final class LineEnds {
    private static final String LONG = "\r\n";

    private LineEnds() {}

    static String normal(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace(LONG, "\n").replace('\r', '\n');
    }

    /** A span of a file's text as a span of the normal text. */
    static Span normal(Span span, String text) {
        return text.indexOf('\r') < 0
                ? span
                : new Span(normal(span.start(), text), Math.max(normal(span.start(), text), normal(span.end(), text)));
    }

    /** The normal text with the line ends that a file had. */
    static String like(String file, String normal) {
        return file.contains(LONG) ? normal.replace("\n", LONG) : normal;
    }

    /** An offset of the normal text as one of a file's text. */
    static int inFile(int normal, String text) {
        int offset = normal;
        for (int at = text.indexOf(LONG); at >= 0 && at < offset; at = text.indexOf(LONG, at + 2)) {
            offset++;
        }
        return offset;
    }

    private static int normal(int offset, String text) {
        int longEnds = 0;
        for (int at = text.indexOf(LONG); at >= 0 && at < offset; at = text.indexOf(LONG, at + 2)) {
            longEnds++;
        }
        return offset - longEnds;
    }
}

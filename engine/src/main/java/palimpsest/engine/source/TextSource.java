package palimpsest.engine.source;

import java.util.Arrays;

/** A text, with a map from offsets to lines. A line ends at {@code \n}, {@code \r} or {@code \r\n}. */
public final class TextSource implements Source {

    private static final int LONGEST_EXCERPT = 120;

    private final String name;
    private final String text;
    private final int[] lineStarts;

    public TextSource(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    @Override
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    @Override
    public int length() {
        return text.length();
    }

    /** The number of lines, at least 1. */
    public int lines() {
        return lineStarts.length;
    }

    /** The position of an offset between 0 and {@link #length()}. */
    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(lineStarts[line], offset) + 1);
    }

    /** The characters of a line, counted from 1, without its line end. */
    public Span line(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    @Override
    public String place(int offset) {
        Position position = position(offset);
        return name + ":" + position.line() + ":" + position.column();
    }

    @Override
    public String excerpt(Span span) {
        Span line = line(position(span.start()).line());
        // A very long line (minified, or hostile) is shown from a little before the fault.
        int start = Math.max(line.start(), span.start() - LONGEST_EXCERPT / 2);
        int end = Math.min(line.end(), start + LONGEST_EXCERPT);
        // Control characters could make a terminal do things.
        String shown = text.substring(start, end).replaceAll("[\\p{Cntrl}&&[^\t]]", "\uFFFD");
        int caretStart = Math.min(span.start(), line.end());
        int caretEnd = Math.max(caretStart + 1, Math.min(span.end(), end));
        StringBuilder carets = new StringBuilder();
        for (int i = start; i < caretStart; i += Character.charCount(text.codePointAt(i))) {
            carets.append(text.charAt(i) == '\t' ? '\t' : ' ');
        }
        int width = caretEnd <= text.length() ? text.codePointCount(caretStart, caretEnd) : 1;
        return shown + "\n" + carets + "^".repeat(Math.max(1, width));
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pairFollows = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (isLineEnd(c) && !pairFollows) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}

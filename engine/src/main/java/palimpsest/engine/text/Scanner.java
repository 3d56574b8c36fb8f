package palimpsest.engine.text;

/**
 * Cuts a text into lexemes, comments included, without ever failing: what cannot be read is a lexeme of its own, with the
 * complaint beside it. See the specification, Lexical Format.
 */
final class Scanner {

    private static final String PUNCTUATION = ",;[]{}";
    private static final String ID_SYMBOLS = "!#$%&'*+-./:<=>?@\\^_`|~";
    private static final boolean[] ID_CHAR = new boolean[128];

    static {
        for (char c = 0; c < ID_CHAR.length; c++) {
            ID_CHAR[c] = (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || ID_SYMBOLS.indexOf(c) >= 0;
        }
    }

    private final String text;
    private int end;
    private int start;
    private LexemeKind kind = LexemeKind.END;
    private String complaint = "";

    Scanner(String text, int from) {
        this.text = text;
        this.end = from;
    }

    static boolean isIdChar(char c) {
        return c < ID_CHAR.length && ID_CHAR[c];
    }

    LexemeKind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** What is wrong with the lexeme, beginning with the test suite's phrase; empty where nothing is. */
    String complaint() {
        return complaint;
    }

    /** Reads the next lexeme. At the end of the text it stays there. */
    LexemeKind next() {
        complaint = "";
        while (end < text.length() && isSpace(text.charAt(end))) {
            end++;
        }
        start = end;
        kind = end == text.length() ? LexemeKind.END : scan(text.charAt(end));
        return kind;
    }

    private LexemeKind scan(char c) {
        if (c == '(') {
            return scanOpen();
        }
        if (c == ')') {
            end++;
            return LexemeKind.RIGHT;
        }
        if (c == ';' && at(end + 1) == ';') {
            skipLine();
            return LexemeKind.COMMENT;
        }
        if (PUNCTUATION.indexOf(c) >= 0) {
            end++;
            return LexemeKind.PUNCTUATION;
        }
        if (c == '"' || isIdChar(c)) {
            return scanWord();
        }
        end += Character.charCount(text.codePointAt(end));
        complaint = "illegal character " + describe(text.codePointAt(start));
        return LexemeKind.FAULT;
    }

    private LexemeKind scanOpen() {
        if (at(end + 1) == ';') {
            skipBlockComment();
            return LexemeKind.COMMENT;
        }
        if (at(end + 1) != '@') {
            end++;
            return LexemeKind.LEFT;
        }
        end += 2;
        int from = end;
        if (at(end) == '"') {
            int close = stringEnd(end);
            // A string that is broken is no identifier at all.
            if (close > 0) {
                end = close;
                complaint = Strings.complaintAboutName(text, from, close, "empty annotation id");
                return LexemeKind.ANNOTATION;
            }
        } else {
            while (end < text.length() && isIdChar(text.charAt(end))) {
                end++;
            }
        }
        if (end == from) {
            complaint = "empty annotation id";
        }
        return LexemeKind.ANNOTATION;
    }

    private LexemeKind scanWord() {
        boolean onlyString = text.charAt(end) == '"';
        int parts = 0;
        while (end < text.length()) {
            if (text.charAt(end) == '"') {
                int close = stringEnd(end);
                if (close < 0) {
                    return brokenString(parts);
                }
                end = close;
            } else if (isIdChar(text.charAt(end))) {
                onlyString = false;
                while (end < text.length() && isIdChar(text.charAt(end))) {
                    end++;
                }
            } else {
                break;
            }
            parts++;
        }
        if (text.charAt(start) == '$') {
            complaint = complaintAboutId();
        }
        return onlyString && parts == 1 ? LexemeKind.STRING : LexemeKind.WORD;
    }

    private String complaintAboutId() {
        if (end - start == 1) {
            return "empty identifier";
        }
        return text.charAt(start + 1) == '"' && stringEnd(start + 1) == end
                ? Strings.complaintAboutName(text, start + 1, end, "empty identifier")
                : "";
    }

    /** A string that does not end on its line, or holds what no string may hold: the lexeme goes to where that is. */
    private LexemeKind brokenString(int partsBefore) {
        if (partsBefore == 1 && end == start + 1 && text.charAt(start) == '$') {
            complaint = "empty identifier";
            end = skipBroken(end);
            return LexemeKind.FAULT;
        }
        if (partsBefore > 0) {
            // The word before it stands for itself; the string gets its complaint next.
            return LexemeKind.WORD;
        }
        int at = Strings.firstFault(text, end);
        complaint = Strings.complaint(text, at);
        boolean unclosed = complaint.startsWith("unclosed");
        end = skipBroken(end);
        if (!unclosed) {
            // Point at the bad character or escape, not at the whole string.
            start = at;
        }
        return LexemeKind.FAULT;
    }

    /** The end of a broken string: its closing quote if there is one on its line, else the end of the line. */
    private int skipBroken(int quote) {
        int i = quote + 1;
        while (i < text.length() && text.charAt(i) != '\n') {
            char c = text.charAt(i);
            if (c == '"') {
                return i + 1;
            }
            i += c == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n' ? 2 : 1;
        }
        return i;
    }

    /** The offset after the string that opens at {@code quote}, or -1 if it is broken. */
    private int stringEnd(int quote) {
        int fault = Strings.firstFault(text, quote);
        return fault >= 0 ? -1 : -fault - 1;
    }

    private void skipLine() {
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
    }

    private void skipBlockComment() {
        int depth = 0;
        do {
            if (at(end) == '(' && at(end + 1) == ';') {
                depth++;
                end += 2;
            } else if (at(end) == ';' && at(end + 1) == ')') {
                depth--;
                end += 2;
            } else if (end >= text.length()) {
                complaint = "unclosed comment";
                return;
            } else {
                end++;
            }
        } while (depth > 0);
    }

    /** The character at an offset, or a zero after the end. */
    private char at(int offset) {
        return offset < text.length() ? text.charAt(offset) : 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static String describe(int codePoint) {
        return Quotes.isReadable(codePoint)
                ? new StringBuilder().appendCodePoint(codePoint).toString()
                : String.format("U+%04X", codePoint);
    }
}

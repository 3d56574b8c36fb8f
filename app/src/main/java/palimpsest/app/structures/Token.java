package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.Span;

/** A word, number or sign of a description. */
record Token(Kind kind, String text, Span span) {

    /** What it is. */
    enum Kind {
        NAME,
        NUMBER,
        SIGN,
        END
    }

    boolean is(String wanted) {
        return kind != Kind.END && text.equals(wanted);
    }

    /** All tokens of a text, without spaces and comments, and one for the end. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int begin = at;
            char here = text.charAt(at);
            if (Character.isWhitespace(here)) {
                at++;
            } else if (text.startsWith("//", at)) {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    tokens.add(new Token(Kind.SIGN, "/*", new Span(at, at + 2)));
                }
                at = end < 0 ? text.length() : end + 2;
            } else if (isNamePart(here)) {
                while (at < text.length() && isNamePart(text.charAt(at))) {
                    at++;
                }
                Kind kind = here >= '0' && here <= '9' ? Kind.NUMBER : Kind.NAME;
                tokens.add(new Token(kind, text.substring(begin, at), new Span(begin, at)));
            } else {
                at += Character.charCount(text.codePointAt(at));
                tokens.add(new Token(Kind.SIGN, text.substring(begin, at), new Span(begin, at)));
            }
        }
        tokens.add(new Token(Kind.END, "", Span.at(text.length())));
        return tokens;
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }
}

package palimpsest.engine.text;

/** Tells what kind of token a word is. See the specification, Text Format, Values. */
final class Words {

    private Words() {}

    /** The kind of the characters from {@code start} to before {@code end}: at least one, none a space or parenthesis. */
    static TokenKind classify(String text, int start, int end) {
        char first = text.charAt(start);
        if (first == '$') {
            boolean plain = end - start > 1 && allIdChars(text, start, end);
            boolean quoted =
                    text.charAt(Math.min(start + 1, end - 1)) == '"' && Strings.firstFault(text, start + 1) == -end - 1;
            return plain || quoted ? TokenKind.ID : TokenKind.RESERVED;
        }
        boolean signed = first == '+' || first == '-';
        if (signed || (first >= '0' && first <= '9') || first == 'i' || first == 'n') {
            TokenKind number = number(text, signed ? start + 1 : start, end, signed);
            if (number != TokenKind.RESERVED) {
                return number;
            }
        }
        return first >= 'a' && first <= 'z' && allIdChars(text, start, end) ? TokenKind.KEYWORD : TokenKind.RESERVED;
    }

    private static boolean allIdChars(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Scanner.isIdChar(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The kind of a number after its sign, or RESERVED. */
    private static TokenKind number(String text, int start, int end, boolean signed) {
        if (matches(text, start, end, "inf") || matches(text, start, end, "nan")) {
            return TokenKind.FLOAT;
        }
        if (text.startsWith("nan:0x", start)) {
            return digits(text, start + 6, end, 16) == end ? TokenKind.FLOAT : TokenKind.RESERVED;
        }
        boolean hex = text.startsWith("0x", start) && start + 2 <= end;
        int radix = hex ? 16 : 10;
        int at = digits(text, hex ? start + 2 : start, end, radix);
        if (at == end) {
            return signed ? TokenKind.INT : TokenKind.NAT;
        }
        if (at < 0) {
            return TokenKind.RESERVED;
        }
        if (text.charAt(at) == '.') {
            at++;
            if (at < end && Character.digit(text.charAt(at), radix) >= 0) {
                at = digits(text, at, end, radix);
            }
        }
        if (at >= 0 && at < end && isExponentMark(text.charAt(at), hex)) {
            at++;
            if (at < end && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            at = digits(text, at, end, 10);
        }
        return at == end ? TokenKind.FLOAT : TokenKind.RESERVED;
    }

    private static boolean isExponentMark(char c, boolean hex) {
        return hex ? c == 'p' || c == 'P' : c == 'e' || c == 'E';
    }

    private static boolean matches(String text, int start, int end, String word) {
        return end - start == word.length() && text.startsWith(word, start);
    }

    /** The offset after a run of digits with single underscores between them; -1 if there is no such run. */
    private static int digits(String text, int start, int end, int radix) {
        int i = start;
        boolean digitBefore = false;
        while (i < end) {
            char c = text.charAt(i);
            boolean digit = c < 0x80 && Character.digit(c, radix) >= 0;
            if (!digit && !(c == '_' && digitBefore)) {
                break;
            }
            digitBefore = digit;
            i++;
        }
        return digitBefore ? i : -1;
    }
}

package palimpsest.app.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import palimpsest.app.folding.Brackets;
import palimpsest.app.folding.Fold;

/**
 * Cuts JavaScript into pieces for highlighting. It never fails: whatever it does not understand is plain text. Whether a
 * slash begins a regular expression follows from what stands before it, as in most highlighters.
 */
final class JavaScriptPieces {

    private static final Set<String> KEYWORDS = Set.of(
            "async",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "debugger",
            "default",
            "delete",
            "do",
            "else",
            "export",
            "extends",
            "finally",
            "for",
            "from",
            "function",
            "get",
            "if",
            "import",
            "in",
            "instanceof",
            "let",
            "new",
            "of",
            "return",
            "set",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "try",
            "typeof",
            "var",
            "void",
            "while",
            "with",
            "yield");

    private static final Set<String> CONSTANTS = Set.of("true", "false", "null", "undefined", "NaN", "Infinity");

    /** What the host is about. */
    private static final Set<String> OURS = Set.of("WebAssembly", "instance", "memory", "exports", "console");

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    /** Braces that are open within each placeholder of a template that is. */
    private final Deque<Integer> placeholders = new ArrayDeque<>();

    private int at;
    /** Whether an operand has just ended, so that a slash divides. */
    private boolean afterOperand;

    private JavaScriptPieces(String text) {
        this.text = text;
    }

    /** The pieces, in order; they do not overlap. */
    static List<Piece> of(String text) {
        JavaScriptPieces lexer = new JavaScriptPieces(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.pieces;
    }

    /** What belongs together in a text with these pieces: whatever stands in brackets over several lines. */
    static List<Fold> folds(String text, List<Piece> pieces) {
        Brackets brackets = new Brackets();
        int line = 0;
        int at = 0;
        for (Piece piece : pieces) {
            for (; at < piece.start(); at++) {
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
            if (piece.look().equals("bracket")) {
                if ("({[".indexOf(text.charAt(at)) >= 0) {
                    brackets.open(line);
                } else {
                    brackets.close(line);
                }
            }
        }
        return brackets.folds();
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("//", at) || (at == 0 && text.startsWith("#!"))) {
            add("comment", endOf("\n", false));
        } else if (text.startsWith("/*", at)) {
            add("comment", endOf("*/", true));
        } else if (c == '"' || c == '\'') {
            add("string", endOfQuoted(c));
            afterOperand = true;
        } else if (c == '`') {
            template(at + 1);
        } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            add("number", endOfNumber());
            afterOperand = true;
        } else if (Character.isJavaIdentifierStart(c) || c == '#' || c == '@') {
            word();
        } else if (c == '/' && !afterOperand && endOfExpression() > at) {
            add("string", endOfExpression());
            afterOperand = true;
        } else {
            sign(c);
        }
    }

    private void add(String look, int end) {
        pieces.add(new Piece(at, end, look));
        at = end;
    }

    private int endOf(String mark, boolean included) {
        int found = text.indexOf(mark, at + (included ? mark.length() : 0));
        return found < 0 ? text.length() : found + (included ? mark.length() : 0);
    }

    /** A string that is not closed ends with its line. */
    private int endOfQuoted(char quote) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        boolean closed = i < text.length() && text.charAt(i) == quote;
        return Math.min(text.length(), closed ? i + 1 : i);
    }

    /** From within a template to its end, or to its next placeholder. */
    private void template(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '`') {
            if (text.startsWith("${", i)) {
                add("string", i + 2);
                placeholders.push(0);
                afterOperand = false;
                return;
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        add("string", Math.min(text.length(), i + 1));
        afterOperand = true;
    }

    private int endOfNumber() {
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean exponent = (c == '+' || c == '-')
                    && Character.toLowerCase(text.charAt(i - 1)) == 'e'
                    && !text.startsWith("0x", at);
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !exponent) {
                break;
            }
            i++;
        }
        return i;
    }

    private void word() {
        int i = at + 1;
        while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
            i++;
        }
        String word = text.substring(at, i);
        boolean member = at > 0 && text.charAt(at - 1) == '.' && !text.startsWith("..", Math.max(0, at - 2));
        if (KEYWORDS.contains(word) && !member) {
            add("keyword", i);
            afterOperand = word.equals("this") || word.equals("super");
            return;
        }
        if (CONSTANTS.contains(word) && !member) {
            add("number", i);
        } else if (OURS.contains(word) && !member) {
            add("type", i);
        } else if (i < text.length() && text.charAt(i) == '(') {
            add("name", i);
        } else {
            at = i;
        }
        afterOperand = true;
    }

    /** The end of a regular expression that begins here, with its flags; here, if none does. */
    private int endOfExpression() {
        boolean inClass = false;
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '/' && !inClass) {
                int end = i + 1;
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                return end;
            } else {
                inClass = c == '[' || (inClass && c != ']');
            }
        }
        return at;
    }

    private void sign(char c) {
        if (c == '{' && !placeholders.isEmpty()) {
            placeholders.push(placeholders.pop() + 1);
        } else if (c == '}' && !placeholders.isEmpty()) {
            int open = placeholders.pop();
            if (open == 0) {
                template(at + 1);
                return;
            }
            placeholders.push(open - 1);
        }
        afterOperand = c == ')' || c == ']' || c == '}';
        if ("(){}[]".indexOf(c) >= 0) {
            add("bracket", at + 1);
        } else {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

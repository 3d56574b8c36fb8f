package palimpsest.app.editor;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.syntax.Opcode;

/** Cuts WebAssembly text into pieces of one look. It never fails: what it doesn't know is plain. */
final class Tokens {
    private Tokens() {}

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            String look = look(text, at, end);
            if (!look.isEmpty()) {
                tokens.add(new Token(at, end, look));
            }
            at = end;
        }
        return tokens;
    }

    private static int end(String text, int start) {
        char first = text.charAt(start);
        if (text.startsWith(";;", start)) {
            int line = text.indexOf('\n', start);
            return line < 0 ? text.length() : line;
        }
        if (text.startsWith("(;", start)) {
            return blockCommentEnd(text, start);
        }
        if (first == '"') {
            return stringEnd(text, start);
        }
        int at = start + 1;
        if (isWord(first)) {
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private static int blockCommentEnd(String text, int start) {
        int depth = 0;
        for (int at = start; at + 1 < text.length(); at++) {
            if (text.startsWith("(;", at)) {
                depth++;
                at++;
            } else if (text.startsWith(";)", at)) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return text.length();
    }

    private static int stringEnd(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at < text.length() && text.charAt(at) == '"' ? at + 1 : at);
    }

    private static boolean isWord(char c) {
        return c > ' ' && c < 0x7f && "()\";,[]{}".indexOf(c) < 0;
    }

    private static String look(String text, int start, int end) {
        char first = text.charAt(start);
        if (first == '(' || first == ')') {
            return end - start == 1 ? "bracket" : "comment";
        }
        if (first == ';') {
            return "comment";
        }
        if (first == '"') {
            return "string";
        }
        if (first == '$') {
            return "name";
        }
        String word = text.substring(start, end);
        if (Character.isDigit(first) || word.matches("[+-]?(\\d.*|inf|nan.*)") || word.matches("(offset|align)=.*")) {
            return "number";
        }
        if (word.matches("[if](32|64)|v128|funcref|externref|\\w+ref|i8|i16")) {
            return "type";
        }
        if (Opcode.of(word).isPresent()) {
            return "instruction";
        }
        return Character.isLetter(first) ? "keyword" : "";
    }
}

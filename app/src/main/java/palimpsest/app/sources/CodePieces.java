package palimpsest.app.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The pieces of a program that look otherwise than the rest. One set of rules serves C, C++, Rust, Go, Zig and AssemblyScript:
 * their comments, texts and numbers are alike, and a word that is one's keyword is seldom another's name.
 */
final class CodePieces {

    /**
     * A piece of a text.
     *
     * @param look its style class
     */
    record Piece(int start, int end, String look) {}

    private static final Set<String> KEYWORDS = Set.of(
            ("abstract as async await auto break case catch class const constexpr continue crate declare decltype default "
                            + "defer delete do dyn else enum explicit export extends extern false final finally fn for from "
                            + "func function get go goto if impl implements import in inline instanceof interface internal "
                            + "let loop match mod move mut namespace new nil noexcept null nullptr of operator override "
                            + "package private protected pub public range ref register restrict return select self sizeof "
                            + "static struct super switch template this throw trait true try type typedef typename union "
                            + "unsafe use using var virtual volatile where while with yield")
                    .split(" "));

    private static final Set<String> TYPES = Set.of(
            ("bool boolean byte char char16_t char32_t double f32 f64 float i128 i16 i32 i64 i8 int int16 int16_t int32 "
                            + "int32_t int64 int64_t int8 int8_t intptr_t isize long number ptrdiff_t rune short signed "
                            + "size_t ssize_t str string u128 u16 u32 u64 u8 uint uint16 uint16_t uint32 uint32_t uint64 "
                            + "uint64_t uint8 uint8_t uintptr uintptr_t unsigned usize v128 void String Vec Option Result "
                            + "Self _Bool")
                    .split(" "));

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private CodePieces(String text) {
        this.text = text;
    }

    /** The pieces in order; between them is plain text. */
    static List<Piece> of(String text) {
        CodePieces all = new CodePieces(text);
        while (all.at < text.length()) {
            all.next();
        }
        return all.pieces;
    }

    private void next() {
        char now = text.charAt(at);
        if (text.startsWith("//", at)) {
            to(line(), "comment");
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            to(end < 0 ? text.length() : end + 2, "comment");
        } else if (now == '#' && startsLine()) {
            to(line(), "annotation");
        } else if (now == '@' && at + 1 < text.length() && Character.isJavaIdentifierStart(text.charAt(at + 1))) {
            to(word(at + 1), "annotation");
        } else if (now == '"' || now == '`') {
            to(quoted(now), "string");
        } else if (now == '\'') {
            quote();
        } else if (Character.isDigit(now)) {
            to(number(), "number");
        } else if (Character.isJavaIdentifierStart(now)) {
            int end = word(at);
            String word = text.substring(at, end);
            if (KEYWORDS.contains(word)) {
                to(end, "keyword");
            } else if (TYPES.contains(word)) {
                to(end, "type");
            } else {
                at = end;
            }
        } else {
            at++;
        }
    }

    private void to(int end, String look) {
        pieces.add(new Piece(at, end, look));
        at = end;
    }

    private int line() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private boolean startsLine() {
        int before = at - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    private int word(int from) {
        int end = from;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int number() {
        int end = at;
        while (end < text.length()) {
            char now = text.charAt(end);
            boolean point = now == '.' && end + 1 < text.length() && Character.isDigit(text.charAt(end + 1));
            if (!point && !Character.isLetterOrDigit(now) && now != '_') {
                break;
            }
            end++;
        }
        return end;
    }

    /** To the quote that ends it; only one between grave accents goes over lines. */
    private int quoted(char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            if (text.charAt(end) == '\n' && quote != '`') {
                return end;
            }
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), end + 1);
    }

    /** A character, a text, or a lifetime of Rust, which has no quote at its end. */
    private void quote() {
        int end = quoted('\'');
        boolean closed = end <= text.length() && end - 1 > at && text.charAt(end - 1) == '\'';
        if (closed) {
            to(end, "string");
        } else {
            at++;
        }
    }
}

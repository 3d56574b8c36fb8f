package palimpsest.engine.debug;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;

/** Reads an expression and orders its parts so that a stack can work them off: operator precedence, without recursion. */
final class ExpressionParser {

    private static final int LONGEST = 10_000;
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private int at;
    private boolean operandWanted = true;

    ExpressionParser(String text) {
        this.text = text;
    }

    /** What waits for its right operand or its closing bracket. */
    private sealed interface Open {}

    private record Infix(int start, Operator operator, int decide) implements Open {}

    private record Prefix(int start, char operator) implements Open {}

    /**
     * A bracket.
     *
     * @param close what closes it
     * @param after what is done then; a span that ends before the bracket's
     * @param commas how many commas it wants
     */
    private record Bracket(int start, char close, Optional<Part> after, int commas) implements Open {}

    List<Part> parse() throws ExpressionFault {
        if (text.length() > LONGEST) {
            throw fault(new Span(0, 0), "an expression has at most " + LONGEST + " characters");
        }
        while (true) {
            skipBlanks();
            if (at == text.length()) {
                break;
            }
            if (operandWanted) {
                operand();
            } else {
                operator();
            }
        }
        if (operandWanted) {
            throw fault(
                    Span.at(at),
                    parts.isEmpty() && open.isEmpty()
                            ? "unexpected end: there is no expression"
                            : "unexpected end: a value is missing here");
        }
        reduce(0);
        if (!open.isEmpty()) {
            Bracket bracket = (Bracket) open.get(open.size() - 1);
            throw fault(
                    new Span(bracket.start(), bracket.start() + 1),
                    "unexpected end: this bracket is not closed by " + bracket.close());
        }
        return parts;
    }

    // ---- Where a value is wanted

    private void operand() throws ExpressionFault {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            number();
        } else if (c == '$') {
            dollar();
        } else if (c == '(') {
            open.add(new Bracket(at++, ')', Optional.empty(), 0));
        } else if (c == '-' || c == '!' || c == '~') {
            open.add(new Prefix(at++, c));
        } else if (Character.isLetter(c)) {
            word(at, new Part.MemoryName("", 0));
        } else {
            throw fault(new Span(at, at + 1), "unexpected token: " + c + ", where a value is wanted");
        }
    }

    private void number() throws ExpressionFault {
        int start = at;
        boolean hexadecimal = text.startsWith("0x", at) || text.startsWith("0X", at);
        while (at < text.length()
                && isNumberPart(text.charAt(at), text.charAt(at - (at > start ? 1 : 0)), hexadecimal)) {
            at++;
        }
        String digits = text.substring(start, at).replace("_", "");
        parts.add(new Part.Literal(new Span(start, at), literal(digits, hexadecimal, new Span(start, at))));
        operandWanted = false;
    }

    private static boolean isNumberPart(char c, char before, boolean hexadecimal) {
        boolean exponent = !hexadecimal && (before == 'e' || before == 'E') && (c == '-' || c == '+');
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || exponent;
    }

    private Datum literal(String digits, boolean hexadecimal, Span span) throws ExpressionFault {
        try {
            if (!hexadecimal && (digits.contains(".") || digits.matches("\\d+[eE].*"))) {
                if (!digits.matches("[\\d.]+([eE][-+]?\\d+)?")) {
                    throw new NumberFormatException(digits);
                }
                return Datum.literal(Datum.Kind.F64, Double.doubleToRawLongBits(Double.parseDouble(digits)));
            }
            BigInteger value = hexadecimal ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
            if (value.signum() < 0 || value.compareTo(MOST) >= 0) {
                throw fault(span, "constant out of range: " + text.substring(span.start(), span.end()));
            }
            int bits = value.bitLength();
            Datum.Kind kind = bits < 32 ? Datum.Kind.I32 : bits < 64 ? Datum.Kind.I64 : Datum.Kind.U64;
            return Datum.literal(kind, value.longValue());
        } catch (NumberFormatException e) {
            throw fault(span, "malformed number: " + text.substring(span.start(), span.end()));
        }
    }

    private void dollar() throws ExpressionFault {
        int start = at;
        String name = name();
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            word(start, new Part.MemoryName(name, 0));
            return;
        }
        parts.add(new Part.Named(new Span(start, at), name));
        operandWanted = false;
    }

    /** The name after a {@code $}, quoted where it has odd characters. */
    private String name() throws ExpressionFault {
        int start = at++;
        if (at < text.length() && text.charAt(at) == '"') {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw fault(new Span(start, text.length()), "unexpected end: the name's second \" is missing");
            }
            String name = text.substring(at + 1, end);
            at = end + 1;
            return name;
        }
        // Signs that are also operators end a name; a name that has them is quoted.
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.'`\\@#?".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start + 1) {
            throw fault(new Span(start, at), "unexpected token: a name is missing after $");
        }
        return text.substring(start + 1, at);
    }

    /** {@code i32[}, {@code utf8[}, {@code local[}, {@code f64(}, or {@code mem1:} before one of them. */
    private void word(int start, Part.MemoryName memory) throws ExpressionFault {
        int wordStart = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(wordStart, at);
        Span span = new Span(start, at);
        boolean prefixed = start != wordStart;
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (next == ':' && !prefixed && word.matches("mem(ory)?\\d{1,9}")) {
            at++;
            word(start, new Part.MemoryName("", Long.parseLong(word.replaceAll("\\D", ""))));
            return;
        }
        Optional<Cells> cell = Cells.of(word);
        if (next == '[' && cell.isPresent()) {
            openBracket(']', new Part.Load(span, memory, cell.get()), 0);
        } else if (next == '[' && word.equals("utf8")) {
            openBracket(']', new Part.Utf8(span, memory), 1);
        } else if (next == '['
                && !prefixed
                && List.of("local", "global", "stack").contains(word)) {
            openBracket(']', new Part.Numbered(span, word), 0);
        } else if (next == '(' && !prefixed && conversion(word).isPresent()) {
            openBracket(')', new Part.Convert(span, conversion(word).get()), 0);
        } else if (cell.isPresent() || word.equals("utf8")) {
            throw fault(span, "unexpected token: after " + word + " an address in [ ] is wanted");
        } else {
            throw fault(
                    span,
                    "unknown name: " + text.substring(start, at)
                            + "; locals and globals begin with $, memory is read by a type, such as i32[0]");
        }
    }

    private static Optional<Datum.Kind> conversion(String word) {
        return switch (word) {
            case "i32", "i64", "u64", "f32", "f64" -> Optional.of(Datum.Kind.valueOf(word.toUpperCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    private void openBracket(char close, Part after, int commas) {
        open.add(new Bracket(at++, close, Optional.of(after), commas));
    }

    // ---- Where an operator is wanted

    private void operator() throws ExpressionFault {
        char c = text.charAt(at);
        if (c == ')' || c == ']') {
            close(c);
            return;
        }
        if (c == ',') {
            comma();
            return;
        }
        Optional<Operator> found = Operator.at(text, at);
        if (found.isEmpty()) {
            throw fault(
                    new Span(at, at + 1),
                    c == '='
                            ? "unexpected token: =, equality is ==; an expression changes nothing"
                            : "unexpected token: " + text.substring(at, text.offsetByCodePoints(at, 1))
                                    + ", where an operator is wanted");
        }
        Operator operator = found.get();
        reduce(operator.binding());
        int decide = parts.size();
        if (operator == Operator.AND || operator == Operator.OR) {
            parts.add(new Part.Decide(new Span(at, at + 2), operator == Operator.OR, 0));
        }
        open.add(new Infix(at, operator, decide));
        at += operator.sign().length();
        operandWanted = true;
    }

    /** Ends all operators that bind at least as tightly, back to the innermost bracket. */
    private void reduce(int binding) {
        while (!open.isEmpty()) {
            Open last = open.get(open.size() - 1);
            if (last instanceof Bracket
                    || (last instanceof Infix infix && infix.operator().binding() < binding)) {
                return;
            }
            open.remove(open.size() - 1);
            if (last instanceof Prefix prefix) {
                parts.add(new Part.Unary(new Span(prefix.start(), prefix.start() + 1), prefix.operator()));
            } else if (last instanceof Infix infix) {
                end(infix);
            }
        }
    }

    private void end(Infix infix) {
        Span span =
                new Span(infix.start(), infix.start() + infix.operator().sign().length());
        if (infix.operator() == Operator.AND || infix.operator() == Operator.OR) {
            parts.add(new Part.Truth(span));
            parts.set(infix.decide(), new Part.Decide(span, infix.operator() == Operator.OR, parts.size()));
        } else {
            parts.add(new Part.Binary(span, infix.operator()));
        }
    }

    private void close(char c) throws ExpressionFault {
        reduce(0);
        if (open.isEmpty()) {
            throw fault(new Span(at, at + 1), "unexpected token: " + c + " closes nothing");
        }
        Bracket bracket = (Bracket) open.remove(open.size() - 1);
        if (bracket.close() != c) {
            throw fault(new Span(at, at + 1), "unexpected token: " + c + ", where " + bracket.close() + " is wanted");
        }
        if (bracket.commas() > 0) {
            throw fault(new Span(at, at + 1), "unexpected token: " + c + ", where a comma and a length are wanted");
        }
        at++;
        bracket.after().ifPresent(parts::add);
    }

    private void comma() throws ExpressionFault {
        reduce(0);
        if (open.isEmpty() || !(open.get(open.size() - 1) instanceof Bracket bracket) || bracket.commas() == 0) {
            throw fault(new Span(at, at + 1), "unexpected token: a comma stands only in utf8[address, length]");
        }
        open.set(open.size() - 1, new Bracket(bracket.start(), bracket.close(), bracket.after(), bracket.commas() - 1));
        at++;
        operandWanted = true;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static ExpressionFault fault(Span span, String message) {
        return new ExpressionFault(Phase.MALFORMED, span, message);
    }
}

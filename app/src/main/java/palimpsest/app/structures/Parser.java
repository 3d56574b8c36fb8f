package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import palimpsest.app.structures.Declaration.Field;
import palimpsest.app.structures.Declaration.Member;
import palimpsest.app.structures.Declaration.Structure;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** Reads descriptions. A declaration with a fault is left out, and the ones after it are read all the same. */
final class Parser {
    /** The longest text that is read. */
    static final int LONGEST = 200_000;

    /** Whoever has more of them reads something else. */
    private static final int MOST_FAULTS = 200;

    private static final int DEEPEST = 40;
    private static final Set<String> BEGINNINGS =
            Set.of("struct", "union", "enum", "flags", "type", "packed", "big", "little", "align", "size");

    private final TextSource source;
    private final List<Token> tokens;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int at;
    private int depth;

    /** What ends the reading of a declaration. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Fault fault;

        Wrong(Fault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }
    }

    private Parser(String text) {
        String read = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        source = new TextSource("structures", read);
        tokens = Token.of(read);
        if (read.length() < text.length()) {
            faults.add(Fault.at(source, Span.at(LONGEST), Words.of("structures.fault.long")));
        }
    }

    /** What a text declares. */
    record Read(List<Declaration> declarations, List<Fault> faults) {}

    /** A type, or why a text is none. */
    record ReadType(Optional<Type> type, Optional<Fault> fault) {}

    static Read declarations(String text) {
        Parser parser = new Parser(text);
        parser.all();
        return new Read(List.copyOf(parser.declarations), List.copyOf(parser.faults));
    }

    static ReadType type(String text) {
        Parser parser = new Parser(text);
        try {
            Type type = parser.type();
            if (parser.peek().kind() != Token.Kind.END) {
                throw parser.wrong("structures.fault.more");
            }
            return new ReadType(Optional.of(type), Optional.empty());
        } catch (Wrong wrong) {
            return new ReadType(Optional.empty(), Optional.of(wrong.fault));
        }
    }

    // ---- Declarations

    private void all() {
        Set<String> names = new HashSet<>();
        while (peek().kind() != Token.Kind.END && faults.size() < MOST_FAULTS) {
            if (skip(";") || skip(",")) {
                continue;
            }
            int begin = at;
            depth = 0;
            try {
                Token name = nameAhead();
                Declaration read = declaration();
                if (names.add(read.name())) {
                    declarations.add(read);
                } else {
                    faults.add(Fault.at(source, name.span(), Words.of("structures.fault.twice", read.name())));
                }
            } catch (Wrong wrong) {
                faults.add(wrong.fault);
                recover(begin, at);
            }
        }
    }

    /** The next name that is none of the words a declaration begins with. */
    private Token nameAhead() {
        int ahead = at;
        while (tokens.get(ahead).kind() != Token.Kind.END
                && (tokens.get(ahead).kind() != Token.Kind.NAME
                        || BEGINNINGS.contains(tokens.get(ahead).text()))) {
            ahead++;
        }
        return tokens.get(ahead);
    }

    /** To where the next declaration begins: at the start of a line, or behind the fault and outside of all braces. */
    private void recover(int begin, int failed) {
        at = begin;
        int open = 0;
        do {
            open += peek().is("{") ? 1 : peek().is("}") ? -1 : 0;
            at++;
        } while (peek().kind() != Token.Kind.END
                && !(begins(peek()) && (startsLine(peek()) || (open <= 0 && at >= failed))));
    }

    private static boolean begins(Token token) {
        return token.kind() == Token.Kind.NAME && BEGINNINGS.contains(token.text());
    }

    private boolean startsLine(Token token) {
        return source.position(token.span().start()).column() == 1;
    }

    private Declaration declaration() throws Wrong {
        int begin = at;
        if (skip("enum")) {
            return enumeration(begin, false);
        }
        if (skip("flags")) {
            return enumeration(begin, true);
        }
        if (skip("type")) {
            String name = name("structures.fault.name");
            List<String> parameters = parameters();
            expect("=", "structures.fault.equals");
            Type type = type();
            return new Declaration.Alias(name, parameters, type, text(begin));
        }
        return structure(true);
    }

    private Structure structure(boolean named) throws Wrong {
        int begin = at;
        boolean packed = false;
        Optional<Boolean> big = Optional.empty();
        OptionalInt alignment = OptionalInt.empty();
        OptionalLong size = OptionalLong.empty();
        while (true) {
            if (skip("packed")) {
                packed = true;
            } else if (peek().is("big") || peek().is("little")) {
                big = Optional.of(next().is("big"));
            } else if (skip("align")) {
                Token number = parenthesised();
                long value = number(number);
                if (value < 1 || value > 4096 || Long.bitCount(value) != 1) {
                    throw wrong(number, "structures.fault.align");
                }
                alignment = OptionalInt.of((int) value);
            } else if (skip("size")) {
                size = OptionalLong.of(number(parenthesised()));
            } else {
                break;
            }
        }
        boolean union = peek().is("union");
        if (!skip("union") && !skip("struct")) {
            throw wrong("structures.fault.declaration", peek().text());
        }
        String name = named ? name("structures.fault.name") : "";
        List<String> parameters = named ? parameters() : List.of();
        expect("{", "structures.fault.open");
        List<Field> fields = fields();
        return new Structure(name, parameters, union, packed, alignment, size, big, fields, text(begin));
    }

    private Token parenthesised() throws Wrong {
        expect("(", "structures.fault.number.parentheses");
        Token number = next();
        expect(")", "structures.fault.close.parenthesis");
        return number;
    }

    private List<String> parameters() throws Wrong {
        List<String> parameters = new ArrayList<>();
        if (skip("<")) {
            do {
                parameters.add(name("structures.fault.parameter"));
            } while (skip(","));
            expect(">", "structures.fault.close.angle");
        }
        return parameters;
    }

    private List<Field> fields() throws Wrong {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (!skip("}")) {
            if (skip(",") || skip(";")) {
                continue;
            }
            Token name = peek();
            Field field = field();
            if (field.isShown() && !names.add(field.name())) {
                throw wrong(name, "structures.fault.twice", field.name());
            }
            fields.add(field);
        }
        return fields;
    }

    private Field field() throws Wrong {
        Token name = peek();
        name("structures.fault.field");
        if (!peek().is(":")) {
            // As C writes it: the type first.
            throw peek().kind() == Token.Kind.NAME || peek().is("*")
                    ? wrong(name, "structures.fault.order", name.text())
                    : wrong("structures.fault.colon", name.text());
        }
        next();
        Type type = type();
        OptionalInt width = OptionalInt.empty();
        if (skip(":")) {
            Token bits = next();
            long value = number(bits);
            if (value > Long.SIZE) {
                throw wrong(bits, "structures.fault.bits", type.text());
            }
            width = OptionalInt.of((int) value);
        }
        OptionalLong place = OptionalLong.empty();
        if (skip("@")) {
            boolean negative = skip("-");
            Token number = next();
            long bytes = number(number);
            long bit = 0;
            if (skip(".")) {
                bit = number(next());
            }
            if (bytes > Integer.MAX_VALUE || bit > 7) {
                throw wrong(number, "structures.fault.place");
            }
            place = OptionalLong.of((negative ? -bytes : bytes) * Byte.SIZE + bit);
        }
        return new Field(name.text(), type, width, place, name.span());
    }

    private Declaration enumeration(int begin, boolean flags) throws Wrong {
        String name = name("structures.fault.name");
        Scalar scalar = flags ? Scalar.U32 : Scalar.I32;
        if (skip(":")) {
            Token word = next();
            scalar = Scalar.named(word.text())
                    .filter(Scalar::isInteger)
                    .orElseThrow(() -> wrong(word, "structures.fault.enum.type", word.text()));
        }
        expect("{", "structures.fault.open");
        List<Member> members = new ArrayList<>();
        long following = flags ? 1 : 0;
        while (!skip("}")) {
            if (skip(",") || skip(";")) {
                continue;
            }
            String member = name("structures.fault.member");
            long value = following;
            if (skip("=")) {
                boolean negative = skip("-");
                long number = number(next());
                value = negative ? -number : number;
            }
            members.add(new Member(member, value));
            following = flags ? Math.max(1, Long.highestOneBit(value) << 1) : value + 1;
        }
        return new Declaration.Enumeration(name, scalar, flags, members, text(begin));
    }

    // ---- Types

    private Type type() throws Wrong {
        if (++depth > DEEPEST) {
            throw wrong("structures.fault.deep");
        }
        Type type = plainType();
        depth--;
        if (peek().is("*")) {
            throw wrong("structures.fault.star", type.text());
        }
        return type;
    }

    private Type plainType() throws Wrong {
        if (skip("*")) {
            return new Type.Pointer(type());
        }
        if (skip("[")) {
            Type element = type();
            expect(";", "structures.fault.array");
            Formula count = formula();
            expect("]", "structures.fault.close.square");
            return new Type.Array(element, count);
        }
        if (isStructure()) {
            return new Type.Inline(structure(false));
        }
        if (peek().is("big") || peek().is("little")) {
            boolean big = next().is("big");
            return new Type.Ordered(big, type());
        }
        Token word = peek();
        String name = name("structures.fault.type");
        if (name.equals("void")) {
            return new Type.Opaque("void");
        }
        Optional<Scalar> scalar = Scalar.named(name);
        if (scalar.isPresent()) {
            return new Type.Single(scalar.get());
        }
        for (Encoding encoding : Encoding.values()) {
            if (name.equals(encoding.counted())) {
                expect("(", "structures.fault.length", name);
                return new Type.Characters(encoding, Optional.of(closed(formula())), false);
            }
            if (name.equals(encoding.ended())) {
                Optional<Formula> length = skip("(") ? Optional.of(closed(formula())) : Optional.empty();
                return new Type.Characters(encoding, length, true);
            }
        }
        List<Type> arguments = new ArrayList<>();
        if (skip("<")) {
            do {
                arguments.add(type());
            } while (skip(","));
            expect(">", "structures.fault.close.angle");
        }
        return new Type.Named(name, arguments, word.span());
    }

    /** Whether a structure without a name begins here, with all that may stand before the word itself. */
    private boolean isStructure() {
        int ahead = at;
        while (tokens.get(ahead).is("packed")
                || tokens.get(ahead).is("big")
                || tokens.get(ahead).is("little")) {
            ahead++;
        }
        Token word = tokens.get(ahead);
        boolean measured =
                (word.is("align") || word.is("size")) && tokens.get(ahead + 1).is("(");
        return word.is("struct") || word.is("union") || measured;
    }

    private Formula closed(Formula formula) throws Wrong {
        expect(")", "structures.fault.close.parenthesis");
        return formula;
    }

    // ---- Formulas

    private Formula formula() throws Wrong {
        Formula left = product();
        while (peek().is("+") || peek().is("-")) {
            char sign = next().text().charAt(0);
            left = new Formula.Reckoned(left, sign, product());
        }
        return left;
    }

    private Formula product() throws Wrong {
        Formula left = factor();
        while (peek().is("*") || peek().is("/")) {
            char sign = next().text().charAt(0);
            left = new Formula.Reckoned(left, sign, factor());
        }
        return left;
    }

    private Formula factor() throws Wrong {
        if (++depth > DEEPEST) {
            throw wrong("structures.fault.deep");
        }
        Formula formula = plainFactor();
        depth--;
        return formula;
    }

    private Formula plainFactor() throws Wrong {
        Token token = next();
        if (token.kind() == Token.Kind.NUMBER) {
            return new Formula.Literal(number(token));
        }
        if (token.is("(")) {
            return closed(formula());
        }
        if (token.is("sizeof")) {
            expect("(", "structures.fault.sizeof");
            Type type = type();
            expect(")", "structures.fault.close.parenthesis");
            return new Formula.SizeOf(type);
        }
        if (token.kind() != Token.Kind.NAME) {
            throw wrong(token, "structures.fault.count");
        }
        List<String> names = new ArrayList<>(List.of(token.text()));
        Span span = token.span();
        while (skip(".")) {
            span = span.to(peek().span());
            names.add(name("structures.fault.field"));
        }
        return new Formula.Path(names, span);
    }

    private long number(Token token) throws Wrong {
        String digits = token.text().replace("_", "");
        try {
            if (token.kind() == Token.Kind.NUMBER) {
                return digits.startsWith("0x") || digits.startsWith("0X")
                        ? Long.parseUnsignedLong(digits.substring(2), 16)
                        : Long.parseLong(digits);
            }
        } catch (NumberFormatException none) {
            throw wrong(token, "structures.fault.number", token.text());
        }
        throw wrong(token, "structures.fault.number", token.text());
    }

    // ---- Tokens

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    private boolean skip(String text) {
        boolean there = peek().is(text);
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(String sign, String key, Object... parts) throws Wrong {
        if (!skip(sign)) {
            throw wrong(key, parts);
        }
    }

    private String name(String key) throws Wrong {
        if (peek().kind() != Token.Kind.NAME) {
            throw wrong(key);
        }
        return next().text();
    }

    /** From the first token of a declaration to the one before this. */
    private String text(int begin) {
        return source.text()
                .substring(
                        tokens.get(begin).span().start(),
                        tokens.get(at - 1).span().end());
    }

    private Wrong wrong(String key, Object... parts) {
        return wrong(peek(), key, parts);
    }

    private Wrong wrong(Token token, String key, Object... parts) {
        String here = token.kind() == Token.Kind.END ? Words.of("structures.fault.end") + " " : "";
        return new Wrong(Fault.at(source, token.span(), here + Words.of(key, parts)));
    }
}

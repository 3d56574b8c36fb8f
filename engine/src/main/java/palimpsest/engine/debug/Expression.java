package palimpsest.engine.debug;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/**
 * A condition, or something to watch, in a small typed language: {@code $x > 3 && i32[$p] != 0}.
 *
 * <ul>
 *   <li>numbers as in WebAssembly text: {@code 24}, {@code 0x10}, {@code 1_000}, {@code 3.25};
 *   <li>{@code $x}: a local, or else a global, by name; {@code $3}: local 3; {@code local[3]}, {@code global[3]}, and
 *       {@code stack[0]} for the top of the operand stack;
 *   <li>memory: {@code u8[…]}, {@code i8}, {@code u16}, {@code i16}, {@code u32}, {@code i32}, {@code u64}, {@code i64},
 *       {@code f32}, {@code f64}, and {@code utf8[address, length]}; {@code mem1:i32[0]} or {@code $name:i32[0]} in
 *       another memory;
 *   <li>{@code i32(…)}, {@code i64(…)}, {@code u64(…)}, {@code f32(…)}, {@code f64(…)} convert;
 *   <li>{@code ! ~ -}, {@code * / %}, {@code + -}, {@code << >>}, {@code < <= > >=}, {@code == !=}, {@code & ^ |},
 *       {@code && ||}, binding as in C.
 * </ul>
 *
 * <p>Evaluating changes nothing, and no watchpoint hears of it.
 */
public final class Expression {

    /** The most bytes of a text that are shown. */
    private static final int LONGEST_TEXT = 4096;

    private final TextSource source;
    private final List<Part> parts;

    private Expression(TextSource source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /** What became of a text: an expression, or what is wrong with it. */
    public record Parsed(Optional<Expression> expression, Optional<Diagnostic> problem) {}

    /**
     * A memory cell that an expression names as a whole.
     *
     * @param memory the memory's index in the store
     * @param width in bytes
     */
    public record Cell(int memory, long address, long width) {}

    /** Reads an expression. Names are looked up when it is evaluated. */
    public static Parsed parse(String text) {
        TextSource source = new TextSource("expression", text);
        try {
            return new Parsed(
                    Optional.of(new Expression(source, new ExpressionParser(text).parse())), Optional.empty());
        } catch (ExpressionFault fault) {
            return new Parsed(Optional.empty(), Optional.of(diagnostic(source, fault)));
        }
    }

    private static Diagnostic diagnostic(TextSource source, ExpressionFault fault) {
        return new Diagnostic(fault.phase(), source, fault.span(), fault.text());
    }

    /** As it was written. */
    public String text() {
        return source.text();
    }

    public Evaluated evaluate(Scope scope) {
        try {
            return new Evaluated(Optional.of(run(scope, parts.size()).get(0)), Optional.empty());
        } catch (ExpressionFault fault) {
            return new Evaluated(Optional.empty(), Optional.of(diagnostic(source, fault)));
        }
    }

    /** The cell that the whole expression is, such as {@code i32[$p+4]}, to watch it; empty if it is none. */
    public Optional<Cell> cell(Scope scope) {
        Part last = parts.get(parts.size() - 1);
        try {
            if (last instanceof Part.Load load) {
                List<Datum> stack = run(scope, parts.size() - 1);
                long address = address(stack.get(0), load.span());
                return Optional.of(new Cell(
                        memory(scope, load.memory(), load.span()).index(),
                        address,
                        load.type().width()));
            }
            if (last instanceof Part.Utf8 text) {
                List<Datum> stack = run(scope, parts.size() - 1);
                return Optional.of(new Cell(
                        memory(scope, text.memory(), text.span()).index(),
                        address(stack.get(0), text.span()),
                        address(stack.get(1), text.span())));
            }
            return Optional.empty();
        } catch (ExpressionFault fault) {
            return Optional.empty();
        }
    }

    private List<Datum> run(Scope scope, int end) throws ExpressionFault {
        List<Datum> stack = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            Part part = parts.get(i);
            if (part instanceof Part.Decide decide) {
                if (top(stack).holds() == decide.when()) {
                    stack.set(stack.size() - 1, Datum.truth(decide.when()));
                    i = decide.target() - 1;
                } else {
                    pop(stack);
                }
            } else {
                step(part, stack, scope);
            }
        }
        return stack;
    }

    private static void step(Part part, List<Datum> stack, Scope scope) throws ExpressionFault {
        if (part instanceof Part.Literal literal) {
            stack.add(literal.datum());
        } else if (part instanceof Part.Named named) {
            stack.add(named(named, scope));
        } else if (part instanceof Part.Numbered numbered) {
            stack.add(numbered(numbered, pop(stack), scope));
        } else if (part instanceof Part.Load load) {
            byte[] bytes = new byte[8];
            read(scope, load.memory(), pop(stack), bytes, load.type().width(), load.span());
            stack.add(load.type().value(bytes));
        } else if (part instanceof Part.Utf8 text) {
            stack.add(utf8(text, stack, scope));
        } else if (part instanceof Part.Convert convert) {
            stack.add(convert(convert, pop(stack)));
        } else if (part instanceof Part.Unary unary) {
            stack.add(unary(unary, pop(stack)));
        } else if (part instanceof Part.Binary binary) {
            Datum right = pop(stack);
            stack.add(Arithmetic.binary(binary.operator(), pop(stack), right, binary.span()));
        } else if (part instanceof Part.Truth) {
            stack.add(Datum.truth(pop(stack).holds()));
        } else {
            throw new AssertionError(part);
        }
    }

    private static Datum top(List<Datum> stack) {
        return stack.get(stack.size() - 1);
    }

    private static Datum pop(List<Datum> stack) {
        return stack.remove(stack.size() - 1);
    }

    private static Datum named(Part.Named named, Scope scope) throws ExpressionFault {
        String name = named.name();
        Optional<Value> found = scope.local(name).or(() -> scope.global(name));
        if (found.isEmpty() && name.matches("\\d{1,9}")) {
            found = scope.local(Long.parseLong(name));
        }
        return Datum.of(found.orElseThrow(() -> new ExpressionFault(
                Phase.INVALID, named.span(), "unknown local: there is no local or global $" + name + " here")));
    }

    private static Datum numbered(Part.Numbered numbered, Datum index, Scope scope) throws ExpressionFault {
        long number = address(index, numbered.span());
        Optional<Value> found = switch (numbered.word()) {
            case "local" -> scope.local(number);
            case "global" -> scope.global(number);
            default -> scope.operand(number);
        };
        String what = numbered.word().equals("stack") ? "operand" : numbered.word();
        return Datum.of(found.orElseThrow(() -> new ExpressionFault(
                Phase.INVALID, numbered.span(), "unknown " + what + ": there is no " + what + " " + number + " here")));
    }

    private static Datum utf8(Part.Utf8 text, List<Datum> stack, Scope scope) throws ExpressionFault {
        long length = address(pop(stack), text.span());
        byte[] bytes = new byte[(int) Math.min(Math.max(length, 0), LONGEST_TEXT)];
        Datum address = pop(stack);
        read(scope, text.memory(), address, bytes, length, text.span());
        String shown = new String(bytes, StandardCharsets.UTF_8);
        return Datum.text(length > LONGEST_TEXT ? shown + "…" : shown);
    }

    private static void read(Scope scope, Part.MemoryName name, Datum at, byte[] into, long width, Span span)
            throws ExpressionFault {
        LinearMemory memory = memory(scope, name, span).memory();
        long address = address(at, span);
        if (address < 0 || width < 0 || width > memory.length() || address > memory.length() - width) {
            throw new ExpressionFault(
                    Phase.TRAP,
                    span,
                    "out of bounds memory access: " + Long.toUnsignedString(width) + " bytes at address "
                            + Long.toUnsignedString(address) + ", but the memory has " + memory.length() + " bytes");
        }
        memory.read(address, into, 0, (int) Math.min(width, into.length));
    }

    private static MemoryInstance memory(Scope scope, Part.MemoryName name, Span span) throws ExpressionFault {
        Optional<MemoryInstance> found = name.name().isEmpty() ? scope.memory(name.index()) : scope.memory(name.name());
        String shown = name.name().isEmpty() ? String.valueOf(name.index()) : "$" + name.name();
        return found.orElseThrow(() ->
                new ExpressionFault(Phase.INVALID, span, "unknown memory: there is no memory " + shown + " here"));
    }

    /** An address or index: an i32 counts as unsigned. */
    private static long address(Datum datum, Span span) throws ExpressionFault {
        if (!datum.kind().isInteger()) {
            throw new ExpressionFault(
                    Phase.INVALID, span, "type mismatch: an address is an integer, not " + datum.show());
        }
        return datum.kind() == Datum.Kind.I32 ? Integer.toUnsignedLong((int) datum.bits()) : datum.bits();
    }

    private static Datum convert(Part.Convert convert, Datum datum) throws ExpressionFault {
        if (!datum.kind().isNumber()) {
            throw new ExpressionFault(
                    Phase.INVALID,
                    convert.span(),
                    "type mismatch: only a number can be converted, not " + datum.show());
        }
        Datum converted = Arithmetic.convert(datum, convert.kind());
        return Datum.of(converted.kind(), converted.bits());
    }

    private static Datum unary(Part.Unary unary, Datum datum) throws ExpressionFault {
        Datum.Kind kind = datum.kind();
        if (unary.operator() == '!') {
            return Datum.truth(!datum.holds());
        }
        if (kind == Datum.Kind.F64 && unary.operator() == '-') {
            Datum negative = Datum.of(-datum.number());
            return new Datum(kind, negative.bits(), "", datum.literal());
        }
        if (kind == Datum.Kind.F32 && unary.operator() == '-') {
            return Datum.of((float) -datum.number());
        }
        if (!kind.isInteger()) {
            throw new ExpressionFault(
                    Phase.INVALID,
                    unary.span(),
                    "type mismatch: " + unary.operator() + " does not take " + datum.show());
        }
        long bits = unary.operator() == '-' ? -datum.bits() : ~datum.bits();
        return new Datum(kind, kind == Datum.Kind.I32 ? (int) bits : bits, "", datum.literal());
    }
}

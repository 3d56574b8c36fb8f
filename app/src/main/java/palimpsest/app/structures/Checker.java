package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import palimpsest.app.structures.Declaration.Enumeration;
import palimpsest.app.structures.Declaration.Field;
import palimpsest.app.structures.Declaration.Member;
import palimpsest.app.structures.Declaration.Structure;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** Finds what is wrong with declarations that are well written: unknown names, types that contain themselves. */
final class Checker {
    private static final int POINTER = 4;
    private static final int MOST_PASSES = 8;
    /** So many faults are explained with what may be meant; nobody reads more. */
    private static final int MOST_EXPLAINED = 50;

    /** How other languages call our types. */
    private static final Map<String, String> ELSEWHERE = elsewhere();

    private final TextSource source;
    private final Descriptions descriptions;
    private final boolean explains;
    private final List<Fault> faults = new ArrayList<>();

    private Checker(TextSource source, Descriptions descriptions, boolean explains) {
        this.source = source;
        this.descriptions = descriptions;
        this.explains = explains;
    }

    /** What a text declares, without what is wrong, and why that is. */
    record Checked(Descriptions descriptions, List<Fault> faults) {}

    /**
     * Reads and checks a text.
     *
     * @param others what it may use besides what it declares itself
     */
    static Checked check(String text, Descriptions others) {
        Parser.Read read = Parser.declarations(text);
        TextSource source = new TextSource("structures", text);
        List<Fault> faults = new ArrayList<>(read.faults());
        List<Declaration> good = new ArrayList<>(read.declarations());
        // What uses something wrong is wrong too.
        List<Declaration> wrong = new ArrayList<>();
        // What uses something wrong is wrong too; what is still left then is told where it is read.
        for (int pass = 0; pass == 0 || (!wrong.isEmpty() && pass < MOST_PASSES); pass++) {
            wrong.clear();
            Descriptions all = Descriptions.of(good).over(others);
            for (Declaration each : good) {
                Checker checker = new Checker(source, all, faults.size() < MOST_EXPLAINED);
                checker.declaration(each);
                if (!checker.faults.isEmpty()) {
                    wrong.add(each);
                    faults.addAll(checker.faults);
                }
            }
            good.removeAll(Set.copyOf(wrong));
        }
        faults.sort(
                (one, other) -> Integer.compare(one.span().start(), other.span().start()));
        return new Checked(Descriptions.of(good), List.copyOf(faults));
    }

    /** Reads and checks a type; empty if it is fine. */
    static Optional<Fault> check(String text, Type type, Descriptions descriptions) {
        Checker checker = new Checker(new TextSource("structures", text), descriptions, true);
        checker.type(type, Set.of(), Scope.NONE, Span.at(0));
        checker.measure(type, () -> Span.at(0));
        return checker.faults.stream().findFirst();
    }

    /**
     * The fields a formula may name.
     *
     * @param before those whose place is known already
     * @param all those that a pointer's target may also need
     */
    private record Scope(Set<String> before, Set<String> all) {
        static final Scope NONE = new Scope(Set.of(), Set.of());

        /** For what is somewhere else than the structure. */
        Scope elsewhere() {
            return new Scope(all, all);
        }
    }

    private void declaration(Declaration declaration) {
        Supplier<Span> place = () -> place(declaration);
        Set<String> parameters = new HashSet<>(declaration.parameters());
        if (declaration instanceof Structure structure) {
            structure(structure, parameters, Scope.NONE);
        } else if (declaration instanceof Declaration.Alias alias) {
            type(alias.type(), parameters, Scope.NONE, place.get());
        } else if (declaration instanceof Enumeration enumeration) {
            members(enumeration, place);
        }
        if (faults.isEmpty()) {
            List<Type> own = declaration.parameters().stream()
                    .map(name -> (Type) new Type.Opaque(name))
                    .toList();
            measure(new Type.Named(declaration.name(), own, Span.at(0)), place);
        }
    }

    private Span place(Declaration declaration) {
        if (!explains) {
            return Span.at(source.length());
        }
        int start = Math.max(0, source.text().indexOf(declaration.text()));
        int name = Math.max(start, source.text().indexOf(declaration.name(), start));
        return new Span(
                name, Math.min(source.length(), name + declaration.name().length()));
    }

    private void measure(Type type, Supplier<Span> place) {
        try {
            new Layout(descriptions, POINTER).measure(type);
        } catch (Layout.Impossible impossible) {
            fault(
                    place.get(),
                    impossible.endless() ? "structures.fault.endless" : "structures.fault.large",
                    type.text());
        }
    }

    private void structure(Structure structure, Set<String> parameters, Scope around) {
        Set<String> all = new HashSet<>(around.all());
        structure.fields().forEach(field -> all.add(field.name()));
        Set<String> before = new HashSet<>(around.before());
        for (Field field : structure.fields()) {
            type(field.type(), parameters, new Scope(before, all), field.span());
            field.width().ifPresent(width -> bits(field, width));
            before.add(field.name());
        }
    }

    private void bits(Field field, int width) {
        Layout layout = new Layout(descriptions, Long.BYTES);
        Type bare = field.type() instanceof Type.Ordered ordered ? ordered.of() : field.type();
        Optional<Scalar> scalar = resolved(layout, bare).flatMap(layout::scalar).filter(Scalar::hasBits);
        if (scalar.isEmpty() || width > scalar.get().size(Long.BYTES) * Byte.SIZE) {
            fault(field.span(), "structures.fault.bits", field.type().text());
        } else if (width == 0 && field.isShown()) {
            fault(field.span(), "structures.fault.no.bits");
        }
    }

    private static Optional<Type> resolved(Layout layout, Type type) {
        try {
            return Optional.of(layout.resolve(type));
        } catch (Layout.Impossible endless) {
            return Optional.empty();
        }
    }

    private void type(Type type, Set<String> parameters, Scope scope, Span place) {
        if (type instanceof Type.Pointer pointer) {
            type(pointer.target(), parameters, scope.elsewhere(), place);
        } else if (type instanceof Type.Ordered ordered) {
            type(ordered.of(), parameters, scope, place);
        } else if (type instanceof Type.Array array) {
            type(array.element(), parameters, scope, place);
            formula(array.count(), parameters, scope, place);
        } else if (type instanceof Type.Characters characters) {
            characters.length().ifPresent(length -> formula(length, parameters, scope, place));
        } else if (type instanceof Type.Inline inline) {
            structure(inline.structure(), parameters, scope);
        } else if (type instanceof Type.Named named) {
            named(named, parameters);
            named.arguments().forEach(argument -> type(argument, parameters, scope.elsewhere(), place));
        }
    }

    private void named(Type.Named named, Set<String> parameters) {
        String name = named.name();
        if (parameters.contains(name)) {
            return;
        }
        Optional<Declaration> found = descriptions.named(name);
        if (found.isEmpty()) {
            Optional<String> meant = meant(name, parameters);
            if (meant.isPresent()) {
                fault(named.span(), "structures.fault.unknown.meant", name, meant.get());
            } else {
                fault(named.span(), "structures.fault.unknown", name);
            }
        } else if (found.get().parameters().size() != named.arguments().size()) {
            fault(
                    named.span(),
                    "structures.fault.arguments",
                    name,
                    found.get().parameters().size(),
                    named.arguments().size());
        }
    }

    private Optional<String> meant(String name, Set<String> parameters) {
        String elsewhere = ELSEWHERE.get(name);
        if (elsewhere != null) {
            return Optional.of(elsewhere);
        }
        if (!explains) {
            return Optional.empty();
        }
        Set<String> known = new TreeSet<>(parameters);
        descriptions.all().forEach(each -> known.add(each.name()));
        for (Scalar scalar : Scalar.values()) {
            known.add(scalar.label());
        }
        return known.stream().filter(each -> each.equalsIgnoreCase(name)).findFirst();
    }

    private void formula(Formula formula, Set<String> parameters, Scope scope, Span place) {
        if (formula instanceof Formula.SizeOf sizeOf) {
            type(sizeOf.type(), parameters, scope, place);
        } else if (formula instanceof Formula.Reckoned reckoned) {
            formula(reckoned.left(), parameters, scope, place);
            formula(reckoned.right(), parameters, scope, place);
        } else if (formula instanceof Formula.Path path) {
            String first = path.names().get(0);
            if (!scope.all().contains(first)) {
                fault(path.span(), "structures.fault.no.field", first);
            } else if (!scope.before().contains(first)) {
                fault(path.span(), "structures.fault.later", first);
            }
        }
    }

    private void members(Enumeration enumeration, Supplier<Span> place) {
        Set<String> names = new HashSet<>();
        int bits = enumeration.scalar().size(Long.BYTES) * Byte.SIZE;
        for (Member member : enumeration.members()) {
            if (!names.add(member.name())) {
                fault(place.get(), "structures.fault.twice", member.name());
            }
            long top = bits == Long.SIZE ? 0 : member.value() >> bits;
            if (top != 0 && top != -1) {
                fault(
                        place.get(),
                        "structures.fault.member.large",
                        member.name(),
                        enumeration.scalar().label());
            }
        }
    }

    private void fault(Span span, String key, Object... parts) {
        faults.add(Fault.at(source, span, Words.of(key, parts)));
    }

    private static Map<String, String> elsewhere() {
        Map<String, String> names = new HashMap<>();
        names.put("int", "i32");
        names.put("unsigned", "u32");
        names.put("short", "i16");
        names.put("long", "i32");
        names.put("float", "f32");
        names.put("double", "f64");
        names.put("byte", "u8");
        names.put("size_t", "usize");
        names.put("uintptr_t", "usize");
        names.put("ptrdiff_t", "isize");
        names.put("_Bool", "bool");
        names.put("boolean", "bool");
        names.put("wchar_t", "char32");
        names.put("rune", "char32");
        names.put("string", "*cstr");
        for (int bits = Byte.SIZE; bits <= Long.SIZE; bits *= 2) {
            names.put("int" + bits + "_t", "i" + bits);
            names.put("uint" + bits + "_t", "u" + bits);
            names.put("int" + bits, "i" + bits);
            names.put("uint" + bits, "u" + bits);
        }
        return names;
    }
}

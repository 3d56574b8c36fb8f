package palimpsest.engine.symbols;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.engine.symbols.DataType.Encoding;
import palimpsest.engine.symbols.Dwarf.At;
import palimpsest.engine.symbols.Dwarf.Tag;
import palimpsest.engine.symbols.TypeLayout.Bits;
import palimpsest.engine.symbols.TypeLayout.Field;

/** Makes types of their entries. See DWARF 5, chapter 5. */
final class TypeReader {

    private static final DataType NOTHING = new DataType.Opaque("void", 0);
    private static final int DEEPEST = 60;

    private final Map<Integer, DataType> known = new HashMap<>();
    private final Map<String, DataType> named = new LinkedHashMap<>();
    private final Deque<Entry> pointedTo = new ArrayDeque<>();

    /** The type that a variable, a field or another type is of. */
    DataType typeOf(Entry entry) {
        return of(entry.type(), 0);
    }

    /** Takes in a type that has a name of its own. */
    void add(Entry type) {
        if (type.name().isPresent() && !type.flag(At.DECLARATION)) {
            DataType read = of(Optional.of(type), 0);
            if (read instanceof TypeLayout || read instanceof DataType.Enumeration) {
                named.putIfAbsent(read.name(), read);
            }
        }
    }

    /** All types with names, and those that pointers point to. */
    Map<String, DataType> named() {
        while (!pointedTo.isEmpty()) {
            DataType target = of(Optional.of(pointedTo.remove()), 0);
            if (!(target instanceof DataType.Opaque)) {
                named.putIfAbsent(target.name(), target);
            }
        }
        return named;
    }

    private DataType of(Optional<Entry> asked, int depth) {
        if (asked.isEmpty()) {
            return NOTHING;
        }
        Entry entry = asked.get();
        DataType before = known.get(entry.offset());
        if (before != null) {
            return before;
        }
        if (depth > DEEPEST) {
            return new DataType.Opaque(name(asked, depth), 0);
        }
        // Only what is broken holds itself.
        known.put(entry.offset(), new DataType.Opaque(name(asked, depth), 0));
        DataType read = read(entry, depth + 1);
        known.put(entry.offset(), read);
        return read;
    }

    private DataType read(Entry entry, int depth) {
        String name = name(Optional.of(entry), depth);
        long size = Math.max(0, entry.number(At.BYTE_SIZE).orElse(0));
        return switch (entry.tag()) {
            case Tag.BASE_TYPE -> new DataType.Numeric(name, encoding(entry), size);
            case Tag.POINTER_TYPE, Tag.REFERENCE_TYPE, Tag.RVALUE_REFERENCE_TYPE -> pointer(entry, name, size, depth);
            case Tag.STRUCTURE_TYPE, Tag.CLASS_TYPE -> new TypeLayout(name, size, false, fields(entry, depth));
            case Tag.UNION_TYPE -> new TypeLayout(name, size, true, fields(entry, depth));
            case Tag.ENUMERATION_TYPE -> enumeration(entry, name, size, depth);
            case Tag.ARRAY_TYPE -> array(entry, depth);
            case Tag.TYPEDEF, Tag.CONST_TYPE, Tag.VOLATILE_TYPE, Tag.RESTRICT_TYPE, Tag.ATOMIC_TYPE ->
                renamed(of(entry.type(), depth), name);
            default -> new DataType.Opaque(name, size);
        };
    }

    private DataType pointer(Entry entry, String name, long size, int depth) {
        entry.type().ifPresent(pointedTo::add);
        return new DataType.Pointer(
                name, size == 0 ? entry.unit().addressSize() : size, unqualified(entry.type(), depth));
    }

    private static DataType renamed(DataType type, String name) {
        if (type instanceof DataType.Numeric number) {
            return new DataType.Numeric(name, number.encoding(), number.size());
        }
        if (type instanceof DataType.Pointer pointer) {
            return new DataType.Pointer(name, pointer.size(), pointer.target());
        }
        if (type instanceof DataType.Enumeration is) {
            return new DataType.Enumeration(name, is.size(), is.signed(), is.values());
        }
        if (type instanceof DataType.Array array) {
            return new DataType.Array(name, array.element(), array.count());
        }
        if (type instanceof TypeLayout layout) {
            return new TypeLayout(name, layout.size(), layout.union(), layout.fields());
        }
        return new DataType.Opaque(name, type.size());
    }

    private DataType enumeration(Entry entry, String name, long size, int depth) {
        boolean signed =
                of(entry.type(), depth) instanceof DataType.Numeric number && number.encoding() == Encoding.SIGNED;
        SortedMap<Long, String> values = new TreeMap<>();
        boolean negative = false;
        for (Entry each : entry.children(Tag.ENUMERATOR)) {
            Optional<Attribute> value = each.attribute(At.CONST_VALUE);
            if (value.isPresent()) {
                long number = value.get().signed();
                negative |= number < 0;
                values.putIfAbsent(number, each.name().orElse("?"));
            }
        }
        return new DataType.Enumeration(name, size, signed || negative, values);
    }

    private DataType array(Entry entry, int depth) {
        DataType type = of(entry.type(), depth);
        List<Entry> dimensions = entry.children(Tag.SUBRANGE_TYPE);
        String element = type.name();
        StringBuilder lengths = new StringBuilder();
        for (int i = dimensions.size() - 1; i >= 0; i--) {
            long count = count(dimensions.get(i));
            lengths.insert(0, count == 0 ? "[]" : "[" + count + "]");
            type = new DataType.Array(element + lengths, type, count);
        }
        return type;
    }

    private static long count(Entry dimension) {
        OptionalLong count = dimension.number(At.COUNT);
        long given = count.isPresent()
                ? count.getAsLong()
                : dimension
                        .attribute(At.UPPER_BOUND)
                        .filter(bound -> !bound.isBlock())
                        .map(bound -> bound.signed() + 1)
                        .orElse(0L);
        return given < 0 || given > 0xffff_ffffL ? 0 : given;
    }

    private List<Field> fields(Entry entry, int depth) {
        List<Field> fields = new ArrayList<>();
        for (Entry each : entry.children()) {
            // What a class has only once is a member too, but lies elsewhere.
            boolean own = !each.flag(At.EXTERNAL) && !each.flag(At.DECLARATION);
            if ((each.tag() == Tag.MEMBER && own) || each.tag() == Tag.INHERITANCE) {
                fields.add(field(each, of(each.type(), depth)));
            }
        }
        return fields;
    }

    private static Field field(Entry entry, DataType type) {
        String name =
                entry.tag() == Tag.INHERITANCE ? type.name() : entry.name().orElse("");
        long offset =
                entry.attribute(At.DATA_MEMBER_LOCATION).map(TypeReader::offset).orElse(0L);
        OptionalLong bits = entry.number(At.BIT_SIZE);
        if (bits.isEmpty() || bits.getAsLong() <= 0 || bits.getAsLong() > 64) {
            return new Field(name, offset, type, Optional.empty());
        }
        int count = (int) bits.getAsLong();
        long unit = 8 * Math.max(1, entry.number(At.BYTE_SIZE).orElse(type.size()));
        OptionalLong fromStart = entry.number(At.DATA_BIT_OFFSET);
        if (fromStart.isPresent()) {
            long all = 8 * offset + fromStart.getAsLong();
            return new Field(name, all / unit * unit / 8, type, Optional.of(new Bits((int) (all % unit), count)));
        }
        // DWARF 2 and 3 count from the highest bit.
        long first = unit - entry.number(At.BIT_OFFSET).orElse(0) - count;
        return new Field(name, offset, type, Optional.of(new Bits((int) Math.max(0, first), count)));
    }

    /** A number, or a program that adds one. */
    private static long offset(Attribute attribute) {
        if (!attribute.isBlock()) {
            return attribute.number();
        }
        SectionReader in = new SectionReader("an offset", attribute.bytes());
        return !in.atEnd() && in.u8() == Operations.PLUS_UCONST ? in.uleb() : 0;
    }

    private String unqualified(Optional<Entry> asked, int depth) {
        Optional<Entry> entry = asked;
        for (int i = 0;
                i < DEEPEST && entry.isPresent() && !prefix(entry.get().tag()).isEmpty();
                i++) {
            entry = entry.get().type();
        }
        entry.ifPresent(pointedTo::add);
        return name(entry, depth);
    }

    private static String name(Optional<Entry> asked, int depth) {
        if (asked.isEmpty()) {
            return NOTHING.name();
        }
        Entry entry = asked.get();
        if (depth > DEEPEST) {
            return "\u2026";
        }
        String prefix = prefix(entry.tag());
        if (!prefix.isEmpty()) {
            return prefix + name(entry.type(), depth + 1);
        }
        return switch (entry.tag()) {
            case Tag.POINTER_TYPE -> entry.name().orElseGet(() -> starred(name(entry.type(), depth + 1), "*"));
            case Tag.REFERENCE_TYPE -> starred(name(entry.type(), depth + 1), "&");
            case Tag.RVALUE_REFERENCE_TYPE -> starred(name(entry.type(), depth + 1), "&&");
            case Tag.ARRAY_TYPE -> {
                StringBuilder lengths = new StringBuilder();
                entry.children(Tag.SUBRANGE_TYPE)
                        .forEach(each -> lengths.append(count(each) == 0 ? "[]" : "[" + count(each) + "]"));
                yield name(entry.type(), depth + 1) + lengths;
            }
            case Tag.SUBROUTINE_TYPE -> "function";
            default -> entry.name().map(own -> path(entry) + own).orElseGet(() -> unnamed(entry));
        };
    }

    private static String starred(String name, String mark) {
        return name + (name.endsWith("*") || name.endsWith("&") ? "" : " ") + mark;
    }

    private static String prefix(int tag) {
        return switch (tag) {
            case Tag.CONST_TYPE -> "const ";
            case Tag.VOLATILE_TYPE -> "volatile ";
            case Tag.ATOMIC_TYPE -> "_Atomic ";
            case Tag.RESTRICT_TYPE -> "restrict ";
            default -> "";
        };
    }

    private static String unnamed(Entry entry) {
        String kind = switch (entry.tag()) {
            case Tag.UNION_TYPE -> "union";
            case Tag.ENUMERATION_TYPE -> "enum";
            case Tag.STRUCTURE_TYPE, Tag.CLASS_TYPE -> "struct";
            default -> "type";
        };
        return kind + " " + Integer.toHexString(entry.offset());
    }

    /** The namespaces and classes around an entry, as C++ and Rust write them. */
    static String path(Entry entry) {
        StringBuilder path = new StringBuilder();
        for (Optional<Entry> above = entry.parent();
                above.isPresent();
                above = above.get().parent()) {
            int tag = above.get().tag();
            if (tag == Tag.NAMESPACE || tag == Tag.STRUCTURE_TYPE || tag == Tag.CLASS_TYPE) {
                path.insert(0, above.get().name().map(name -> name + "::").orElse(""));
            }
        }
        return path.toString();
    }

    /** See DWARF 5, 7.8. What C calls {@code signed char} and {@code unsigned char} are numbers to people. */
    private static Encoding encoding(Entry entry) {
        return switch ((int) entry.number(At.ENCODING).orElse(0)) {
            case 0x02 -> Encoding.BOOLEAN;
            case 0x03, 0x04 -> Encoding.FLOAT;
            case 0x05 -> Encoding.SIGNED;
            case 0x06 -> entry.name().equals(Optional.of("char")) ? Encoding.CHARACTER : Encoding.SIGNED;
            case 0x10 -> Encoding.CHARACTER;
            default -> Encoding.UNSIGNED;
        };
    }
}

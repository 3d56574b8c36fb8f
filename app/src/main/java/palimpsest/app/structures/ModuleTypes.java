package palimpsest.app.structures;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import palimpsest.app.bytes.Addresses;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.DataType;
import palimpsest.engine.symbols.DataType.Encoding;
import palimpsest.engine.symbols.Found;
import palimpsest.engine.symbols.Location;
import palimpsest.engine.symbols.Operations;
import palimpsest.engine.symbols.Situation;
import palimpsest.engine.symbols.Symbols;
import palimpsest.engine.symbols.TypeLayout;

/** What a module's debug information says of types, written as descriptions, and of variables that have an address. */
final class ModuleTypes {
    private static final int LONGEST = 150_000;
    private static final int DEEPEST = 8;
    private static final int MOST_VARIABLES = 200;
    private static final Set<String> TAKEN = Set.of(
            "str", "str16", "cstr", "cstr16", "void", "struct", "union", "enum", "flags", "type", "packed", "big",
            "little", "align", "size", "sizeof");

    private final Map<String, DataType> types;
    private final Map<String, String> names = new HashMap<>();

    private ModuleTypes(Map<String, DataType> types) {
        this.types = types;
        Set<String> given = new HashSet<>(TAKEN);
        types.forEach((key, type) -> {
            if (type instanceof TypeLayout || type instanceof DataType.Enumeration) {
                names.put(key, unique(plain(key), given));
            }
        });
    }

    /**
     * A variable of the program.
     *
     * @param type as a description
     */
    record Variable(String name, String type, long address) {
        /** Its address as it is typed. */
        String where() {
            return Addresses.shortHex(address);
        }
    }

    /** The types that have a name, as descriptions. */
    static String text(Symbols symbols) {
        ModuleTypes all = new ModuleTypes(symbols.types());
        StringBuilder text = new StringBuilder();
        symbols.types().forEach((key, type) -> {
            String declared = all.declaration(key, type);
            if (!declared.isEmpty() && text.length() + declared.length() < LONGEST) {
                text.append(text.isEmpty() ? "" : "\n\n").append(declared);
            }
        });
        return text.toString();
    }

    /** The variables that have an address as long as the program lives. */
    static List<Variable> variables(Symbols symbols) {
        ModuleTypes all = new ModuleTypes(symbols.types());
        return symbols.globals().stream()
                .flatMap(variable -> address(variable)
                        .map(address -> new Variable(variable.name(), all.written(variable.type(), 0), address))
                        .stream())
                .limit(MOST_VARIABLES)
                .toList();
    }

    private static Optional<Long> address(palimpsest.engine.symbols.Variable variable) {
        return Operations.find(variable, 0, NoSituation.INSTANCE) instanceof Found.InMemory found
                ? Optional.of(found.address())
                : Optional.empty();
    }

    private String declaration(String key, DataType type) {
        String name = names.getOrDefault(key, "");
        if (type instanceof TypeLayout layout) {
            return structure(layout, name, "", 0);
        }
        if (type instanceof DataType.Enumeration names) {
            StringBuilder members = new StringBuilder();
            names.values()
                    .forEach((value, member) -> members.append(members.isEmpty() ? " " : ", ")
                            .append(plain(member))
                            .append(" = ")
                            .append(value));
            return "enum " + name + ": " + integer(names.signed(), names.size()) + " {" + members + " }";
        }
        return "";
    }

    private String structure(TypeLayout layout, String name, String indent, int depth) {
        StringBuilder text = new StringBuilder("size(" + layout.size() + ") ");
        text.append(layout.union() ? "union" : "struct").append(name.isEmpty() ? "" : " " + name);
        text.append(" {\n");
        Set<String> given = new HashSet<>();
        for (TypeLayout.Field field : layout.fields()) {
            String own = field.name().isEmpty() ? "unnamed" : plain(field.name());
            text.append(indent).append("  ").append(unique(own, given)).append(": ");
            text.append(
                    field.type() instanceof TypeLayout inner && !names.containsKey(inner.name())
                            ? depth < DEEPEST ? structure(inner, "", indent + "  ", depth + 1) : bytes(inner.size())
                            : written(field.type(), depth));
            long bit = field.bits().map(TypeLayout.Bits::first).orElse(0);
            field.bits().ifPresent(bits -> text.append(" : ").append(bits.count()));
            text.append(" @ ").append(field.offset() + bit / Byte.SIZE);
            if (bit % Byte.SIZE != 0) {
                text.append('.').append(bit % Byte.SIZE);
            }
            text.append('\n');
        }
        return text.append(indent).append('}').toString();
    }

    /** A type where it is used. */
    private String written(DataType type, int depth) {
        if (type instanceof DataType.Numeric number) {
            return number(number);
        }
        if (type instanceof DataType.Pointer pointer) {
            return "*" + target(pointer.target(), depth + 1);
        }
        if (type instanceof DataType.Array array) {
            return depth > DEEPEST
                    ? bytes(array.size())
                    : "[" + written(array.element(), depth + 1) + "; " + array.count() + "]";
        }
        if (names.containsKey(type.name())) {
            return names.getOrDefault(type.name(), "");
        }
        if (type instanceof DataType.Enumeration names) {
            return integer(names.signed(), names.size());
        }
        return bytes(type.size());
    }

    private String target(String name, int depth) {
        String bare = name.startsWith("const ") ? name.substring("const ".length()) : name;
        Optional<DataType> found = Optional.ofNullable(types.get(name)).or(() -> Optional.ofNullable(types.get(bare)));
        if (names.containsKey(bare)) {
            return names.getOrDefault(bare, "");
        }
        if (found.isEmpty() || depth > DEEPEST || found.get() instanceof DataType.Opaque) {
            return "void";
        }
        boolean text = found.get() instanceof DataType.Numeric number
                && number.encoding() == Encoding.CHARACTER
                && number.size() == 1;
        // A pointer to a character is a text in C nearly always.
        return text || bare.equals("char") ? "cstr" : written(found.get(), depth);
    }

    private static String number(DataType.Numeric number) {
        long size = number.size();
        return switch (number.encoding()) {
            case FLOAT -> size == 4 ? "f32" : size == 8 ? "f64" : bytes(size);
            case BOOLEAN -> size == 1 ? "bool" : integer(false, size);
            case CHARACTER -> size == 1 ? "char" : size == 2 ? "char16" : size == 4 ? "char32" : bytes(size);
            case SIGNED -> number.name().equals("char") ? "char" : integer(true, size);
            case UNSIGNED -> integer(false, size);
        };
    }

    private static String integer(boolean signed, long size) {
        boolean usual = size == 1 || size == 2 || size == 4 || size == 8;
        return usual ? (signed ? "i" : "u") + size * Byte.SIZE : bytes(size);
    }

    private static String bytes(long size) {
        return "[u8; " + size + "]";
    }

    /** A name as our language has them, without the path before it. */
    private static String plain(String name) {
        String plain = name.replaceAll("[A-Za-z0-9_$]+::", "")
                .replaceAll("[^A-Za-z0-9_$]+", "_")
                .replaceAll("^_+(?=.)|(?<=[^_])_+$", "");
        return plain.isEmpty() ? "unnamed" : Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    private static String unique(String name, Set<String> given) {
        String free = Scalar.named(name).isPresent() ? name + "_" : name;
        for (int i = 2; !given.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** What a variable that lives as long as the program needs to be found: nothing. */
    private enum NoSituation implements Situation {
        INSTANCE;

        @Override
        public OptionalLong local(int index) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong global(int index) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong operand(int index) {
            return OptionalLong.empty();
        }

        @Override
        public Optional<ByteSlice> memory(long address, int count) {
            return Optional.empty();
        }

        @Override
        public Optional<Location> frameBase() {
            return Optional.empty();
        }
    }
}

package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.structures.Declaration.Enumeration;
import palimpsest.app.structures.Declaration.Field;
import palimpsest.app.structures.Declaration.Structure;
import palimpsest.app.structures.Item.Kind;
import palimpsest.app.words.Words;

/**
 * Reads types from a memory. What is in something is read when somebody asks for it, so pointers may lead in circles; all
 * that memory says of lengths is taken to be wrong until it has been checked.
 */
final class Reader {
    /** Elements of a structure or array whose size depends on memory. */
    private static final int MOST_VARYING = 1000;

    /** Items read at once, for one line of the tree and what is in it. */
    private static final int MOST_AT_ONCE = 20_000;

    /** Structures in structures that are told in one line. */
    private static final int PREVIEW = 3;

    private final Layout layout;
    private final MemoryBytes memory;
    private final Characters characters;
    private int work;

    Reader(Layout layout, MemoryBytes memory) {
        this.layout = layout;
        this.memory = memory;
        this.characters = new Characters(memory);
    }

    /**
     * Where something is read.
     *
     * @param scope the structure around it
     * @param big the order of numbers
     * @param preview how deep structures are told in one line
     * @param trail the targets of pointers that led here, to find circles
     * @param listed whether it is a node of a list that is shown already
     */
    record Context(Scope scope, boolean big, int preview, List<String> trail, boolean listed) {
        Context in(Scope other) {
            return new Context(other, big, preview, trail, listed);
        }

        Context ordered(boolean otherBig) {
            return new Context(scope, otherBig, preview, trail, listed);
        }

        Context shorter() {
            return new Context(scope, big, preview - 1, trail, listed);
        }

        Context full() {
            return new Context(scope, big, PREVIEW, trail, listed);
        }

        Context inList(boolean isListed) {
            return new Context(scope, big, preview, trail, isListed);
        }

        Context through(String target) {
            List<String> longer = new ArrayList<>(trail);
            longer.add(target);
            return new Context(scope, big, preview, List.copyOf(longer), false);
        }
    }

    /** Where an item stands in the tree and in memory. */
    record Spot(String path, String name, long address) {
        Spot inside(String child, long at) {
            return new Spot(path + "/" + child, child, at);
        }
    }

    Layout layout() {
        return layout;
    }

    MemoryBytes memory() {
        return memory;
    }

    /** Reads a type at an address. */
    Item read(String path, String name, Type type, long address) {
        work = 0;
        return item(new Spot(path, name, address), type, new Context(Scope.empty(), false, PREVIEW, List.of(), false));
    }

    /** What an item has in it. */
    List<Item> children(Item item) {
        work = 0;
        return item.children();
    }

    // ---- Any type

    Item item(Spot spot, Type type, Context context) {
        try {
            if (++work > MOST_AT_ONCE) {
                throw new Unreadable("structures.much");
            }
            if (type instanceof Type.Ordered ordered) {
                return item(spot, ordered.of(), context.ordered(ordered.big()));
            }
            Type resolved = layout.resolve(type);
            return resolved instanceof Type.Ordered
                    ? item(spot, resolved, context)
                    : resolved(spot, resolved, type.text(), context);
        } catch (Unreadable unreadable) {
            return faulty(spot, type, context, 0, unreadable.words());
        } catch (Layout.Impossible impossible) {
            return faulty(spot, type, context, 0, Words.of("structures.impossible", impossible.type()));
        }
    }

    private Item resolved(Spot spot, Type type, String typeText, Context context) throws Unreadable {
        Optional<Scalar> scalar = layout.scalar(type);
        if (scalar.isPresent()) {
            return single(spot, type, typeText, scalar.get(), context);
        }
        if (type instanceof Type.Pointer pointer) {
            return pointer(spot, pointer, typeText, context);
        }
        if (type instanceof Type.Characters text) {
            return text(spot, text, typeText, context);
        }
        if (type instanceof Type.Array array) {
            return new Elements(this, spot, array, context).item(typeText);
        }
        Optional<Structure> structure = layout.structure(type);
        if (structure.isPresent()) {
            return structure(spot, type, structure.get(), typeText, context);
        }
        return item(spot, Kind.NOTE, type, typeText, 0, context, "", Optional.empty());
    }

    private Item single(Spot spot, Type type, String typeText, Scalar scalar, Context context) throws Unreadable {
        int size = scalar.size(layout.pointer());
        Bits bits = Bits.of(bytes(spot.address(), size), context.big());
        long number = scalar.isSigned() ? bits.signed(size * Byte.SIZE) : bits.low();
        return value(spot, type, typeText, scalar, bits, number, size, Optional.empty(), context);
    }

    /** A bit field: some bits of the bytes from its first to its last. */
    Item bitField(Spot spot, Type written, Placing.Placed placed, Context outer) {
        Context context = written instanceof Type.Ordered ordered ? outer.ordered(ordered.big()) : outer;
        Type type = layout.resolve(written instanceof Type.Ordered ordered ? ordered.of() : written);
        Scalar scalar = layout.scalar(type).orElse(Scalar.U64);
        int size = (int) placed.size();
        int width = (int) placed.bits();
        try {
            Item.BitRange range = new Item.BitRange(placed.shift(), width);
            Bits bits = BitFields.read(bytes(spot.address(), size), range, context.big());
            long number = scalar.isSigned() ? bits.signed(width) : bits.low();
            Bits whole = scalar.isSigned() ? new Bits(number, 0) : bits;
            String typeText = written.text() + " : " + width;
            return value(spot, type, typeText, scalar, whole, number, size, Optional.of(range), context);
        } catch (Unreadable unreadable) {
            return faulty(spot, written, context, size, unreadable.words());
        }
    }

    private Item value(
            Spot spot,
            Type type,
            String typeText,
            Scalar scalar,
            Bits bits,
            long number,
            int size,
            Optional<Item.BitRange> range,
            Context context) {
        Optional<Enumeration> names = layout.enumeration(type);
        String value = names.map(each -> Names.of(each, number)).orElseGet(() -> scalar.format(bits, layout.pointer()));
        boolean counts = scalar != Scalar.F32 && scalar != Scalar.F64 && scalar != Scalar.V128;
        return new Item(
                spot.path(),
                spot.name(),
                Kind.VALUE,
                type,
                typeText,
                spot.address(),
                size,
                range,
                context.big(),
                value,
                Optional.empty(),
                counts ? OptionalLong.of(number) : OptionalLong.empty(),
                changed(spot.address(), size),
                false,
                List::of);
    }

    private Item text(Spot spot, Type.Characters type, String typeText, Context context) throws Unreadable {
        OptionalLong units = type.length().isPresent()
                ? OptionalLong.of(count(type.length().get(), type.encoding().unit(), context))
                : OptionalLong.empty();
        Characters.Text text = characters.read(spot.address(), type, units, context.big());
        return item(spot, Kind.TEXT, type, typeText, text.size(), context, text.shown(), text.fault());
    }

    // ---- Pointers

    private Item pointer(Spot spot, Type.Pointer type, String typeText, Context context) throws Unreadable {
        int size = layout.pointer();
        long target = Bits.of(bytes(spot.address(), size), context.big()).low();
        String key = Long.toHexString(target) + " " + type.target().text();
        boolean there = Addresses.less(target, memory.length());
        boolean known = !(type.target() instanceof Type.Opaque);
        boolean circle = context.trail().contains(key);
        String value = target == 0 ? Words.of("structures.null") : "→ " + Addresses.shortHex(target);
        Optional<String> fault = Optional.empty();
        if (target != 0 && !there) {
            fault = Optional.of(Words.of("structures.outside"));
        } else if (target != 0 && circle) {
            fault = Optional.of(Words.of("structures.circle"));
        }
        boolean opens = target != 0 && there && known && !circle;
        Context beyond = context.through(key).full();
        if (opens && context.preview() > 0 && layout.resolve(type.target()) instanceof Type.Characters) {
            value += " " + item(spot.inside("*", target), type.target(), beyond).value();
        }
        return new Item(
                spot.path(),
                spot.name(),
                Kind.POINTER,
                type,
                typeText,
                spot.address(),
                size,
                Optional.empty(),
                context.big(),
                value,
                fault,
                OptionalLong.of(target),
                changed(spot.address(), size),
                opens,
                () -> target(spot.inside("*", target), type.target(), beyond));
    }

    /** What a pointer leads to: the fields of a structure and the elements of an array, anything else as it is. */
    private List<Item> target(Spot spot, Type type, Context context) {
        Item item = item(spot, type, context);
        return item.opens() && item.kind() != Kind.POINTER ? item.children() : List.of(item);
    }

    // ---- Structures

    private Item structure(Spot spot, Type type, Structure structure, String typeText, Context outer) {
        Optional<Scope> around = type instanceof Type.Inline ? Optional.of(outer.scope()) : Optional.empty();
        Context context = structure.big().map(outer::ordered).orElse(outer).in(new Scope(around));
        OptionalLong known = layout.measure(type).size();
        boolean told = outer.preview() > 0 || known.isEmpty();
        Optional<Fields> fields =
                told ? Optional.of(new Fields(this, spot, type, structure, context)) : Optional.empty();
        long size = fields.map(Fields::size).orElse(known.orElse(0));
        return new Item(
                spot.path(),
                spot.name(),
                Kind.STRUCTURE,
                type,
                typeText,
                spot.address(),
                size,
                Optional.empty(),
                context.big(),
                outer.preview() > 0 ? fields.map(Fields::preview).orElse("{…}") : "{…}",
                fields.flatMap(Fields::fault),
                OptionalLong.empty(),
                changed(spot.address(), size),
                !structure.fields().isEmpty(),
                () -> new Fields(
                                this,
                                spot,
                                type,
                                structure,
                                context.in(new Scope(around)).full())
                        .all());
    }

    // ---- Sizes and counts

    /** How many there are of something that has some bytes each; as many as the memory can hold at most. */
    long count(Formula formula, long each, Context context) throws Unreadable {
        try {
            long count = reckon(formula, context);
            boolean fits = count >= 0
                    && !Addresses.less(memory.length(), count)
                    && (each == 0 || !Addresses.less(memory.length() / each, count));
            if (!fits) {
                throw new Unreadable(
                        "structures.count", formula.text(), count < 0 ? Long.toUnsignedString(count) : count + "");
            }
            return count;
        } catch (ArithmeticException overflow) {
            throw new Unreadable("structures.count.none", formula.text());
        }
    }

    private long reckon(Formula formula, Context context) throws Unreadable {
        if (formula instanceof Formula.Literal literal) {
            return literal.value();
        }
        if (formula instanceof Formula.SizeOf sizeOf) {
            return layout.measure(sizeOf.type())
                    .size()
                    .orElseThrow(() -> new Unreadable("structures.count.none", formula.text()));
        }
        if (formula instanceof Formula.Reckoned reckoned) {
            return Layout.reckon(reckon(reckoned.left(), context), reckoned.sign(), reckon(reckoned.right(), context));
        }
        Formula.Path path = (Formula.Path) formula;
        Optional<Item> found = context.scope().field(path.names().get(0));
        for (String name : path.names().subList(1, path.names().size())) {
            found = found.flatMap(item -> item.children().stream()
                    .filter(child -> child.name().equals(name))
                    .findFirst());
        }
        OptionalLong number = found.map(Item::number).orElse(OptionalLong.empty());
        return number.orElseThrow(() -> new Unreadable("structures.count.none", formula.text()));
    }

    // ---- Bytes

    byte[] bytes(long address, int size) throws Unreadable {
        if (!memory.has(address, size)) {
            throw new Unreadable("structures.beyond", Addresses.shortHex(address));
        }
        byte[] bytes = new byte[size];
        memory.read(address, bytes);
        return bytes;
    }

    boolean changed(long address, long size) {
        int looked = (int) Addresses.min(size, 1 << 16);
        return looked > 0 && memory.has(address, looked) && memory.changed(address, looked);
    }

    // ---- Items

    Item item(
            Spot spot,
            Kind kind,
            Type type,
            String typeText,
            long size,
            Context context,
            String value,
            Optional<String> fault) {
        return new Item(
                spot.path(),
                spot.name(),
                kind,
                type,
                typeText,
                spot.address(),
                size,
                Optional.empty(),
                context.big(),
                value,
                fault,
                OptionalLong.empty(),
                changed(spot.address(), size),
                false,
                List::of);
    }

    Item group(Spot spot, Kind kind, String value, Optional<String> fault, Supplier<List<Item>> inside) {
        return new Item(
                spot.path(),
                spot.name(),
                kind,
                new Type.Opaque(""),
                "",
                spot.address(),
                0,
                Optional.empty(),
                false,
                value,
                fault,
                OptionalLong.empty(),
                false,
                true,
                inside);
    }

    Item faulty(Spot spot, Type type, Context context, long size, String words) {
        return item(spot, Kind.NOTE, type, type.text(), size, context, "", Optional.of(words));
    }

    static int mostVarying() {
        return MOST_VARYING;
    }

    /** Whether a field leads to another of the structure's own kind. */
    boolean leadsOn(Field field, Type own) {
        Type bare = field.type() instanceof Type.Ordered ordered ? ordered.of() : field.type();
        return own instanceof Type.Named
                && layout.resolve(bare) instanceof Type.Pointer pointer
                && layout.resolve(pointer.target()).text().equals(own.text());
    }
}

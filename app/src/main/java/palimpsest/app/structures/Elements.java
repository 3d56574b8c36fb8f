package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.app.structures.Item.Kind;
import palimpsest.app.structures.Reader.Context;
import palimpsest.app.structures.Reader.Spot;
import palimpsest.app.words.Words;

/** Reads the elements of an array; those of a long one in groups. */
final class Elements {
    /** So many lines stand below one at most. */
    static final int GROUP = 100;

    private static final int MOST_PREVIEWED = 8;

    private final Reader reader;
    private final Spot spot;
    private final Type.Array type;
    private final Context context;

    Elements(Reader reader, Spot spot, Type.Array type, Context context) {
        this.reader = reader;
        this.spot = spot;
        this.type = type;
        this.context = context;
    }

    Item item(String typeText) throws Unreadable {
        OptionalLong each = reader.layout().measure(type.element()).size();
        long count = reader.count(type.count(), each.orElse(0), context);
        if (each.isEmpty() && count > Reader.mostVarying()) {
            throw new Unreadable("structures.count", type.count().text(), Long.toString(count));
        }
        List<Item> varying = each.isPresent() ? List.of() : varying(count);
        long size = each.isPresent() ? each.getAsLong() * count : varyingSize(varying);
        boolean fits = reader.memory().has(spot.address(), size);
        Optional<String> fault = fits
                ? varying.stream()
                        .skip(Math.max(0, varying.size() - 1))
                        .flatMap(last -> last.fault().stream())
                        .findFirst()
                : Optional.of(Words.of("structures.reaches"));
        String value = context.preview() > 0 ? preview(count, each, varying) : "[…]";
        Context inner = context.full();
        return new Item(
                spot.path(),
                spot.name(),
                Kind.ARRAY,
                type,
                typeText,
                spot.address(),
                size,
                Optional.empty(),
                context.big(),
                value,
                fault,
                OptionalLong.empty(),
                reader.changed(spot.address(), size),
                count > 0,
                () -> each.isPresent()
                        ? new Elements(reader, spot, type, inner).range(spot, 0, count, each.getAsLong())
                        : varying);
    }

    private List<Item> varying(long count) throws Unreadable {
        List<Item> items = new ArrayList<>();
        long at = spot.address();
        for (long index = 0; index < count; index++) {
            Item item = reader.item(spot.inside("[" + index + "]", at), type.element(), context.shorter());
            items.add(item);
            if (item.kind() != Kind.TEXT && item.fault().isPresent()) {
                break;
            }
            int alignment = reader.layout().measure(type.element()).alignment();
            at += (item.size() + alignment - 1) / alignment * alignment;
        }
        return items;
    }

    private long varyingSize(List<Item> items) {
        if (items.isEmpty()) {
            return 0;
        }
        Item last = items.get(items.size() - 1);
        return last.address() + last.size() - spot.address();
    }

    private String preview(long count, OptionalLong each, List<Item> varying) {
        StringBuilder words = new StringBuilder();
        int shown = (int) Math.min(count, MOST_PREVIEWED);
        boolean characters =
                reader.layout().resolve(type.element()) instanceof Type.Single single && single.scalar() == Scalar.CHAR;
        for (int index = 0; index < shown; index++) {
            Optional<Item> item = each.isPresent()
                    ? Optional.of(element(index, each.getAsLong(), context.shorter()))
                    : varying.stream().skip(index).findFirst();
            words.append(index == 0 ? "" : ", ")
                    .append(item.map(found -> found.kind() == Kind.NOTE ? "?" : found.value())
                            .orElse("?"));
        }
        String list = "[" + words + (shown < count ? ", …]" : "]");
        if (characters && count > 0) {
            Type.Characters text =
                    new Type.Characters(Encoding.UTF_8, Optional.of(new Formula.Literal(Math.min(count, GROUP))), true);
            Item read = reader.item(spot, text, context);
            return read.kind() == Kind.TEXT ? read.value() : list;
        }
        return list;
    }

    /** Elements from one to before another, as they are or in groups. */
    private List<Item> range(Spot around, long from, long to, long size) {
        List<Item> items = new ArrayList<>();
        long step = 1;
        while ((to - from + step - 1) / step > GROUP) {
            step *= GROUP;
        }
        for (long index = from; index < to; index += step) {
            long end = Math.min(to, index + step);
            items.add(step == 1 ? element(index, size, context) : group(around, index, end, size));
        }
        return items;
    }

    private Item element(long index, long size, Context each) {
        return reader.item(
                new Spot(spot.path() + "/[" + index + "]", "[" + index + "]", spot.address() + index * size),
                type.element(),
                each);
    }

    private Item group(Spot around, long from, long to, long size) {
        String name = "[" + from + "…" + (to - 1) + "]";
        Spot place = around.inside(name, spot.address() + from * size);
        return reader.group(place, Kind.GROUP, "", Optional.empty(), () -> range(place, from, to, size));
    }
}

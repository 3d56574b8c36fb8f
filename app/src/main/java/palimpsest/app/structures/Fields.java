package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.structures.Declaration.Field;
import palimpsest.app.structures.Declaration.Structure;
import palimpsest.app.structures.Item.Kind;
import palimpsest.app.structures.Reader.Context;
import palimpsest.app.structures.Reader.Spot;
import palimpsest.app.words.Words;

/** Reads the fields of a structure, one after the other, since where one lies may depend on those before. */
final class Fields {
    private static final int MOST_PREVIEWED = 5;

    private final Reader reader;
    private final Spot spot;
    private final Type type;
    private final Structure structure;
    private final Context context;
    private final List<Item> items = new ArrayList<>();
    private final Placing placing;
    private Optional<String> fault = Optional.empty();
    private long paddedTo;

    Fields(Reader reader, Spot spot, Type type, Structure structure, Context context) {
        this.reader = reader;
        this.spot = spot;
        this.type = type;
        this.structure = structure;
        this.context = context;
        this.placing = new Placing(structure.union(), structure.packed());
        for (Field field : structure.fields()) {
            try {
                add(field);
            } catch (Unreadable unreadable) {
                fault = Optional.of(unreadable.words());
                break;
            }
        }
    }

    private void add(Field field) throws Unreadable {
        Layout.Measure measure = reader.layout().measure(field.type());
        boolean isBits = field.width().isPresent();
        long size = measure.size().orElse(0);
        Context here = context.shorter();
        if (measure.size().isEmpty() && !isBits) {
            long begins = Math.floorDiv(placing.next(field, 0, measure.alignment()), Byte.SIZE);
            Item varying = reader.item(spot.inside(field.name(), spot.address() + begins), field.type(), here);
            if (varying.fault().isPresent() && varying.kind() != Kind.TEXT) {
                items.add(varying);
                throw new Unreadable("structures.rest", field.name());
            }
            size = varying.size();
        }
        Placing.Placed placed = placing.place(field, size, measure.alignment());
        pad(placed.offset(), isBits);
        paddedTo = Math.max(paddedTo, placed.offset() + placed.size());
        Spot place = spot.inside(field.name(), spot.address() + placed.offset());
        if (!field.isShown()) {
            return;
        }
        Item item =
                isBits ? reader.bitField(place, field.type(), placed, here) : reader.item(place, field.type(), here);
        items.add(item);
        context.scope().add(item);
    }

    private void pad(long offset, boolean isBits) {
        if (!structure.union() && !isBits && offset > paddedTo && paddedTo >= 0) {
            items.add(padding(paddedTo, offset));
        }
    }

    private Item padding(long from, long to) {
        return reader.item(
                new Spot(spot.path() + "/_" + from, Words.of("structures.padding"), spot.address() + from),
                Kind.PADDING,
                new Type.Opaque(""),
                "",
                to - from,
                context,
                Words.of("structures.bytes", to - from),
                Optional.empty());
    }

    /** The size of the whole, as far as it is known. */
    long size() {
        return structure.size().orElse(placing.size(placing.alignment(structure.alignment())));
    }

    Optional<String> fault() {
        return fault;
    }

    /** The first fields in one line. */
    String preview() {
        StringBuilder words = new StringBuilder("{ ");
        int shown = 0;
        for (Item item : items) {
            if (item.kind() == Kind.PADDING) {
                continue;
            }
            words.append(shown == 0 ? "" : ", ");
            if (shown++ == MOST_PREVIEWED) {
                words.append("…");
                break;
            }
            words.append(item.name()).append(": ").append(item.kind() == Kind.NOTE ? "?" : item.value());
        }
        return words.append(" }").toString();
    }

    /** All fields, the padding between them, and the lists that begin here. */
    List<Item> all() {
        List<Item> all = new ArrayList<>(items);
        if (fault.isPresent()) {
            all.add(reader.faulty(
                    new Spot(spot.path() + "/…", "…", spot.address()), new Type.Opaque(""), context, 0, fault.get()));
            return all;
        }
        long size = size();
        if (!structure.union() && size > paddedTo && paddedTo > 0) {
            all.add(padding(paddedTo, size));
        }
        if (!context.listed()) {
            structure.fields().stream()
                    .filter(field -> field.isShown() && reader.leadsOn(field, type))
                    .forEach(field -> all.add(new NodeList(reader, spot, type, field.name(), context).item()));
        }
        return all;
    }
}

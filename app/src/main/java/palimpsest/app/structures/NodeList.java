package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.structures.Item.Kind;
import palimpsest.app.structures.Reader.Context;
import palimpsest.app.structures.Reader.Spot;
import palimpsest.app.words.Words;

/** Follows pointers from node to node, to the end of the list, to a node that was there already, or to a limit. */
final class NodeList {
    /** So many nodes are followed. */
    static final int MOST = 1000;

    private final Reader reader;
    private final Spot spot;
    private final Type type;
    private final String link;
    private final Context context;
    private final List<Long> nodes = new ArrayList<>();
    private final String end;
    /** Where in a node the link stands, if that is the same in all. */
    private OptionalLong linkAt = OptionalLong.empty();

    private boolean linkIsBig;

    /** @param link the field that leads from a node to the next */
    NodeList(Reader reader, Spot spot, Type type, String link, Context context) {
        this.reader = reader;
        this.spot = new Spot(spot.path() + "/" + link + "…", Words.of("structures.list", link), spot.address());
        this.type = type;
        this.link = link;
        // The nodes are shown side by side: none is inside of another.
        this.context = new Context(Scope.empty(), context.big(), context.preview(), context.trail(), true);
        this.end = follow();
    }

    private String follow() {
        Map<Long, Integer> met = new HashMap<>();
        long node = spot.address();
        while (true) {
            if (node == 0 && !nodes.isEmpty()) {
                return Words.of("structures.list.null");
            }
            Integer before = met.get(node);
            if (before != null) {
                return Words.of("structures.list.circle", Integer.toString(before));
            }
            if (!Addresses.less(node, reader.memory().length())) {
                return Words.of("structures.list.outside", Addresses.shortHex(node));
            }
            if (nodes.size() == MOST) {
                return Words.of("structures.list.more", MOST);
            }
            met.put(node, nodes.size());
            nodes.add(node);
            Optional<Long> next = next(node);
            if (next.isEmpty()) {
                return Words.of("structures.list.outside", Addresses.shortHex(node));
            }
            node = next.get();
        }
    }

    private Optional<Long> next(long node) {
        if (linkAt.isPresent()) {
            try {
                byte[] bytes =
                        reader.bytes(node + linkAt.getAsLong(), reader.layout().pointer());
                return Optional.of(Bits.of(bytes, linkIsBig).low());
            } catch (Unreadable beyond) {
                return Optional.empty();
            }
        }
        Context bare = new Context(Scope.empty(), context.big(), 0, List.of(), true);
        Optional<Item> field = reader.item(new Spot("", "", node), type, bare).children().stream()
                .filter(each -> each.name().equals(link) && each.number().isPresent())
                .findFirst();
        if (field.isPresent() && reader.layout().measure(type).size().isPresent()) {
            linkAt = OptionalLong.of(field.get().address() - node);
            linkIsBig = field.get().big();
        }
        return field.map(found -> found.number().getAsLong());
    }

    /** The line of the whole list. */
    Item item() {
        String value = Words.of("structures.list.nodes", nodes.size(), end);
        return reader.group(spot, Kind.LIST, value, Optional.empty(), () -> {
            List<Item> items = new ArrayList<>();
            int group = nodes.size() > Elements.GROUP ? Elements.GROUP : 1;
            for (int from = 0; from < nodes.size(); from += group) {
                items.add(group == 1 ? node(from) : group(from, Math.min(nodes.size(), from + group)));
            }
            items.add(reader.item(
                    new Spot(spot.path() + "/end", "", spot.address()),
                    Kind.NOTE,
                    new Type.Opaque(""),
                    "",
                    0,
                    context,
                    end,
                    Optional.empty()));
            return items;
        });
    }

    private Item group(int from, int to) {
        Spot place = new Spot(spot.path() + "/" + from, "[" + from + "…" + (to - 1) + "]", nodes.get(from));
        return reader.group(place, Kind.GROUP, "", Optional.empty(), () -> {
            List<Item> items = new ArrayList<>();
            for (int index = from; index < to; index++) {
                items.add(node(index));
            }
            return items;
        });
    }

    private Item node(int index) {
        return reader.item(spot.inside("[" + index + "]", nodes.get(index)), type, context);
    }
}

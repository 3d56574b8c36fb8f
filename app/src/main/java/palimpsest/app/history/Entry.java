package palimpsest.app.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Origin;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.ByteReader;
import palimpsest.app.session.OriginLink;
import palimpsest.app.session.Overwritten;
import palimpsest.app.session.Place;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/**
 * One thing that happened to a byte.
 *
 * @param actor who did it, where somebody did
 * @param step when: the number of the step that did it
 * @param bytes what happened to the bytes: {@code 00 → 0b}
 * @param words what did it
 * @param branches for a computed value what it was computed from
 */
public record Entry(
        Optional<Origin> actor, long step, String bytes, String words, Place place, List<OriginLink.Branch> branches) {

    private static final int SHOWN_BYTES = 8;

    public Entry {
        branches = List.copyOf(branches);
    }

    static Entry of(ByteHistory.Writer writer) {
        String bytes = hex(writer.before()) + " \u2192 " + hex(writer.after());
        return new Entry(
                Optional.of(origin(writer.actor())),
                writer.step(),
                bytes,
                what(writer.place()),
                writer.place(),
                List.of());
    }

    static Entry of(ByteReader reader) {
        return new Entry(
                Optional.of(origin(reader.actor())),
                reader.step(),
                hex(reader.value()),
                what(reader.place()),
                reader.place(),
                List.of());
    }

    static Entry of(OriginLink link) {
        return new Entry(Optional.empty(), link.step(), hex(link.value()), link.words(), link.place(), link.branches());
    }

    static Entry of(Overwritten run) {
        long count = run.range().length();
        String words = count
                + (count == 1 ? " byte at " : " bytes at ")
                + Addresses.shortHex(run.range().address())
                + run.earlier().map(Entry::earlier).orElse("; nobody wrote there before");
        return new Entry(
                Optional.of(origin(run.actor())),
                run.step(),
                hex(run.before()) + " \u2192 " + hex(run.after()),
                words,
                run.place(),
                List.of());
    }

    private static String earlier(Overwritten.Earlier earlier) {
        String when = earlier.step().isPresent()
                ? String.format(Locale.ROOT, ", step %,d", earlier.step().getAsLong())
                : "";
        return "; written before by the " + origin(earlier.actor()).word() + when;
    }

    private static String what(Place place) {
        return place.op() + (place.op().isEmpty() || place.function().isEmpty() ? "" : " in ") + place.function();
    }

    private static String hex(int value) {
        return Addresses.padded(value, 2);
    }

    private static String hex(ByteSlice bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN_BYTES, bytes.length()); i++) {
            text.append(i == 0 ? "" : " ").append(hex(bytes.at(i) & 0xff));
        }
        return text + (bytes.length() > SHOWN_BYTES ? " \u2026" : "");
    }

    private static Origin origin(Actor actor) {
        return switch (actor) {
            case MODULE -> Origin.MODULE;
            case HOST -> Origin.HOST;
            case DATA_SEGMENT -> Origin.DATA_SEGMENT;
            case GROWTH -> Origin.GROWTH;
        };
    }
}

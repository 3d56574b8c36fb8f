package palimpsest.app.history;

import java.util.List;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.HexText;
import palimpsest.app.bytes.Origin;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.ByteReader;
import palimpsest.app.session.OriginLink;
import palimpsest.app.session.Overwritten;
import palimpsest.app.session.Place;
import palimpsest.app.words.Words;

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

    public Entry {
        branches = List.copyOf(branches);
    }

    static Entry of(ByteHistory.Writer writer) {
        String bytes = hex(writer.before()) + " \u2192 " + hex(writer.after());
        return new Entry(
                Optional.of(Origin.of(writer.actor())),
                writer.step(),
                bytes,
                what(writer.place()),
                writer.place(),
                List.of());
    }

    static Entry of(ByteReader reader) {
        return new Entry(
                Optional.of(Origin.of(reader.actor())),
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
        String words = Words.of(
                        "history.bytes.at",
                        count,
                        Addresses.shortHex(run.range().address()))
                + run.earlier().map(Entry::earlier).orElse(Words.of("history.earlier.nobody"));
        return new Entry(
                Optional.of(Origin.of(run.actor())),
                run.step(),
                HexText.ofFirst(run.before()) + " \u2192 " + HexText.ofFirst(run.after()),
                words,
                run.place(),
                List.of());
    }

    private static String earlier(Overwritten.Earlier earlier) {
        String when = earlier.step().isPresent()
                ? Words.of("history.earlier.step", earlier.step().getAsLong())
                : "";
        return Words.of("history.earlier." + earlier.actor().word()) + when;
    }

    private static String what(Place place) {
        return place.op().isEmpty() || place.function().isEmpty()
                ? place.op() + place.function()
                : Words.of("history.in", place.op(), place.function());
    }

    private static String hex(int value) {
        return Addresses.padded(value, 2);
    }
}

package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.app.words.Words;
import palimpsest.engine.source.ByteSlice;

/**
 * What was written by hand, taken back and done again, each at its step; so that it is known for every moment. What the
 * bytes were before, the record knows.
 */
final class HostEdits {

    private static final int MOST = 1_000;

    private final List<Entry> entries = new ArrayList<>();

    /** How the host came to write; the place of the write says it. */
    enum Kind {
        WRITE("by hand"),
        UNDO("by undo"),
        REDO("by redo");

        private final String place;

        Kind(String place) {
            this.place = place;
        }

        /** What stands in the record as the place of the write. */
        String place() {
            return place;
        }

        /** A place for people: what was done by hand is named in their language. */
        static String words(String place) {
            return of(place)
                    .map(kind -> Words.of("session.by." + kind.name().toLowerCase(Locale.ROOT)))
                    .orElse(place);
        }

        static Optional<Kind> of(String place) {
            return List.of(values()).stream()
                    .filter(kind -> kind.place.equals(place))
                    .findFirst();
        }
    }

    private record Entry(long step, Kind kind, HostEdit edit) {}

    /** Notes a write that is a step; after a new one, what was taken back before it is gone. */
    void add(Kind kind, HostEdit write) {
        if (entries.size() == MOST) {
            entries.remove(0);
        }
        entries.add(new Entry(write.step(), kind, write));
    }

    void clear() {
        entries.clear();
    }

    /** The future from a step on was cut off. */
    void cut(long step) {
        entries.removeIf(entry -> entry.step() >= step);
    }

    /** What can be taken back at a step. */
    Optional<HostEdit> lastDone(long step) {
        return Optional.ofNullable(at(step).done.peekLast());
    }

    /** What can be done again at a step. */
    Optional<HostEdit> lastUndone(long step) {
        return Optional.ofNullable(at(step).undone.peekLast());
    }

    private Stacks at(long step) {
        Stacks stacks = new Stacks(new ArrayDeque<>(), new ArrayDeque<>());
        for (Entry entry : entries) {
            if (entry.step() < step) {
                stacks.add(entry);
            }
        }
        return stacks;
    }

    private record Stacks(ArrayDeque<HostEdit> done, ArrayDeque<HostEdit> undone) {
        void add(Entry entry) {
            switch (entry.kind()) {
                case WRITE -> {
                    undone.clear();
                    done.addLast(entry.edit());
                }
                case UNDO -> move(done, undone);
                case REDO -> move(undone, done);
            }
        }

        private static void move(ArrayDeque<HostEdit> from, ArrayDeque<HostEdit> to) {
            HostEdit last = from.pollLast();
            if (last != null) {
                to.addLast(last);
            }
        }
    }

    /**
     * A write by hand.
     *
     * @param step the step that it was for the first time
     */
    record HostEdit(long step, int memory, long address, ByteSlice bytes) {
        /** The write in a few words, for a menu. */
        String words() {
            return bytes.length() == 1
                    ? Words.of("session.edit.byte", Views.address(address))
                    : Words.of("session.edit.bytes", Integer.toString(bytes.length()), Views.address(address));
        }
    }
}

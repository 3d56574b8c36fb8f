package palimpsest.app.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.MarkWindow;
import palimpsest.app.bytes.Origin;
import palimpsest.app.session.Episode;
import palimpsest.app.session.Mark;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Query;
import palimpsest.app.session.Session;
import palimpsest.app.session.Still;
import palimpsest.app.words.Words;

/** The steps of an episode as pictures: the bytes after each, and below them what the step did. */
final class Episodes {
    private Episodes() {}

    /** Which steps, of which bytes. */
    record Wanted(int memory, Range range, long from, long to, boolean writesOnly, int most) {
        private Episode episode() {
            int fitting = (int) Math.min(most, Episode.MOST_BYTES / range.length() - 1);
            MemoryRange bytes = new MemoryRange(memory, range.address(), range.length());
            return new Episode(bytes, from, to, writesOnly, fitting);
        }
    }

    /**
     * Asks for the steps.
     *
     * @param then hears of all of them
     * @param wrong hears why there are none
     * @return what gives it up
     */
    static Query ask(
            Session session, Wanted wanted, DoubleConsumer share, Consumer<List<Still>> then, Consumer<String> wrong) {
        List<Still> all = new ArrayList<>();
        return session.queries().episode(wanted.episode(), new Query.Listener<>() {
            @Override
            public void found(List<Still> more) {
                all.addAll(more);
            }

            @Override
            public void progress(double done) {
                share.accept(done);
            }

            @Override
            public void ended(Query.End end) {
                if (end == Query.End.OUTDATED) {
                    wrong.accept(Words.of("exporting.wrong.outdated"));
                } else {
                    then.accept(all);
                }
            }
        });
    }

    /** Where the words of the steps will be. */
    static List<String> sample() {
        return List.of(Words.of("exporting.sample"), "");
    }

    static Picture draw(Still still, String name, Range range, Look look) {
        return Sheet.draw(new Bytes(name, bytes(still, range), marks(still, range)), range, look, caption(still));
    }

    private static List<String> caption(Still still) {
        if (still.op().isEmpty()) {
            return List.of(Words.of("exporting.before", Long.toString(still.cursor())), "");
        }
        String step = Long.toString(still.cursor() - 1);
        String head = still.place().isEmpty()
                ? Words.of("exporting.step", step, still.op())
                : Words.of("exporting.step.at", step, still.op(), still.place());
        return List.of(head, still.words());
    }

    private static ByteWindow bytes(Still still, Range range) {
        return new ByteWindow() {
            @Override
            public long length() {
                return still.length();
            }

            @Override
            public void read(long address, byte[] into, int offset, int count) {
                for (int i = 0; i < count; i++) {
                    int at = (int) (address + i - range.address());
                    into[offset + i] = at >= 0 && at < still.bytes().length()
                            ? still.bytes().at(at)
                            : 0;
                }
            }
        };
    }

    private static MarkWindow marks(Still still, Range range) {
        return (address, into, offset, count) -> {
            for (int i = 0; i < count; i++) {
                int at = (int) (address + i - range.address());
                into[offset + i] = at >= 0 && at < still.marks().length()
                        ? mark(still.marks().at(at))
                        : 0;
            }
        };
    }

    private static byte mark(int session) {
        Origin origin = Mark.writer(session).map(Origin::of).orElse(Origin.UNTOUCHED);
        if (Mark.changed(session)) {
            return ByteMark.of(origin, ByteMark.CHANGED);
        }
        return Mark.rewritten(session) ? ByteMark.of(origin, ByteMark.REWRITTEN) : ByteMark.of(origin);
    }
}

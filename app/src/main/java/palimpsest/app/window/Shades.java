package palimpsest.app.window;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import palimpsest.app.bytes.ShadeWindow;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.memory.Shading;
import palimpsest.app.session.Layers;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Query;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/**
 * Finds out how long ago, or how often, the visible bytes were written or read, whenever execution stops or others are
 * visible; what was known before is shown meanwhile.
 */
final class Shades {
    /** A byte's writes are counted so far. */
    static final int MOST_WRITES = 16;
    /** So many reads of the visible bytes are counted. */
    static final int MOST_READS = 20_000;

    private static final double LOSS_PER_DOUBLING = 24;

    private final Session session;
    private final MemoryViewModel model;
    private final Supplier<MemoryRange> visible;
    private Query query = () -> {};
    private MemoryRange asked = new MemoryRange(0, 0, 0);
    private long askedAt = -1;
    private long askedIn = -1;
    private Shading askedFor = Shading.NONE;

    /** @param visible the bytes that can be seen */
    Shades(Session session, MemoryViewModel model, Supplier<MemoryRange> visible) {
        this.session = session;
        this.model = model;
        this.visible = visible;
        InvalidationListener look = change -> look();
        model.shading.addListener(look);
        model.topRow.addListener(look);
        model.bytesPerRow.addListener(look);
        model.view.addListener(look);
    }

    private void look() {
        Snapshot now = session.snapshot();
        Shading shading = model.shading.get();
        MemoryRange range = visible.get();
        boolean same = range.equals(asked) && now.step() == askedAt && now.instance() == askedIn && shading == askedFor;
        if (same || now.state() == State.RUNNING) {
            return;
        }
        query.cancel();
        asked = range;
        askedAt = now.step();
        askedIn = now.instance();
        askedFor = shading;
        if (shading == Shading.NONE || range.length() <= 0) {
            model.shades.set(ShadeWindow.none());
            return;
        }
        query = shading == Shading.READS
                ? session.queries().reads(range, new Reads(range))
                : session.queries()
                        .layers(range, shading == Shading.AGE ? 1 : MOST_WRITES, new Writes(shading, now.step()));
    }

    /** A byte written by the last step is strongest; each doubling of its age takes as much off it. */
    static int ofAge(long steps) {
        double doublings = Math.log(Math.max(0, steps) + 1.0) / Math.log(2);
        return (int) Math.max(0, Math.round(ShadeWindow.FULL - LOSS_PER_DOUBLING * doublings));
    }

    /** The first few times make the most difference. */
    static int ofCount(long times, long most) {
        return times == 0 || most == 0
                ? 0
                : (int) Math.round(ShadeWindow.FULL * Math.min(1, Math.log(times + 1.0) / Math.log(most + 1.0)));
    }

    private final class Writes implements Query.Listener<Layers> {
        private final Shading shading;
        private final long now;

        Writes(Shading shading, long now) {
            this.shading = shading;
            this.now = now;
        }

        @Override
        public void found(List<Layers> answer) {
            Layers layers = answer.get(0);
            byte[] shades = new byte[layers.bytes().size()];
            for (int i = 0; i < shades.length; i++) {
                shades[i] = (byte) shade(layers.bytes().get(i).layers());
            }
            model.shades.set(ShadeWindow.of(layers.range().address(), shades));
        }

        private int shade(List<Layers.Layer> layers) {
            long writes =
                    layers.stream().filter(layer -> layer.actor().isPresent()).count();
            if (writes == 0) {
                return 0;
            }
            return shading == Shading.AGE ? ofAge(now - 1 - layers.get(0).step()) : ofCount(writes, MOST_WRITES);
        }

        @Override
        public void ended(Query.End end) {
            forgetIfOutdated(end);
        }
    }

    private final class Reads implements Query.Listener<MemoryRange> {
        private final MemoryRange range;
        private final long[] times;
        private int found;

        Reads(MemoryRange range) {
            this.range = range;
            this.times = new long[(int) range.length()];
        }

        @Override
        public void found(List<MemoryRange> reads) {
            for (MemoryRange read : reads) {
                long first = read.address() - range.address();
                for (long at = Math.max(0, first); at < Math.min(times.length, first + read.length()); at++) {
                    times[(int) at]++;
                }
            }
            found += reads.size();
            show();
            if (found >= MOST_READS) {
                query.cancel();
            }
        }

        private void show() {
            long most = 0;
            for (long each : times) {
                most = Math.max(most, each);
            }
            byte[] shades = new byte[times.length];
            for (int i = 0; i < shades.length; i++) {
                shades[i] = (byte) ofCount(times[i], most);
            }
            model.shades.set(ShadeWindow.of(range.address(), shades));
        }

        @Override
        public void ended(Query.End end) {
            if (end == Query.End.COMPLETE) {
                show();
            }
            forgetIfOutdated(end);
        }
    }

    private void forgetIfOutdated(Query.End end) {
        if (end == Query.End.OUTDATED) {
            askedAt = -1;
        }
    }
}

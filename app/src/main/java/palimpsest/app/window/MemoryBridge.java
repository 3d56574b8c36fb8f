package palimpsest.app.window;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleIntegerProperty;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.memory.Ghost;
import palimpsest.app.memory.MemoryIntents;
import palimpsest.app.memory.MemoryView;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.Change;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.StopAt;
import palimpsest.app.session.TrapView;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.syntax.MemoryType;

/** Carries what the session knows of the chosen memory to the grid, and what the person wants back to the session. */
final class MemoryBridge {
    private static final int ROWS_AROUND = 64;
    private static final int ROWS_IN_VIEW = 16;
    private static final int ROWS_ABOVE = 2;
    private static final int ROWS_ASKED = 256;
    private static final int MOST_LEAFED = 2048;
    private static final long NOT_STOPPED = -1;

    private final Session session;
    private final MemoryViewModel model;
    private final IntegerProperty chosen = new SimpleIntegerProperty(0);
    private final Leafing leafing;
    private Runnable watched = () -> {};
    private Runnable asked = () -> {};
    private final LastLoads loads = new LastLoads();
    private long opening;
    private long step = NOT_STOPPED;

    MemoryBridge(Session session, MemoryViewModel model) {
        this.session = session;
        this.model = model;
        this.leafing = new Leafing(session, () -> show(session.snapshot()));
        model.intents.set(new Intents());
        InvalidationListener ask = changed -> {
            leafing.stop();
            ask();
        };
        model.topRow.addListener(ask);
        model.bytesPerRow.addListener(ask);
        model.caretProperty().addListener(changed -> select());
        chosen.addListener(changed -> {
            model.topRow.set(0);
            model.select(0);
            show(session.snapshot());
            ask();
            select();
        });
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        new Shades(session, model, this::visible);
        show(session.snapshot());
        ask();
    }

    /**
     * Tells what the window shows then.
     *
     * @param whenWatched bytes were watched
     * @param whenAsked somebody wants to know who wrote the selected byte
     */
    void then(Runnable whenWatched, Runnable whenAsked) {
        watched = whenWatched;
        asked = whenAsked;
    }

    /** The index of the memory that is shown. */
    IntegerProperty chosenProperty() {
        return chosen;
    }

    /** Which layer is shown, and how to get back; empty for the present. */
    ReadOnlyStringProperty layerProperty() {
        return leafing.noteProperty();
    }

    private MemoryRange visible() {
        long first = model.topRow.get() * model.bytesPerRow.get();
        long count = Addresses.min(model.view.get().bytes().length() - first, MOST_LEAFED);
        return new MemoryRange(chosen.get(), first, count);
    }

    private void ask() {
        long row = Math.max(0, model.topRow.get() - ROWS_AROUND);
        session.show(chosen.get(), row * model.bytesPerRow.get(), ROWS_ASKED * model.bytesPerRow.get());
    }

    private void select() {
        if (model.isEmpty()) {
            session.clearSelection();
        } else {
            session.select(chosen.get(), model.caret());
        }
    }

    private void show(Snapshot now) {
        long number = now.program().map(Program::opening).orElse(0L);
        boolean other = number != opening;
        if (other) {
            opening = number;
            // Its first stop may be at the same step.
            step = NOT_STOPPED;
            chosen.set(0);
            model.topRow.set(0);
            model.select(0);
        }
        if (now.step() != step) {
            leafing.stop();
        }
        boolean wasEmpty = model.isEmpty();
        model.show(
                chosen.get() < now.memories().size()
                        ? leafing.over(view(now.memories().get(chosen.get()), reads(now)))
                        : MemoryView.none());
        model.ghost.set(ghost(now));
        if (other || wasEmpty != model.isEmpty()) {
            // A program that is opened comes without what was looked at in the one before.
            select();
        }
        if (now.state() != State.RUNNING && now.step() != step) {
            step = now.step();
            follow(now);
        }
    }

    /** Brings the edge an access went over, or what was written last, into view, unless some of it is already. */
    private void follow(Snapshot now) {
        List<Long> places = Stream.concat(
                        now.trap().flatMap(TrapView::access).stream(),
                        now.changes().stream().map(Change::range))
                .filter(range -> range.memory() == chosen.get())
                .map(MemoryRange::address)
                .toList();
        long top = model.topRow.get() * model.bytesPerRow.get();
        long bottom = top + (long) ROWS_IN_VIEW * model.bytesPerRow.get();
        boolean visible =
                places.stream().anyMatch(address -> !Addresses.less(address, top) && Addresses.less(address, bottom));
        if (!visible && !places.isEmpty() && !model.isEmpty()) {
            long row = Math.min(model.rows(), Long.divideUnsigned(places.get(0), model.bytesPerRow.get()));
            model.topRow.set(Math.max(0, row - ROWS_ABOVE));
        }
    }

    /** An access of the chosen memory that went over its end. */
    private Optional<Ghost> ghost(Snapshot now) {
        long end = model.view.get().bytes().length();
        return now.trap()
                .flatMap(TrapView::access)
                .filter(range -> range.memory() == chosen.get() && range.length() > 0)
                .map(range -> new Ghost(range.address(), range.length()))
                .filter(wanted -> Addresses.less(end, wanted.address() + wanted.length())
                        || Addresses.less(wanted.address() + wanted.length(), wanted.address()));
    }

    /** What the host has just read, and what the instruction did that was stepped over last. */
    private List<MemoryRange> reads(Snapshot now) {
        loads.see(now);
        return Stream.concat(now.reads().stream(), loads.justRead().stream())
                .filter(range -> range.memory() == chosen.get())
                .toList();
    }

    private static MemoryView view(MemoryInfo memory, List<MemoryRange> reads) {
        MemoryImage image = memory.image();
        ByteWindow bytes = new ByteWindow() {
            @Override
            public long length() {
                return image.length();
            }

            @Override
            public void read(long address, byte[] into, int offset, int count) {
                image.read(address, into, offset, count);
            }
        };
        MemoryType type = memory.type();
        OptionalLong maximum = type.limits().maximum();
        return new MemoryView(
                memory.name(), bytes, new Marks(image, reads), memory.pages(), maximum, 1L << type.pageSizeLog2());
    }

    private final class Intents implements MemoryIntents {
        @Override
        public void edit(long address, byte[] bytes) {
            leafing.stop();
            session.hostWrite(chosen.get(), address, bytes);
        }

        @Override
        public void undo() {
            session.undo();
        }

        @Override
        public void redo() {
            session.redo();
        }

        @Override
        public void watch(long address, long length) {
            MemoryRange range = new MemoryRange(chosen.get(), address, length);
            session.stops().add(new StopAt.Bytes(range, StopAt.Access.CHANGES, EnumSet.allOf(Actor.class)));
            watched.run();
        }

        @Override
        public void whoWrote(long address) {
            asked.run();
        }

        @Override
        public void leaf(int deeper) {
            if (!model.isEmpty() && session.snapshot().state() != State.RUNNING) {
                leafing.leaf(deeper, visible());
            }
        }

        @Override
        public void stopLeafing() {
            leafing.stop();
        }

        @Override
        public void grow(long pages) {
            session.grow(chosen.get(), pages);
        }
    }
}

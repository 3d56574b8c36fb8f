package palimpsest.app.window;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.MarkWindow;
import palimpsest.app.bytes.Origin;
import palimpsest.app.memory.MemoryView;
import palimpsest.app.session.Layers;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Query;
import palimpsest.app.session.Session;
import palimpsest.app.words.Words;

/**
 * Leafs through what stood in the visible bytes before. In layer 1 each byte has the value before its last write, in layer
 * 2 the one before that; a byte that was written less often keeps its oldest value, and is shown as never touched.
 */
final class Leafing {
    private static final int AT_FIRST = 16;
    private static final int DEEPEST = 256;

    private final Session session;
    private final Runnable changed;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private Optional<Layers> layers = Optional.empty();
    private Query query = () -> {};
    private int depth;
    private int asked;

    /** @param changed is told when another layer is to be shown */
    Leafing(Session session, Runnable changed) {
        this.session = session;
        this.changed = changed;
    }

    /** Which layer is shown, and how to get back; empty for the present. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Goes some layers deeper, or back up. */
    void leaf(int deeper, MemoryRange visible) {
        int wanted = Math.max(0, Math.min(DEEPEST, depth + deeper));
        if (wanted == 0) {
            stop();
            return;
        }
        boolean same = layers.filter(known -> known.range().equals(visible)).isPresent();
        depth = same ? Math.min(wanted, Math.max(1, deepest())) : wanted;
        if (!same || (depth > asked && !whole())) {
            ask(visible, Math.max(AT_FIRST, Math.min(DEEPEST, depth * 2)));
        }
        tell();
    }

    /** Back to the present. */
    void stop() {
        query.cancel();
        boolean was = depth > 0;
        depth = 0;
        asked = 0;
        layers = Optional.empty();
        if (was) {
            tell();
        }
    }

    private void ask(MemoryRange visible, int layersDeep) {
        query.cancel();
        asked = layersDeep;
        query = session.queries().layers(visible, layersDeep, new Query.Listener<>() {
            @Override
            public void found(List<Layers> answer) {
                layers = Optional.of(answer.get(0));
                depth = Math.min(depth, Math.max(1, deepest()));
                tell();
            }

            @Override
            public void ended(Query.End end) {
                if (end == Query.End.OUTDATED) {
                    stop();
                }
            }
        });
    }

    private void tell() {
        note.set(
                depth == 0
                        ? ""
                        : layers.isEmpty()
                                ? Words.of("window.layer.looking")
                                : deepest() == 0
                                        ? Words.of("window.layer.none")
                                        : Words.of(
                                                whole() ? "window.layer" : "window.layer.or-more", depth, deepest()));
        changed.run();
    }

    private int deepest() {
        return layers.map(known -> known.bytes().stream()
                        .mapToInt(each -> each.layers().size() - 1)
                        .max()
                        .orElse(0))
                .orElse(0);
    }

    private boolean whole() {
        return layers.map(known -> known.bytes().stream().allMatch(Layers.OfByte::complete))
                .orElse(false);
    }

    /** The memory with the layer in the place of the present, where it is known. */
    MemoryView over(MemoryView now) {
        if (depth == 0 || layers.isEmpty()) {
            return now;
        }
        Layers known = layers.get();
        int level = depth;
        ByteWindow bytes = new ByteWindow() {
            @Override
            public long length() {
                return now.bytes().length();
            }

            @Override
            public void read(long address, byte[] into, int offset, int count) {
                now.bytes().read(address, into, offset, count);
                for (int i = 0; i < count; i++) {
                    int at = i;
                    layer(known, address + i, level).ifPresent(old -> into[offset + at] = (byte) old.value());
                }
            }
        };
        MarkWindow marks = (address, into, offset, count) -> {
            now.marks().marks(address, into, offset, count);
            for (int i = 0; i < count; i++) {
                int at = i;
                layer(known, address + i, level).ifPresent(old -> into[offset + at] = ByteMark.of(origin(old)));
            }
        };
        return new MemoryView(now.name(), bytes, marks, now.pages(), now.maximum(), now.pageSize());
    }

    private static Optional<Layers.Layer> layer(Layers known, long address, int level) {
        long index = address - known.range().address();
        if (index < 0 || index >= known.bytes().size()) {
            return Optional.empty();
        }
        List<Layers.Layer> all = known.bytes().get((int) index).layers();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean deep = level < all.size();
        Layers.Layer found = all.get(deep ? level : all.size() - 1);
        return Optional.of(
                deep ? found : new Layers.Layer(found.step(), found.value(), Optional.empty(), found.place()));
    }

    private static Origin origin(Layers.Layer layer) {
        return layer.actor().map(Origin::of).orElse(Origin.UNTOUCHED);
    }
}

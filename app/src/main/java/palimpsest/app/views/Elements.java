package palimpsest.app.views;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import palimpsest.app.session.Change;
import palimpsest.app.session.HostView;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.session.MemoryRange;

/** The elements of one view: what they are now, what they were, and where they lie. A DataView has bytes for elements. */
final class Elements {

    /** So many changed elements of a view are shown. */
    static final int MOST_CHANGES = 4;

    /** So many elements of a view are looked at. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final HostView view;
    private final Optional<ElementType> type;
    private final int size;

    Elements(HostView view) {
        this.view = view;
        this.type = ElementType.of(view.type());
        this.size = type.map(ElementType::size).orElse(1);
    }

    /** How many there are; 0 once detached. */
    long count() {
        return view.detached() ? 0 : view.range().length() / size;
    }

    /** The first ones; none of a DataView, which leaves open what the bytes are. */
    List<String> first(MemoryImage memory, int most) {
        int count = (int) Math.min(most, count());
        if (type.isEmpty() || count == 0) {
            return List.of();
        }
        byte[] bytes = new byte[count * size];
        memory.read(view.range().address(), bytes, 0, bytes.length);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(type.get().text(bytes, i * size));
        }
        return values;
    }

    /** Where the element lies that a byte belongs to; empty outside of the view. */
    Optional<MemoryRange> at(int memory, long address) {
        if (memory != view.range().memory() || !holds(address)) {
            return Optional.empty();
        }
        return Optional.of(range(index(address)));
    }

    /** {@code float64[1]}; of a DataView {@code view+16}. */
    String label(long address) {
        String name = view.name().orElse(view.type());
        return type.isPresent()
                ? name + "[" + index(address) + "]"
                : name + "+" + (address - view.range().address());
    }

    private boolean holds(long address) {
        long offset = address - view.range().address();
        return offset >= 0 && offset < count() * size;
    }

    private long index(long address) {
        return (address - view.range().address()) / size;
    }

    private MemoryRange range(long index) {
        return new MemoryRange(view.range().memory(), view.range().address() + index * size, size);
    }

    /** The first elements that have another value than at the last stop, in the order of their addresses. */
    List<ElementChange> changed(List<Change> changes, MemoryImage memory) {
        List<ElementChange> changed = new ArrayList<>();
        long next = 0;
        long looked = 0;
        for (Change change : changes) {
            if (!change.changed() || change.range().memory() != view.range().memory()) {
                continue;
            }
            long last = change.range().address() + change.range().length() - 1;
            if (last < view.range().address()) {
                continue;
            }
            long from = Math.max(
                    next, index(Math.max(change.range().address(), view.range().address())));
            long to = Math.min(Math.min(count() - 1, index(last)), from + MOST_LOOKED_AT - looked);
            for (long index = from; index <= to && changed.size() < MOST_CHANGES; index++) {
                change(index, memory).ifPresent(changed::add);
            }
            looked += Math.max(0, to - from + 1);
            next = Math.max(next, to + 1);
            if (changed.size() == MOST_CHANGES || looked > MOST_LOOKED_AT) {
                break;
            }
        }
        return changed;
    }

    private Optional<ElementChange> change(long index, MemoryImage memory) {
        MemoryRange range = range(index);
        byte[] before = new byte[size];
        byte[] after = new byte[size];
        memory.readBefore(range.address(), before, 0, size);
        memory.read(range.address(), after, 0, size);
        if (Arrays.equals(before, after)) {
            return Optional.empty();
        }
        return Optional.of(new ElementChange(label(range.address()), view.type(), text(before), text(after), range));
    }

    private String text(byte[] bytes) {
        return type.map(known -> known.text(bytes, 0))
                .orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes));
    }
}

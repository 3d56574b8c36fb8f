package palimpsest.app.window;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.MarkWindow;
import palimpsest.app.bytes.Origin;
import palimpsest.app.session.Mark;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.session.MemoryRange;

/**
 * The session's marks in the grid's words.
 *
 * @param reads what the host has just read of this memory
 */
record Marks(MemoryImage image, List<MemoryRange> reads) implements MarkWindow {
    @Override
    public void marks(long address, byte[] into, int offset, int count) {
        image.marks(address, into, offset, count);
        for (int i = offset; i < offset + count; i++) {
            into[i] = mark(into[i]);
        }
        for (MemoryRange read : reads) {
            long first = Math.max(0, read.address() - address);
            long end = Math.min(count, read.address() + read.length() - address);
            for (long i = first; i < end; i++) {
                into[offset + (int) i] |= ByteMark.READ;
            }
        }
    }

    private static byte mark(byte session) {
        Origin origin = origin(Mark.origin(session));
        if (Mark.changed(session)) {
            return ByteMark.of(origin, ByteMark.CHANGED);
        }
        return Mark.rewritten(session) ? ByteMark.of(origin, ByteMark.REWRITTEN) : ByteMark.of(origin);
    }

    @Override
    public Optional<Set<Origin>> origins(long address, int count) {
        int bits = image.origins(address, count);
        if (bits == MemoryImage.UNKNOWN_ORIGINS) {
            return Optional.empty();
        }
        Set<Origin> origins = EnumSet.noneOf(Origin.class);
        for (int origin = Mark.NEVER_TOUCHED; origin <= Mark.DATA_SEGMENT; origin++) {
            if ((bits & (1 << origin)) != 0) {
                origins.add(origin(origin));
            }
        }
        return Optional.of(origins);
    }

    private static Origin origin(int session) {
        return switch (session) {
            case Mark.GROWN -> Origin.GROWTH;
            case Mark.DATA_SEGMENT -> Origin.DATA_SEGMENT;
            case Mark.HOST -> Origin.HOST;
            case Mark.MODULE -> Origin.MODULE;
            default -> Origin.UNTOUCHED;
        };
    }
}

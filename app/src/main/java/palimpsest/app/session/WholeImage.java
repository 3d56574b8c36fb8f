package palimpsest.app.session;

import java.util.Arrays;
import java.util.Optional;
import palimpsest.engine.search.Finder;
import palimpsest.engine.search.Haystack;
import palimpsest.engine.search.NeedleSearch;
import palimpsest.engine.search.StringSearch;

/** A whole memory at a stop. It shares its pages with the memory until they are written to, so it costs little. */
final class WholeImage implements MemoryImage {

    private final palimpsest.engine.memory.MemoryImage image;
    private final long lengthAtFirst;
    private final byte[] markOfSite;
    private final Changes changes;
    private final Optional<palimpsest.engine.memory.MemoryImage> before;

    /**
     * @param lengthAtFirst the size the memory was made with: bytes from there on came by growth
     * @param markOfSite the {@link Mark} of what each write site writes, by its number
     * @param before the memory at the last stop, if it was there
     */
    WholeImage(
            palimpsest.engine.memory.MemoryImage image,
            long lengthAtFirst,
            byte[] markOfSite,
            Changes changes,
            Optional<palimpsest.engine.memory.MemoryImage> before) {
        this.image = image;
        this.lengthAtFirst = lengthAtFirst;
        this.markOfSite = markOfSite;
        this.changes = changes;
        this.before = before;
    }

    @Override
    public long length() {
        return image.length();
    }

    @Override
    public boolean holds(long address, int count) {
        return inside(address, count) == count;
    }

    @Override
    public void read(long address, byte[] into, int offset, int count) {
        read(Optional.of(image), address, into, offset, count);
    }

    @Override
    public void readBefore(long address, byte[] into, int offset, int count) {
        read(before, address, into, offset, count);
    }

    private static void read(
            Optional<palimpsest.engine.memory.MemoryImage> of, long address, byte[] into, int offset, int count) {
        int inside = inside(of.map(palimpsest.engine.memory.MemoryImage::length).orElse(0L), address, count);
        if (inside > 0) {
            of.orElseThrow().read(address, into, offset, inside);
        }
        Arrays.fill(into, offset + inside, offset + count, (byte) 0);
    }

    @Override
    public void marks(long address, byte[] into, int offset, int count) {
        int inside = inside(address, count);
        for (int i = 0; i < inside; i++) {
            int origin = origin(image.writer(address + i), address + i);
            into[offset + i] = (byte) (origin | changes.flag(address + i));
        }
        Arrays.fill(into, offset + inside, offset + count, (byte) Mark.UNKNOWN);
    }

    @Override
    public int origins(long address, long count) {
        int origins = 0;
        long end = Math.min(length(), address + count);
        for (long at = address; at < end; at++) {
            origins |= 1 << origin(image.writer(at), at);
        }
        return origins;
    }

    /** Finds what is sought, until nobody wants more. */
    void find(Sought sought, Finder finder) {
        if (sought instanceof Sought.Matches matches) {
            new NeedleSearch(Haystack.of(image), matches.needles()).run(finder);
        } else if (sought instanceof Sought.Strings strings) {
            new StringSearch(Haystack.of(image), strings.least(), strings.utf8(), strings.utf16()).run(finder);
        } else if (sought instanceof Sought.WrittenBy by) {
            int origin = Mark.of(by.actor());
            // Growth writes to no page: the zeroes that it brings are where nobody has written.
            new MarkSearch(
                            this,
                            mark -> Mark.origin(mark) == origin,
                            at -> origin == Mark.GROWN ? isGrown(at) : image.untouched(at) == 0)
                    .run(finder);
        } else {
            new MarkSearch(this, Mark::changed, changes::mayHold).run(finder);
        }
    }

    palimpsest.engine.memory.MemoryImage image() {
        return image;
    }

    /** Whether a byte came by growth. */
    boolean isGrown(long address) {
        return address >= lengthAtFirst;
    }

    /** The {@link Mark} without flags of a byte that was written by a site last, or by none. */
    int origin(int site, long address) {
        return site != 0 ? markOfSite[site] : isGrown(address) ? Mark.GROWN : Mark.NEVER_TOUCHED;
    }

    /** How many bytes of a range are within the memory. */
    private int inside(long address, int count) {
        return inside(length(), address, count);
    }

    private static int inside(long length, long address, int count) {
        return address < 0 ? 0 : (int) Math.max(0, Math.min(count, length - address));
    }
}

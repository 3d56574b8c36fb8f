package palimpsest.app.session;

import java.util.Arrays;
import java.util.Optional;

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
            int site = image.writer(address + i);
            int origin = site != 0 ? markOfSite[site] : address + i >= lengthAtFirst ? Mark.GROWN : Mark.NEVER_TOUCHED;
            into[offset + i] = (byte) (origin | changes.flag(address + i));
        }
        Arrays.fill(into, offset + inside, offset + count, (byte) Mark.UNKNOWN);
    }

    @Override
    public int origins(long address, long count) {
        int origins = 0;
        long end = Math.min(length(), address + count);
        for (long at = address; at < end; at++) {
            int site = image.writer(at);
            origins |= 1 << (site != 0 ? markOfSite[site] : at >= lengthAtFirst ? Mark.GROWN : Mark.NEVER_TOUCHED);
        }
        return origins;
    }

    /** How many bytes of a range are within the memory. */
    private int inside(long address, int count) {
        return inside(length(), address, count);
    }

    private static int inside(long length, long address, int count) {
        return address < 0 ? 0 : (int) Math.max(0, Math.min(count, length - address));
    }
}

package palimpsest.engine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A linear memory. Its bytes lie in pages of 64 KiB that are made at their first write, so that a memory of 4 GiB costs
 * next to nothing until it is used. Every write, whoever makes it, ends in {@link #put}, and every growth in
 * {@link #grow}. See the specification, Memory Instances.
 *
 * <p>Addresses and lengths are in bytes; an access that does not fit throws {@link AccessFault} before it touches
 * anything. A memory belongs to one thread.
 */
public final class LinearMemory {

    /** How many bytes can be had at most, whatever the module says: 16 GiB. */
    public static final long LARGEST = 1L << 34;

    private static final int PAGE_LOG2 = 16;
    private static final int PAGE = 1 << PAGE_LOG2;
    private static final int IN_PAGE = PAGE - 1;
    private static final int LINE_LOG2 = DirtyLines.LINE_LOG2;
    private static final int IN_LINE = (1 << LINE_LOG2) - 1;

    /** The line's bytes may be written without further ado: nothing needs to be kept or noted, and nobody listens. */
    private static final byte OPEN = 1;

    static final byte[] ZEROES = new byte[PAGE];
    static final int[] NO_WRITERS = new int[PAGE];

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final int index;
    private final int pageSizeLog2;
    private final long maximumPages;
    private final long minimumPages;
    private final long mostBytes;
    private final WriteSites sites;
    private final Clock clock;
    private final Growths growths = new Growths();

    private long length;
    private int generation;
    private byte[][] pages = {};
    private int[][] writers = {};
    /** Whether an image, or the page of zeroes, shares the page. */
    private boolean[] shared = {};

    /** For each line of 256 bytes whether it is open. Lines are open only in pages that {@link #blocks} knows as touched. */
    private byte[] lines = {};

    private final Blocks blocks = new Blocks();
    private long linesOpened;
    private WriteSentry sentry = WriteSentry.NONE;
    private DirtyLines dirty = new DirtyLines();
    private final LineLog log = new LineLog();
    private final Listening listening = new Listening();

    /** Makes a memory of zeroes that is bounded by its maximum and {@link #LARGEST} alone. */
    public LinearMemory(
            int index, int pageSizeLog2, long minimumPages, long maximumPages, WriteSites sites, Clock clock) {
        this(index, pageSizeLog2, minimumPages, maximumPages, LARGEST, sites, clock);
    }

    /**
     * Makes a memory of zeroes.
     *
     * @param index its index in the store
     * @param pageSizeLog2 the exponent of its page size: 16, or 0 for pages of one byte
     * @param minimumPages its first size; within {@code mostBytes}
     * @param maximumPages its largest size, unsigned
     * @param mostBytes what it gets at most, whatever its maximum; not more than {@link #LARGEST}
     */
    public LinearMemory(
            int index,
            int pageSizeLog2,
            long minimumPages,
            long maximumPages,
            long mostBytes,
            WriteSites sites,
            Clock clock) {
        if (Long.compareUnsigned(minimumPages, Math.min(mostBytes, LARGEST) >>> pageSizeLog2) > 0) {
            throw new IllegalArgumentException("a memory of " + Long.toUnsignedString(minimumPages) + " pages");
        }
        this.index = index;
        this.pageSizeLog2 = pageSizeLog2;
        this.minimumPages = minimumPages;
        this.maximumPages = maximumPages;
        this.mostBytes = Math.min(mostBytes, LARGEST);
        this.sites = sites;
        this.clock = clock;
        setLength(minimumPages << pageSizeLog2);
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /** The index of the memory in its store. */
    public int index() {
        return index;
    }

    /** The length in bytes. */
    public long length() {
        return length;
    }

    /** The size in pages of the memory's own page size. */
    public long pages() {
        return length >>> pageSizeLog2;
    }

    /** The exponent of the page size: 16, or 0 for pages of one byte. */
    public int pageSizeLog2() {
        return pageSizeLog2;
    }

    /** The largest size in pages, unsigned; without a declared maximum what the address type can reach. */
    public long maximumPages() {
        return maximumPages;
    }

    public WriteSites sites() {
        return sites;
    }

    // ---- Reading

    /** Copies bytes out. Reading by this method is looking: it is no step and nobody hears of it. */
    public void read(long address, byte[] into, int offset, int count) {
        check(address, count);
        long at = address;
        int to = offset;
        for (int left = count; left > 0; ) {
            int inPage = (int) at & IN_PAGE;
            int piece = Math.min(left, PAGE - inPage);
            System.arraycopy(pages[page(at)], inPage, into, to, piece);
            at += piece;
            to += piece;
            left -= piece;
        }
    }

    /** The byte, sign-extended. */
    public int loadByte(long address) {
        if ((address | (length - 1 - address)) < 0) {
            throw new AccessFault(this, address, 1);
        }
        return pages[page(address)][(int) address & IN_PAGE];
    }

    /** Two bytes, little-endian, sign-extended. */
    public int loadShort(long address) {
        if ((address | (length - 2 - address)) < 0) {
            throw new AccessFault(this, address, 2);
        }
        int inPage = (int) address & IN_PAGE;
        return inPage <= PAGE - 2 ? (short) SHORT.get(pages[page(address)], inPage) : (short) across(address, 2);
    }

    /** Four bytes, little-endian. */
    public int loadInt(long address) {
        if ((address | (length - 4 - address)) < 0) {
            throw new AccessFault(this, address, 4);
        }
        int inPage = (int) address & IN_PAGE;
        return inPage <= PAGE - 4 ? (int) INT.get(pages[page(address)], inPage) : (int) across(address, 4);
    }

    /** Eight bytes, little-endian. */
    public long loadLong(long address) {
        if ((address | (length - 8 - address)) < 0) {
            throw new AccessFault(this, address, 8);
        }
        int inPage = (int) address & IN_PAGE;
        return inPage <= PAGE - 8 ? (long) LONG.get(pages[page(address)], inPage) : across(address, 8);
    }

    /** Refuses an access that does not fit, without making it. */
    public void check(long address, long width) {
        if (address < 0 || width < 0 || width > length || address > length - width) {
            throw new AccessFault(this, address, width);
        }
    }

    private long across(long address, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | (pages[page(address + i)][(int) (address + i) & IN_PAGE] & 0xff);
        }
        return value;
    }

    // ---- Writing: the fast paths below are for open lines; all else goes to put

    /** Stores the low byte of {@code value}. */
    public void storeByte(long address, int value, int site) {
        if ((address | (length - 1 - address)) < 0) {
            throw new AccessFault(this, address, 1);
        }
        if ((lines[(int) (address >>> LINE_LOG2)] & OPEN) == 0) {
            store(address, value, 1, site);
            return;
        }
        int inPage = (int) address & IN_PAGE;
        pages[page(address)][inPage] = (byte) value;
        writers[page(address)][inPage] = site;
    }

    /** Stores the low two bytes of {@code value}, little-endian. */
    public void storeShort(long address, int value, int site) {
        if ((address | (length - 2 - address)) < 0) {
            throw new AccessFault(this, address, 2);
        }
        if (((int) address & IN_LINE) > IN_LINE - 1 || (lines[(int) (address >>> LINE_LOG2)] & OPEN) == 0) {
            store(address, value, 2, site);
            return;
        }
        int inPage = (int) address & IN_PAGE;
        SHORT.set(pages[page(address)], inPage, (short) value);
        int[] writer = writers[page(address)];
        writer[inPage] = site;
        writer[inPage + 1] = site;
    }

    /** Stores four bytes, little-endian. */
    public void storeInt(long address, int value, int site) {
        if ((address | (length - 4 - address)) < 0) {
            throw new AccessFault(this, address, 4);
        }
        if (((int) address & IN_LINE) > IN_LINE - 3 || (lines[(int) (address >>> LINE_LOG2)] & OPEN) == 0) {
            store(address, value, 4, site);
            return;
        }
        int inPage = (int) address & IN_PAGE;
        INT.set(pages[page(address)], inPage, value);
        int[] writer = writers[page(address)];
        writer[inPage] = site;
        writer[inPage + 1] = site;
        writer[inPage + 2] = site;
        writer[inPage + 3] = site;
    }

    /** Stores eight bytes, little-endian. */
    public void storeLong(long address, long value, int site) {
        if ((address | (length - 8 - address)) < 0) {
            throw new AccessFault(this, address, 8);
        }
        if (((int) address & IN_LINE) > IN_LINE - 7 || (lines[(int) (address >>> LINE_LOG2)] & OPEN) == 0) {
            store(address, value, 8, site);
            return;
        }
        int inPage = (int) address & IN_PAGE;
        LONG.set(pages[page(address)], inPage, value);
        Arrays.fill(writers[page(address)], inPage, inPage + 8, site);
    }

    /** Stores sixteen bytes, little-endian: the low half at the lower address. */
    public void storeVector(long address, long low, long high, int site) {
        check(address, 16);
        ask(address, 16);
        byte[] bytes = new byte[16];
        LONG.set(bytes, 0, low);
        LONG.set(bytes, 8, high);
        put(address, bytes, 0, 16, site);
    }

    /** Copies bytes in. */
    public void write(long address, byte[] from, int offset, int count, int site) {
        check(address, count);
        ask(address, count);
        int done = 0;
        while (done < count) {
            int piece = Math.min(count - done, PAGE);
            put(address + done, from, offset + done, piece, site);
            done += piece;
        }
    }

    /** Sets {@code count} bytes to one value, as {@code memory.fill} does. */
    public void fill(long address, byte value, long count, int site) {
        check(address, count);
        ask(address, count);
        byte[] piece = new byte[(int) Math.min(count, PAGE)];
        Arrays.fill(piece, value);
        for (long done = 0; done < count; ) {
            int size = (int) Math.min(count - done, PAGE);
            put(address + done, piece, 0, size, site);
            done += size;
        }
    }

    /**
     * Copies bytes from a memory, which may be this one, as {@code memory.copy} does. Where the ranges overlap, the bytes
     * arrive as if all had been read before the first was written.
     */
    public void copy(long address, LinearMemory from, long fromAddress, long count, int site) {
        from.check(fromAddress, count);
        check(address, count);
        ask(address, count);
        byte[] piece = new byte[(int) Math.min(count, PAGE)];
        boolean backwards = from == this && Long.compareUnsigned(fromAddress, address) < 0;
        for (long done = 0; done < count; ) {
            int size = (int) Math.min(count - done, PAGE);
            long at = backwards ? count - done - size : done;
            from.read(fromAddress + at, piece, 0, size);
            put(address + at, piece, 0, size, site);
            done += size;
        }
    }

    private void store(long address, long value, int width, int site) {
        ask(address, width);
        byte[] bytes = new byte[8];
        LONG.set(bytes, 0, value);
        put(address, bytes, 0, width, site);
    }

    /** The choke point: every write that is not on an open line. At most {@value #PAGE} bytes, bounds checked before. */
    private void put(long address, byte[] from, int offset, int count, int site) {
        boolean told = listening.wants(address, count);
        if (told) {
            listening.keep(this, address, from, offset, count);
        }
        for (int done = 0; done < count; ) {
            int inPage = (int) (address + done) & IN_PAGE;
            int piece = Math.min(count - done, PAGE - inPage);
            int page = page(address + done);
            blocks.beforeWrite(
                    page, inPage >>> Block.LOG2, (inPage + piece - 1) >>> Block.LOG2, pages[page], writers[page]);
            if (log.active()) {
                log.keep(page, inPage >>> LINE_LOG2, (inPage + piece - 1) >>> LINE_LOG2, pages[page], writers[page]);
            }
            own(page);
            System.arraycopy(from, offset + done, pages[page], inPage, piece);
            Arrays.fill(writers[page], inPage, inPage + piece, site);
            done += piece;
        }
        for (long line = address >>> LINE_LOG2; count > 0 && line <= (address + count - 1) >>> LINE_LOG2; line++) {
            dirty.mark(line);
            linesOpened++;
            lines[(int) line] = isWatched(line) ? 0 : OPEN;
        }
        if (told) {
            listening.tell(this, clock.step(site), address, count, site);
        }
    }

    private boolean isWatched(long line) {
        return listening.wants(line << LINE_LOG2, 1 << LINE_LOG2) || sentry.watches(line << LINE_LOG2, 1 << LINE_LOG2);
    }

    private void ask(long address, long count) {
        if (sentry != WriteSentry.NONE && sentry.stops() && sentry.watches(address, count)) {
            throw new WatchedWrite();
        }
    }

    /** Says who is asked before each write; one, in the place of the one before. */
    public void setSentry(WriteSentry newSentry) {
        if (sentry != newSentry) {
            sentry = newSentry;
            close();
        }
    }

    private void own(int page) {
        if (shared[page]) {
            pages[page] = pages[page].clone();
            writers[page] = writers[page].clone();
            shared[page] = false;
        }
    }

    // ---- For generated code: the arrays themselves, the same until the memory grows or goes back in time

    /** The exponent of a line's size: {@link #lineArray} has a byte for each. */
    public static final int OPEN_LINE_LOG2 = LINE_LOG2;

    /** The pages of {@value #PAGE} bytes, for reading, and for writing on open lines. */
    public byte[][] pageArrays() {
        return pages;
    }

    /** The numbers of the sites that wrote the bytes of each page; to be kept right by who writes on open lines. */
    public int[][] writerArrays() {
        return writers;
    }

    /** A byte for each line: where bit 0 is set, and only there, bytes may be written past the choke point. */
    public byte[] lineArray() {
        return lines;
    }

    // ---- Growing

    /**
     * Adds pages of zeroes, as {@code memory.grow} does.
     *
     * @param delta how many, unsigned
     * @return the size in pages before, or -1 if {@link #refusal} says why not
     */
    public long grow(long delta, int site) {
        if (refusal(delta).isPresent()) {
            return -1;
        }
        long old = pages();
        long oldLength = length;
        try {
            setLength((old + delta) << pageSizeLog2);
        } catch (OutOfMemoryError e) {
            return -1;
        }
        generation++;
        long step = clock.step(site);
        if (delta != 0) {
            growths.add(oldLength, step, site);
        }
        listening.tellGrowth(this, step, old, old + delta, site);
        return old;
    }

    /** Why the memory cannot grow by so many pages (unsigned), in plain words; empty if it can. */
    public Optional<String> refusal(long delta) {
        long old = pages();
        if (Long.compareUnsigned(delta, maximumPages - old) > 0) {
            return Optional.of("the memory has " + old + " pages and may have at most "
                    + Long.toUnsignedString(maximumPages) + ", so it cannot grow by " + Long.toUnsignedString(delta));
        }
        if (Long.compareUnsigned(old + delta, mostBytes >>> pageSizeLog2) > 0) {
            return Optional.of(
                    "a memory gets at most " + (mostBytes >>> pageSizeLog2) + " pages here, whatever its maximum");
        }
        return Optional.empty();
    }

    private void setLength(long newLength) {
        int needed = (int) ((newLength + IN_PAGE) >>> PAGE_LOG2);
        int have = pages.length;
        if (needed > have) {
            // Room to spare, so that growing page by page does not copy the arrays each time.
            int room = have == 0 ? needed : Math.max(needed, have + have / 2 + 1);
            byte[] newLines = Arrays.copyOf(lines, room << (PAGE_LOG2 - LINE_LOG2));
            byte[][] newPages = Arrays.copyOf(pages, room);
            int[][] newWriters = Arrays.copyOf(writers, room);
            boolean[] newShared = Arrays.copyOf(shared, room);
            Arrays.fill(newPages, have, room, ZEROES);
            Arrays.fill(newWriters, have, room, NO_WRITERS);
            Arrays.fill(newShared, have, room, true);
            blocks.resize(room);
            lines = newLines;
            pages = newPages;
            writers = newWriters;
            shared = newShared;
        }
        length = newLength;
    }

    /** Whether the 64 KiB around an address may hold something other than zeroes. */
    public boolean touched(long address) {
        check(address, 1);
        return pages[page(address)] != ZEROES;
    }

    // ---- Who wrote

    /** The number of the site that wrote a byte last, or {@link WriteSites#NONE}. */
    public int writer(long address) {
        check(address, 1);
        return writers[page(address)][(int) address & IN_PAGE];
    }

    /** What a byte's value comes from. */
    public ByteOrigin origin(long address) {
        if (writer(address) != WriteSites.NONE) {
            return ByteOrigin.WRITTEN;
        }
        return growths.of(address) >= 0 ? ByteOrigin.GROWN : ByteOrigin.NEVER_TOUCHED;
    }

    /** Who gave a byte its value last; {@link Actor#GROWTH} for a zero that came with growth, empty if nobody did. */
    public Optional<Actor> actor(long address) {
        return lastSite(address).map(WriteSite::actor);
    }

    /** Where a byte got its value last, be it by a write or by growth; empty if it was never touched. */
    public Optional<WriteSite> lastSite(long address) {
        int writer = writer(address);
        if (writer != WriteSites.NONE) {
            return Optional.of(sites.site(writer));
        }
        int growth = growths.of(address);
        return growth >= 0 ? Optional.of(sites.site(growths.site(growth))) : Optional.empty();
    }

    /** The step at which a byte came into being by growth; empty if it was there from the beginning. */
    public Optional<Long> grownAt(long address) {
        int growth = growths.of(address);
        return growth >= 0 ? Optional.of(growths.step(growth)) : Optional.empty();
    }

    /** How many growths it has had, but for those by 0 pages. */
    public int growthCount() {
        return growths.count();
    }

    /** How many growths it has had, those by 0 pages included: after each, what shows it to the host is another object. */
    public int generation() {
        return generation;
    }

    /** All its growths up to now, oldest first, but for those by 0 pages. */
    public List<WriteEvent.Grown> growths() {
        return growths(0);
    }

    /** The same without the first {@code from} of them. */
    public List<WriteEvent.Grown> growths(int from) {
        List<WriteEvent.Grown> all = new ArrayList<>();
        for (int i = from; i < growths.count(); i++) {
            long end = i + 1 < growths.count() ? growths.start(i + 1) : length;
            all.add(new WriteEvent.Grown(
                    growths.step(i),
                    index,
                    growths.start(i) >>> pageSizeLog2,
                    end >>> pageSizeLog2,
                    sites.site(growths.site(i))));
        }
        return all;
    }

    /** Where the growth stands that made a byte, given that {@link #grownAt} tells of one. */
    public WriteSite growthSite(long address) {
        return sites.site(growths.site(growths.of(address)));
    }

    /** The letters of the actors of {@code into.length} bytes from an address on, {@code .} for never touched. */
    public void marks(long address, char[] into) {
        check(address, into.length);
        for (int i = 0; i < into.length; i++) {
            int writer = writers[page(address + i)][(int) (address + i) & IN_PAGE];
            if (writer != WriteSites.NONE) {
                into[i] = sites.actor(writer).letter();
            } else {
                into[i] = growths.of(address + i) >= 0 ? Actor.GROWTH.letter() : '.';
            }
        }
    }

    // ---- Listening and images

    /** From now on the listener hears of every write and growth; stores cost more while anybody listens. */
    public void listen(WriteListener listener) {
        listening.add(listener);
        close();
    }

    /** Makes these the listeners, in place of all others. */
    public void setListeners(List<WriteListener> all) {
        listening.set(all);
        close();
    }

    public void unlisten(WriteListener listener) {
        listening.remove(listener);
    }

    /**
     * From now on the listener hears of every write that touches one of some bytes, whole writes as always; of growths it
     * hears nothing. Only stores near those bytes cost more.
     *
     * @param count how many bytes, at least 1; they need not be within the memory
     */
    public void watch(long address, long count, WriteListener listener) {
        listening.watch(address, count, listener);
        close();
    }

    /** Ends all watches of a listener. */
    public void unwatch(WriteListener listener) {
        listening.unwatch(listener);
    }

    /** The memory as it is now, to look at; see {@link MemoryImage} for the cost. */
    public MemoryImage image() {
        int used = usedPages();
        Arrays.fill(shared, true);
        close();
        return new MemoryImage(length, Arrays.copyOf(pages, used), Arrays.copyOf(writers, used));
    }

    /**
     * The memory as it is now, to come back to.
     *
     * @param fresh whether it begins a new interval of {@link MemoryCheckpoint#wroteNear}
     */
    public MemoryCheckpoint checkpoint(boolean fresh) {
        close();
        DirtyLines ended = fresh ? dirty : dirty.copy();
        if (fresh) {
            dirty = new DirtyLines();
        }
        return new MemoryCheckpoint(length, blocks.checkpoint(usedPages()), growths.count(), generation, ended);
    }

    /** The memory as it is now, to come back to soon. What is written to from now on is kept line by line. */
    public MemoryMark mark() {
        close();
        return new MemoryMark(length, growths.count(), generation, dirty.copy(), log.mark());
    }

    /** Whether {@link #goBack} can go there: not so after too many writes, and after {@link #restore}. */
    public boolean reaches(MemoryMark mark) {
        return log.reaches(mark.position);
    }

    /** Makes the memory what it was at a mark; later ones are forgotten. Listeners hear nothing of it. */
    public void goBack(MemoryMark mark) {
        for (int line = log.latest(mark.position); line >= 0; line = log.latest(mark.position)) {
            int page = line >>> (PAGE_LOG2 - LINE_LOG2);
            int block = (line & ((1 << (PAGE_LOG2 - LINE_LOG2)) - 1)) >>> (Block.LOG2 - LINE_LOG2);
            blocks.beforeWrite(page, block, block, pages[page], writers[page]);
            own(page);
            log.putBack(pages[page], writers[page]);
        }
        log.wasPutBack(mark.position);
        close();
        growths.truncate(mark.growths);
        generation = mark.generation;
        length = mark.length;
        dirty = mark.dirty.copy();
    }

    /** Forgets all marks. */
    public void forgetMarks() {
        log.forget();
    }

    /** About how many bytes of Java's memory its marks take. */
    public long markBytes() {
        return log.cost();
    }

    /** How many lines of 256 bytes were found written to, all in all; a line counts again once it was closed. */
    public long linesOpened() {
        return linesOpened;
    }

    /** Makes the next write to each line count again. */
    public void closeLines() {
        close();
    }

    /** About how many nanoseconds it will cost to keep the blocks that were written to since the last checkpoint. */
    public long nanosToKeep() {
        return (long) (blocks.writtenCount() * blocks.saveNanos());
    }

    /** How many bytes of Java's memory its checkpoints have taken, all in all, since it was made. */
    public long bytesSaved() {
        return blocks.savedBytes();
    }

    /**
     * Makes the memory what it was. Listeners hear nothing of it.
     *
     * @param midway whether the checkpoint was made within an interval, so that what was written in it before counts
     */
    public void restore(MemoryCheckpoint checkpoint, boolean midway) {
        growths.truncate(checkpoint.growths);
        generation = checkpoint.generation;
        restore(checkpoint.pages, checkpoint.length);
        dirty = midway ? checkpoint.dirty.copy() : new DirtyLines();
    }

    /** Makes the memory what it was when it was made. Listeners hear nothing of it. */
    public void reset() {
        growths.truncate(0);
        generation = 0;
        restore(new Block[0][], minimumPages << pageSizeLog2);
        dirty = new DirtyLines();
    }

    private void restore(Block[][] then, long newLength) {
        log.forget();
        close();
        setLength(Math.max(newLength, (long) then.length << PAGE_LOG2));
        for (int page = 0; page < pages.length; page++) {
            Block[] wanted = blocks.then(then, page);
            if (blocks.holds(page, wanted)) {
                continue;
            }
            blocks.beforeRestore(page, wanted, pages[page], writers[page]);
            if (Blocks.zeroes(wanted)) {
                pages[page] = ZEROES;
                writers[page] = NO_WRITERS;
                shared[page] = true;
            } else {
                own(page);
                blocks.restore(page, wanted, pages[page], writers[page]);
            }
            blocks.restored(page, wanted);
        }
        blocks.clean();
        length = newLength;
    }

    private int usedPages() {
        return (int) ((length + IN_PAGE) >>> PAGE_LOG2);
    }

    /** Sends the next write to each line to the choke point again. */
    private void close() {
        for (int i = 0; i < blocks.touchedCount(); i++) {
            int first = blocks.touched(i) << (PAGE_LOG2 - LINE_LOG2);
            Arrays.fill(lines, first, first + (1 << (PAGE_LOG2 - LINE_LOG2)), (byte) 0);
        }
    }

    private static int page(long address) {
        return (int) (address >>> PAGE_LOG2);
    }
}

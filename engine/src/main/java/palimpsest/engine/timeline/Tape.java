package palimpsest.engine.timeline;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.source.ByteSlice;

/**
 * What the host did, in order, each at its step. Entries are made when somebody asks for them: one after the other, or one
 * near another, costs little.
 */
final class Tape extends AbstractList<TapeEntry> implements RandomAccess {

    /** So many reads of the host are noted at most. */
    static final int MOST_READS = 1 << 20;
    /** About what an action takes that is kept as an object. */
    private static final int OBJECT_COST = 100;

    private final List<TapePiece> pieces = new ArrayList<>();
    private final List<TapeEntry> others = new ArrayList<>();
    private final List<HostSite> sites = new ArrayList<>();
    private final Map<HostSite, Integer> siteNumbers = new HashMap<>();
    private final OpenReads open = new OpenReads();
    private TapePiece.Foreseen foreseen = new TapePiece.Foreseen();
    private TapePiece last = new TapePiece(0, 0, 0, foreseen);
    private long openStep;
    private int lastSite = -1;
    private int reads;
    private long readsLeftOut;
    private long cost;

    /** Where somebody read last; empty once the tape was cut. */
    private Optional<TapePiece.Reader> reader = Optional.empty();

    private Optional<TapeEntry> latest = Optional.empty();

    Tape() {
        pieces.add(last);
    }

    @Override
    public int size() {
        return last.end() + open.count();
    }

    /** About how many bytes of Java's memory it takes. */
    long bytes() {
        return cost + last.cost();
    }

    /** How many reads of the host were not noted, because there were too many. */
    long readsLeftOut() {
        return readsLeftOut;
    }

    // ---- Adding

    void add(long step, HostAction action) {
        if (action instanceof HostAction.Write write && write.bytes().length() <= TapePiece.MOST_BYTES) {
            write(step, write.memory(), write.address(), write.bytes().toBytes(), write.place());
        } else if (action instanceof HostAction.Read read) {
            read(step, read.memory(), read.address(), read.count(), read.place());
        } else {
            piece().addOther(foreseen, step, action.isStep());
            others.add(new TapeEntry(step, action));
            cost += objectCost(action);
        }
    }

    private static long objectCost(HostAction action) {
        long written = action instanceof HostAction.Write write ? write.bytes().length() : 0;
        return OBJECT_COST + written;
    }

    void write(long step, MemoryInstance memory, long address, byte[] bytes, String place) {
        if (bytes.length > TapePiece.MOST_BYTES) {
            add(step, new HostAction.Write(memory, address, ByteSlice.of(bytes.clone()), place));
        } else {
            piece().addWrite(foreseen, step, site(memory, place), address, bytes);
        }
    }

    /** Notes a read; whether that is a new entry. */
    boolean read(long step, MemoryInstance memory, long address, long count, String place) {
        int site = site(memory, place);
        if (open.count() > 0 && step != openStep) {
            closeReads();
        }
        openStep = step;
        if (open.join(site, address, count)) {
            return false;
        }
        if (reads + open.count() >= MOST_READS) {
            readsLeftOut++;
            return false;
        }
        if (open.full()) {
            closeReads();
        }
        open.add(site, address, count);
        return true;
    }

    private void closeReads() {
        for (int i = 0; i < open.count(); i++) {
            room().addRead(foreseen, openStep, open.site(i), open.from(i), open.count(i));
            reads++;
        }
        open.clear();
    }

    /** Where the next entry goes. */
    private TapePiece piece() {
        closeReads();
        return room();
    }

    private TapePiece room() {
        if (last.full()) {
            last.close();
            cost += last.cost();
            last = new TapePiece(last.end(), others.size(), reads, foreseen);
            pieces.add(last);
        }
        return last;
    }

    private int site(MemoryInstance memory, String place) {
        if (lastSite >= 0) {
            HostSite known = sites.get(lastSite);
            if (known.memory() == memory && known.place().equals(place)) {
                return lastSite;
            }
        }
        lastSite = siteNumbers.computeIfAbsent(new HostSite(memory, place), site -> {
            sites.add(site);
            return sites.size() - 1;
        });
        return lastSite;
    }

    // ---- Reading

    @Override
    public TapeEntry get(int index) {
        if (index >= last.end()) {
            closeReads();
        }
        if (index < 0 || index >= last.end()) {
            throw new IndexOutOfBoundsException(index + " of " + size());
        }
        if (reader.isPresent() && latest.isPresent() && reader.get().index() == index + 1) {
            return latest.get();
        }
        TapePiece.Reader at = seek(index);
        at.read(others);
        TapeEntry entry = at.entry(others, sites);
        latest = Optional.of(entry);
        return entry;
    }

    /** A reader that stands before an entry that is there. */
    private TapePiece.Reader seek(int index) {
        TapePiece.Reader at = reader.filter(
                        each -> each.index() <= index && each.piece().end() > index)
                .orElseGet(() -> pieces.get(pieceOf(index)).reader());
        while (at.index() < index) {
            at.read(others);
        }
        reader = Optional.of(at);
        latest = Optional.empty();
        return at;
    }

    private int pieceOf(int index) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).first <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The index of the first entry that is not before a step. */
    int first(long step) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle).step() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The actions that are neither small writes nor reads, in order. */
    List<TapeEntry> others() {
        return others;
    }

    /** Keeps the first {@code count} actions, and says which instantiations were not among them. */
    Set<ModuleInstance> cut(int count) {
        Set<ModuleInstance> begun = new LinkedHashSet<>();
        closeReads();
        if (count == size()) {
            return begun;
        }
        for (TapePiece piece : pieces.subList(pieceOf(count) + 1, pieces.size())) {
            cost -= piece == last ? 0 : piece.cost();
        }
        TapePiece.Reader at = seek(count);
        cost -= at.piece() == last ? 0 : at.piece().cost();
        last = at.piece();
        List<TapeEntry> future = others.subList(at.others(), others.size());
        for (TapeEntry entry : future) {
            if (entry.action() instanceof HostAction.Instantiate instantiation) {
                begun.add(instantiation.instance());
            }
            cost -= objectCost(entry.action());
        }
        future.clear();
        if (reads > at.reads()) {
            // What was left out came after the last that was noted.
            reads = at.reads();
            readsLeftOut = 0;
        }
        pieces.subList(pieceOf(count) + 1, pieces.size()).clear();
        foreseen = at.cut();
        reader = Optional.empty();
        latest = Optional.empty();
        return begun;
    }
}

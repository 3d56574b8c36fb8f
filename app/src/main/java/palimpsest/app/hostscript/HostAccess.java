package palimpsest.app.hostscript;

import com.oracle.truffle.api.nodes.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.MemoryInstance;

/**
 * All that a script reads and writes in memories. A store of the script is an action of the machine at once. Built-in
 * functions such as {@code fill} come an element at a time: neighbouring elements of one call are put off and become one
 * action, so {@link #settle} is to be called before anybody else acts on a memory or looks at it.
 */
final class HostAccess {

    /** Runs of neighbouring bytes that a call can have: {@code reverse} writes at both ends. */
    private static final int MOST_RUNS = 4;

    private final ScriptPort port;
    private final Blame blame;

    /** What the built-in function under way has written. */
    private final List<Run> runs = new ArrayList<>();

    private Optional<Object> writer = Optional.empty();
    private String writerPlace = Blame.NOWHERE;

    /** What has been read and not told. */
    private Optional<MemoryInstance> read = Optional.empty();

    private long readFrom;
    private long readTo;
    private String readPlace = Blame.NOWHERE;
    private Optional<Object> reader = Optional.empty();

    HostAccess(ScriptPort port, Blame blame) {
        this.port = port;
        this.blame = blame;
    }

    /** Where the access stands; {@link Blame#NOWHERE} for one of many that a call of a built-in function makes. */
    private String place(Node node, Spot spot) {
        String own = spot.place(node, blame);
        if (!own.isEmpty()) {
            return own;
        }
        return spot.single() ? blame.caller() : spot.keeps() ? Blame.NOWHERE : blame.ofAtomics();
    }

    // ---- Writing

    /** Stores the low bytes of a value, the lowest first. */
    void writes(MemoryBuffer buffer, long address, long value, int width, Node node, Spot spot) {
        String place = place(node, spot);
        if (!place.isEmpty()) {
            settle();
            write(buffer.memory, address, bytes(value, width), place);
            return;
        }
        Optional<Object> call = Blame.builtIn();
        if (call.isEmpty()) {
            settle();
            write(buffer.memory, address, bytes(value, width), blame.here());
            return;
        }
        if (writer.isEmpty() || writer.get() != call.get()) {
            if (reader.isEmpty() || reader.get() != call.get()) {
                tellRead();
            }
            settleWrites();
            writer = call;
            writerPlace = blame.here();
        }
        run(buffer.memory, address, width).put(address, value, width);
    }

    private Run run(MemoryInstance memory, long address, int width) {
        for (Run run : runs) {
            if (run.touches(memory, address, width)) {
                return run;
            }
        }
        if (overlapsRun(memory, address, width) || runs.size() == MOST_RUNS) {
            tellRuns();
        }
        Run begun = new Run(memory, address);
        runs.add(begun);
        return begun;
    }

    private boolean overlapsRun(MemoryInstance memory, long address, int width) {
        for (Run run : runs) {
            if (run.overlaps(memory, address, width)) {
                return true;
            }
        }
        return false;
    }

    private void write(MemoryInstance memory, long address, byte[] bytes, String place) {
        port.machine().write(memory, address, bytes, place);
        port.acted();
    }

    private static byte[] bytes(long value, int width) {
        byte[] bytes = new byte[width];
        for (int i = 0; i < width; i++) {
            bytes[i] = (byte) (value >>> (8 * i));
        }
        return bytes;
    }

    // ---- Reading

    /** The script is about to read. */
    void reads(MemoryBuffer buffer, long address, int width, Node node, Spot spot) {
        if (overlapsRun(buffer.memory, address, width)) {
            settleWrites();
        }
        String place = place(node, spot);
        Optional<Object> call = place.isEmpty() ? Blame.builtIn() : Optional.empty();
        if (goesOn(buffer.memory, place, call) && address >= readFrom - width && address <= readTo) {
            readFrom = Math.min(readFrom, address);
            readTo = Math.max(readTo, address + width);
            return;
        }
        tellRead();
        read = Optional.of(buffer.memory);
        readFrom = address;
        readTo = address + width;
        readPlace = place.isEmpty() ? blame.here() : place;
        reader = call;
    }

    /** Whether who reads now has just read: the same line, or the same call of a built-in function. */
    private boolean goesOn(MemoryInstance memory, String place, Optional<Object> call) {
        if (read.isEmpty() || read.get() != memory) {
            return false;
        }
        return place.isEmpty()
                ? reader.isPresent() && call.isPresent() && reader.get() == call.get()
                : place.equals(readPlace);
    }

    /** Reads many bytes at once. */
    void readAll(MemoryBuffer buffer, long address, byte[] into, int start, int count) {
        settle();
        LinearMemory memory = buffer.memory.memory();
        memory.read(address, into, start, count);
        tell(buffer.memory, address, count, blame.here());
    }

    // ---- Settling

    /** Does and tells what has been put off. */
    void settle() {
        if (read.isPresent()) {
            tellRead();
        }
        if (!runs.isEmpty()) {
            settleWrites();
        }
    }

    private void settleWrites() {
        tellRuns();
        writer = Optional.empty();
    }

    private void tellRuns() {
        if (runs.isEmpty()) {
            return;
        }
        List<Run> told = new ArrayList<>(runs);
        runs.clear();
        told.sort(Comparator.comparingInt((Run run) -> run.memory.index()).thenComparingLong(run -> run.start));
        Run last = told.get(0);
        for (Run next : told.subList(1, told.size())) {
            if (!last.joins(next)) {
                write(last.memory, last.start, last.toBytes(), writerPlace);
                last = next;
            }
        }
        write(last.memory, last.start, last.toBytes(), writerPlace);
    }

    private void tellRead() {
        if (read.isPresent()) {
            MemoryInstance memory = read.get();
            read = Optional.empty();
            reader = Optional.empty();
            tell(memory, readFrom, (int) (readTo - readFrom), readPlace);
        }
    }

    private void tell(MemoryInstance memory, long address, int count, String place) {
        port.machine().noteRead(memory, address, count, place);
        port.read(memory, address, count, place);
        port.acted();
    }
}

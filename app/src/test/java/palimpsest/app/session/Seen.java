package palimpsest.app.session;

import java.util.List;

/** What a snapshot shows, for tests. */
public final class Seen {

    private Seen() {}

    /** Bytes of a memory, 0 to 255. */
    public static int[] bytes(Snapshot snapshot, int memory, long address, int count) {
        byte[] bytes = new byte[count];
        snapshot.memories().get(memory).image().read(address, bytes, 0, count);
        return unsigned(bytes);
    }

    /** Marks of bytes, see {@link Mark}. */
    public static int[] marks(Snapshot snapshot, int memory, long address, int count) {
        byte[] marks = new byte[count];
        snapshot.memories().get(memory).image().marks(address, marks, 0, count);
        return unsigned(marks);
    }

    /** Where the values of bytes come from, without what changed last. */
    public static int[] origins(Snapshot snapshot, int memory, long address, int count) {
        int[] marks = marks(snapshot, memory, address, count);
        for (int i = 0; i < count; i++) {
            marks[i] = Mark.origin(marks[i]);
        }
        return marks;
    }

    /** What the last call returned. */
    public static List<Value> returned(Snapshot snapshot) {
        CallResult last = snapshot.results().get(snapshot.results().size() - 1);
        if (last.outcome() instanceof CallResult.Outcome.Returned returned) {
            return returned.values();
        }
        throw new AssertionError(last + " did not return");
    }

    private static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xff;
        }
        return values;
    }
}

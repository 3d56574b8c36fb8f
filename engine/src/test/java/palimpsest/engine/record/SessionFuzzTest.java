package palimpsest.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.oracle.RandomModule;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.ByteWriter;

/**
 * Damages session files at random, half of them with checksums that fit again, opens them and brings them to life. Whatever
 * comes, it is a session or a fault, soon, and in little memory. The properties {@code palimpsest.fuzz.sessions} and {@code
 * palimpsest.fuzz.seed} say how many and where to begin.
 */
final class SessionFuzzTest {

    private static final long MOST_NANOS = 2_000_000_000;
    private static final long PATIENCE_NANOS = 100_000_000;
    private static final long MOST_BYTES = 256L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<String> faults = new ArrayList<>();
    private int opened;
    private int rebuilt;

    private static List<byte[]> corpus() {
        List<byte[]> corpus = new ArrayList<>();
        corpus.add(SessionFile.encode(Episodes.everything().record()));
        corpus.add(SessionFile.encode(Episodes.waits().record()));
        for (long seed = 0; seed < 4; seed++) {
            Lived lived = new Lived();
            lived.instantiate(Wasm.load("seed " + seed, RandomModule.binary(seed)), new Imports());
            RandomModule.Call call = RandomModule.calls(seed).get(0);
            lived.machine.setFuel(java.util.OptionalLong.of(5000));
            lived.call(
                    call.function(),
                    call.arguments().stream().mapToLong(Long::longValue).toArray());
            corpus.add(SessionFile.encode(lived.record()));
        }
        return corpus;
    }

    @Test
    void damagedSessionsAreRefusedOrOpened() {
        List<byte[]> corpus = corpus();
        SplittableRandom random = new SplittableRandom(Long.getLong("palimpsest.fuzz.seed", 1));
        int count = Integer.getInteger("palimpsest.fuzz.sessions", 10_000);
        for (int i = 0; i < count && faults.size() < 10; i++) {
            byte[] original = corpus.get(random.nextInt(corpus.size()));
            SplittableRandom own = random.split();
            byte[] damaged = own.nextBoolean() ? damage(own, original) : sealedAgain(own, original);
            open("session " + i, damaged);
        }
        assertEquals(List.of(), faults);
        assertTrue(opened > count / 20, "only " + opened + " came through to be replayed");
        assertTrue(rebuilt > 0, "none came to life");
    }

    private void open(String name, byte[] bytes) {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            SessionRead read = SessionFile.read(new BinarySource(name, bytes));
            assertEquals(read.session().isEmpty(), read.fault().isPresent());
            read.fault().ifPresent(fault -> assertTrue(!fault.render().isEmpty()));
            read.session().ifPresent(session -> replay(name, session, start));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            faults.add(name + ": " + e + " at "
                    + Arrays.stream(e.getStackTrace()).limit(9).toList());
        }
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        long used = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        if (nanos > MOST_NANOS || used > MOST_BYTES) {
            faults.add(name + ": " + bytes.length + " bytes took " + nanos / 1_000_000 + " ms and " + used
                    + " bytes of heap");
        }
    }

    private void replay(String name, SessionRecord session, long start) {
        opened++;
        SessionReplay.Result result = SessionReplay.replay(
                name, session, Lived.LIMITS, share -> THREADS.getCurrentThreadCpuTime() - start < PATIENCE_NANOS);
        assertEquals(result.session().isEmpty(), result.fault().isPresent());
        if (result.session().isPresent()) {
            rebuilt++;
        }
    }

    // ---- Damage

    private static byte[] damage(SplittableRandom random, byte[] original) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 2; i++) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(6)) {
                case 0 -> with(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
                case 1 -> with(bytes, at, (byte) random.nextInt(256));
                case 2 -> with(bytes, at, (byte) (random.nextBoolean() ? 0xff : 0x7f));
                case 3 -> Arrays.copyOf(bytes, at);
                case 4 -> without(bytes, at, random.nextInt(8));
                default -> twice(bytes, at, random.nextInt(16));
            };
        }
        return bytes;
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int rest = Math.min(bytes.length, at + count);
        return new ByteWriter()
                .bytes(bytes, 0, at)
                .bytes(bytes, rest, bytes.length)
                .toBytes();
    }

    private static byte[] twice(byte[] bytes, int at, int count) {
        int to = Math.min(bytes.length, at + count);
        return new ByteWriter()
                .bytes(bytes, 0, to)
                .bytes(bytes, at, bytes.length)
                .toBytes();
    }

    /** The file with one section damaged, and with checksums as a forger would make them. */
    private static byte[] sealedAgain(SplittableRandom random, byte[] original) {
        int wanted = random.nextInt(6);
        ByteReader in = new ByteReader(original, Preamble.LENGTH, original.length);
        ByteWriter out = new ByteWriter().bytes(original, 0, Preamble.LENGTH);
        for (int i = 0; ; i++) {
            String name = in.name();
            if (name.isEmpty()) {
                break;
            }
            int length = in.i32Bits();
            byte[] body = Arrays.copyOfRange(original, in.position(), in.position() + length);
            in.skip(length + 4);
            if (i == wanted) {
                body = damage(random, body);
            }
            int start = out.size();
            out.name(name).i32Bits(body.length).bytes(body);
            out.i32Bits(SessionEncoder.crc32c(out.toBytes(), start, out.size()));
        }
        out.u8(0);
        return out.bytes(SessionEncoder.sha256(out.toBytes(), out.size())).toBytes();
    }
}

package palimpsest.engine.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who wrote each byte comes back as it was, however it was packed. */
final class WritersPackerTest {

    private final WritersPacker packer = new WritersPacker();
    private final Random random = new Random(7);

    private SavedWriters packed(int[] writers) {
        SavedWriters saved = packer.pack(writers, Block.SIZE);
        int[] back = new int[Block.SIZE * 3];
        saved.unpack(back, Block.SIZE);
        assertArrayEquals(
                Arrays.copyOfRange(writers, Block.SIZE, Block.SIZE * 2),
                Arrays.copyOfRange(back, Block.SIZE, Block.SIZE * 2));
        for (int i = 0; i < Block.SIZE; i++) {
            assertTrue(back[i] == 0 && back[Block.SIZE * 2 + i] == 0, "nothing beyond the block");
        }
        return saved;
    }

    /** Words by so many sites in a random order, a share of them by the first. */
    private int[] words(int sites, double share) {
        int[] writers = new int[Block.SIZE * 3];
        for (int i = 0; i < writers.length; i += 4) {
            int site = random.nextDouble() < share ? 0 : random.nextInt(sites);
            Arrays.fill(writers, i, i + 4, site == 0 ? 0 : site * 77_777_777);
        }
        return writers;
    }

    @Test
    void aBlockThatOneWroteTakesNextToNothing() {
        int[] writers = new int[Block.SIZE * 3];
        Arrays.fill(writers, 5);
        assertInstanceOf(SavedWriters.One.class, packed(writers));
    }

    @Test
    void fewRunsAreKeptAsRuns() {
        for (double share : new double[] {0.99, 0.98}) {
            assertInstanceOf(SavedWriters.Runs.class, packed(words(50_000, share)));
        }
        int[] ends = new int[Block.SIZE * 3];
        ends[Block.SIZE] = 1;
        ends[2 * Block.SIZE - 1] = 2;
        assertInstanceOf(SavedWriters.Runs.class, packed(ends));
    }

    @Test
    void aFewSitesInDisorderAreKeptAsIndices() {
        for (int sites : new int[] {2, 3, 4, 5, 16, 17, 100}) {
            SavedWriters saved = packed(words(sites, 0));
            assertInstanceOf(SavedWriters.Palette.class, saved);
            assertTrue(saved.cost() <= Block.SIZE + 4L * sites + 64, () -> "it takes " + saved.cost());
        }
    }

    @Test
    void anythingAtAllComesBack() {
        for (int i = 0; i < 300; i++) {
            packed(words(1 + random.nextInt(1 << random.nextInt(16)), random.nextDouble()));
        }
        packed(random.ints(Block.SIZE * 3L).toArray());
    }
}

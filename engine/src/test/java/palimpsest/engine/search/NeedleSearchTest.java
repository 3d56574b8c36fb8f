package palimpsest.engine.search;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.memory.WriteSites;

final class NeedleSearchTest {

    private static final int PAGE = 1 << 16;

    private static List<Long> places(Haystack in, Needle... needles) {
        Bytes.Collector found = new Bytes.Collector();
        new NeedleSearch(in, List.of(needles)).run(found);
        return found.hits.stream().map(Bytes.Hit::address).toList();
    }

    private static List<Long> places(byte[] bytes, Needle... needles) {
        return places(new Bytes(bytes), needles);
    }

    /** Every place at which something is true, looked at one by one. */
    private static List<Long> naive(int length, IntPredicate matches) {
        List<Long> places = new ArrayList<>();
        for (int at = 0; at < length; at++) {
            if (matches.test(at)) {
                places.add((long) at);
            }
        }
        return places;
    }

    /** Few different bytes, so that much matches, and pages of zeroes. */
    private static byte[] random(Random random, int values) {
        byte[] bytes = new byte[2 * PAGE + random.nextInt(3 * PAGE)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(values) - values / 2);
        }
        if (random.nextBoolean()) {
            java.util.Arrays.fill(bytes, PAGE, 2 * PAGE, (byte) 0);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void bytesUnderMasksAreFoundWhereAPlainSearchFindsThem(int seed) {
        Random random = new Random(seed);
        byte[] bytes = random(random, 3 + seed % 4);
        int length = 1 + random.nextInt(seed);
        byte[] values = new byte[length];
        byte[] masks = new byte[length];
        for (int i = 0; i < length; i++) {
            values[i] = bytes[1000 + i];
            masks[i] = (byte) new int[] {0xff, 0xff, 0xf0, 0x0f, 0}[random.nextInt(5)];
        }
        assertEquals(
                naive(bytes.length - length + 1, at -> {
                    for (int i = 0; i < length; i++) {
                        if ((bytes[at + i] & masks[i]) != (values[i] & masks[i])) {
                            return false;
                        }
                    }
                    return true;
                }),
                places(bytes, new BytePattern(values, masks)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void numbersAreFoundInEitherOrderAndOnlyAlignedIfWanted(int seed) {
        Random random = new Random(seed);
        byte[] bytes = random(random, 4);
        int value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(PAGE - 2);
        BytePattern little = BytePattern.of(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        BytePattern big = BytePattern.of(ByteBuffer.allocate(4).putInt(value).array());
        ByteBuffer all = ByteBuffer.wrap(bytes);
        IntPredicate either = at -> all.getInt(at) == value || all.getInt(at) == Integer.reverseBytes(value);
        assertEquals(naive(bytes.length - 3, either), places(bytes, little, big));
        assertEquals(
                naive(bytes.length - 3, at -> at % 4 == 0 && either.test(at)),
                places(bytes, new AlignedNeedle(little, 4), new AlignedNeedle(big, 4)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.25, 3})
    void fractionsAreFoundWithinTheirTolerance(double tolerance) {
        Random random = new Random(5);
        ByteBuffer all = ByteBuffer.allocate(3 * PAGE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 8 <= all.capacity(); i += 1 + random.nextInt(12)) {
            all.putDouble(i, 1.5 + random.nextInt(9) * 0.25 + random.nextInt(2) * 1e-7);
        }
        assertEquals(
                naive(all.capacity() - 7, at -> Math.abs(all.getDouble(at) - 2.5) <= tolerance),
                places(all.array(), FloatPattern.f64(2.5, tolerance, ByteOrder.LITTLE_ENDIAN, false)));
        assertEquals(
                naive(all.capacity() - 7, at -> at % 8 == 0 && Math.abs(all.getDouble(at) - 2.5) <= tolerance),
                places(all.array(), FloatPattern.f64(2.5, tolerance, ByteOrder.LITTLE_ENDIAN, true)));
    }

    @Test
    void aFractionIsFoundThoughAByteOfItWasWrittenOver() {
        ByteBuffer all = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putDouble(8, 3.14159);
        all.put(8, (byte) 255);
        assertEquals(3.1415900000000643, all.getDouble(8));
        assertEquals(List.of(), places(all.array(), FloatPattern.f64(3.14159, 0, ByteOrder.LITTLE_ENDIAN, true)));
        assertEquals(List.of(8L), places(all.array(), FloatPattern.f64(3.14159, 1e-9, ByteOrder.LITTLE_ENDIAN, true)));
    }

    @Test
    void everyNanIsNanAndZeroHasTwoSigns() {
        ByteBuffer all = ByteBuffer.allocate(16);
        all.putInt(0, 0x7fc00001).putInt(4, 0xffc00000).putFloat(8, -0f).putFloat(12, 1);
        assertEquals(List.of(0L, 4L), places(all.array(), FloatPattern.f32(Float.NaN, 0, ByteOrder.BIG_ENDIAN, true)));
        assertEquals(List.of(8L), places(all.array(), FloatPattern.f32(0, 0, ByteOrder.BIG_ENDIAN, true)));
        assertThrows(IllegalArgumentException.class, () -> FloatPattern.f32(0, Double.NaN, ByteOrder.BIG_ENDIAN, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xịn xò", "Kẹo", "İi", "straße", "ﬁ", "日本", "🙂a", "ΣΊΣΥΦΟΣ"})
    void textIsFoundAsTheTextOfJavaSaysWhateverItsCase(String text) {
        for (Charset charset : List.of(UTF_8, UTF_16LE)) {
            for (String written : List.of(text, text.toUpperCase(java.util.Locale.ROOT))) {
                String around = "a" + written + "..." + written + "b";
                byte[] bytes = around.getBytes(charset);
                List<Long> exact = new ArrayList<>();
                List<Long> anyCase = new ArrayList<>();
                for (int at = 0; at + text.length() <= around.length(); at++) {
                    long place = around.substring(0, at).getBytes(charset).length;
                    if (around.startsWith(text, at)) {
                        exact.add(place);
                    }
                    if (around.regionMatches(true, at, text, 0, text.length())) {
                        anyCase.add(place);
                    }
                }
                assertEquals(exact, places(bytes, TextPattern.of(text, charset, true)), written + charset);
                assertEquals(anyCase, places(bytes, TextPattern.of(text, charset, false)), written + charset);
            }
        }
    }

    @Test
    void lettersAreFoundWhetherTheirMarksAreComposedOrNot() {
        String composed = "xịn xò";
        byte[] taken = Normalizer.normalize(composed, Normalizer.Form.NFD).getBytes(UTF_8);
        assertEquals(10, taken.length);
        Bytes.Collector found = new Bytes.Collector();
        new NeedleSearch(new Bytes(taken), List.of(TextPattern.of(composed, UTF_8, true))).run(found);
        assertEquals(List.of(new Bytes.Hit(0, 10, Finder.Kind.BYTES)), found.hits);
    }

    @Test
    void theKelvinSignIsALetterKThatHasMoreBytes() {
        byte[] bytes = "27 \u212Aelvin, kelvin".getBytes(UTF_8);
        Bytes.Collector found = new Bytes.Collector();
        new NeedleSearch(new Bytes(bytes), List.of(TextPattern.of("kelvin", UTF_8, false))).run(found);
        assertEquals(
                List.of(new Bytes.Hit(3, 8, Finder.Kind.BYTES), new Bytes.Hit(13, 6, Finder.Kind.BYTES)), found.hits);
    }

    @Test
    void aMatchMayLieAcrossPagesAndAtBothEnds() {
        byte[] bytes = new byte[2 * PAGE];
        byte[] needle = {1, 2, 3};
        for (int at : new int[] {0, PAGE - 1, 2 * PAGE - 3}) {
            System.arraycopy(needle, 0, bytes, at, 3);
        }
        assertEquals(List.of(0L, PAGE - 1L, 2L * PAGE - 3), places(bytes, BytePattern.of(needle)));
        assertEquals(List.of(), places(new byte[2], BytePattern.of(needle)));
        assertEquals(List.of(), places(new byte[0], BytePattern.of(needle)));
    }

    @Test
    void fourGibibytesThatHardlyAnybodyTouchedAreSearchedAtOnce() {
        WriteSites sites = new WriteSites();
        int host = sites.number(WriteSite.host(Actor.HOST, "write", "host.js:6"));
        LinearMemory memory = new LinearMemory(0, 16, 65536, 65536, sites, site -> 0);
        memory.storeInt(0xffff_fffcL, 0x0badcafe, host);
        memory.storeInt(0x8000_0000L - 2, 0x0badcafe, host);
        long begun = System.nanoTime();
        assertEquals(
                List.of(0x8000_0000L - 2, 0xffff_fffcL),
                places(Haystack.of(memory.image()), BytePattern.of((byte) 0xfe, (byte) 0xca, (byte) 0xad, (byte)
                        0x0b)));
        assertEquals(true, System.nanoTime() - begun < 2_000_000_000L, "pages of zeroes are not read");
    }

    @Test
    void itEndsWhenNobodyWantsMore() {
        long[] reached = new long[1];
        new NeedleSearch(new Bytes(new byte[8 * PAGE]), List.of(BytePattern.of((byte) 0))).run(new Finder() {
            @Override
            public void found(long address, long length, Kind kind) {}

            @Override
            public boolean reached(long address) {
                reached[0] = address;
                return address < 3 * PAGE;
            }
        });
        assertEquals(3 * PAGE, reached[0]);
    }
}

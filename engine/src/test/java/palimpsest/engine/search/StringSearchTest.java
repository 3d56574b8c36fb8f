package palimpsest.engine.search;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StringSearchTest {

    private static final int PAGE = 1 << 16;

    private static List<Bytes.Hit> strings(byte[] bytes, int least) {
        Bytes.Collector found = new Bytes.Collector();
        new StringSearch(new Bytes(bytes), least, true, true).run(found);
        return found.hits;
    }

    private static void put(byte[] into, int at, String text, Charset charset) {
        byte[] bytes = text.getBytes(charset);
        System.arraycopy(bytes, 0, into, at, bytes.length);
    }

    @Test
    void textInBothFormsIsFoundWithItsPlaceAndLength() {
        byte[] bytes = new byte[200];
        put(bytes, 10, "xịn xò", UTF_8);
        put(bytes, 41, "xịn xò", UTF_16LE);
        put(bytes, 100, "Привет", UTF_16LE);
        put(bytes, 120, "日本語です", UTF_8);
        put(bytes, 197, "end", UTF_8);
        assertEquals(
                List.of(
                        new Bytes.Hit(10, 9, Finder.Kind.UTF_8),
                        new Bytes.Hit(120, 15, Finder.Kind.UTF_8),
                        new Bytes.Hit(100, 12, Finder.Kind.UTF_16),
                        new Bytes.Hit(41, 12, Finder.Kind.UTF_16)),
                strings(bytes, 4));
    }

    @Test
    void fewerCharactersAreNoString() {
        byte[] bytes = new byte[32];
        put(bytes, 4, "òòò", UTF_8);
        put(bytes, 16, "abcd", UTF_8);
        assertEquals(List.of(new Bytes.Hit(16, 4, Finder.Kind.UTF_8)), strings(bytes, 4));
        assertEquals(2, strings(bytes, 3).size());
        assertEquals(List.of(new Bytes.Hit(28, 4, Finder.Kind.UTF_8)), strings(tail("abcd"), 4));
    }

    private static byte[] tail(String text) {
        byte[] bytes = new byte[32];
        put(bytes, 32 - text.length(), text, UTF_8);
        return bytes;
    }

    @Test
    void plainTextIsNotTakenForUtf16() {
        byte[] bytes = new byte[128];
        put(bytes, 8, "--------  ========  ********  ########  plain text, and plenty of it", UTF_8);
        assertEquals(List.of(new Bytes.Hit(8, 68, Finder.Kind.UTF_8)), strings(bytes, 4));
    }

    @Test
    void aStringGoesOnAcrossPages() {
        byte[] bytes = new byte[3 * PAGE];
        // The ị has one byte in the first page, and two in the second.
        put(bytes, PAGE - 2, "xịn xò", UTF_8);
        put(bytes, 2 * PAGE - 5, "xịn xò", UTF_16LE);
        assertEquals(
                List.of(
                        new Bytes.Hit(PAGE - 2, 9, Finder.Kind.UTF_8),
                        new Bytes.Hit(2 * PAGE - 5, 12, Finder.Kind.UTF_16)),
                strings(bytes, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void runsInRandomBytesAreThoseThatTheDecoderOfJavaSees(int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[2 * PAGE + 100];
        for (int i = 0; i < bytes.length; i++) {
            // Much plain text, and the bytes of which longer characters are made.
            bytes[i] = (byte) (random.nextInt(3) > 0 ? random.nextInt(256) : 'a' + random.nextInt(26));
        }
        Bytes.Collector found = new Bytes.Collector();
        new StringSearch(new Bytes(bytes), 3, true, false).run(found);
        assertEquals(naive(bytes, 3), found.hits);
    }

    /** Who looks for longer strings passes over much, and must miss none. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 9})
    void longerStringsAreThoseOfAllThatAreLongEnough(int least) {
        Random random = new Random(least);
        byte[] bytes = new byte[2 * PAGE + 101];
        for (int i = 0; i < bytes.length; i++) {
            int kind = i / 50 % 4;
            // Noise, Latin and Cyrillic letters in UTF-16 at either kind of address, and letters of several bytes in
            // UTF-8.
            bytes[i] = (byte)
                    (kind == 0
                            ? random.nextInt(256)
                            : kind == 1
                                    ? (i & 1) == 0 ? 'a' + random.nextInt(26) : random.nextInt(8) / 7
                                    : kind == 2
                                            ? (i & 1) == 0
                                                    ? 4 * (random.nextInt(9) / 8 + 1) - 4
                                                    : 0x30 + random.nextInt(32)
                                            : (i & 1) == 0 ? 0xd0 + random.nextInt(2) : 0x80 + random.nextInt(66));
        }
        List<Bytes.Hit> expected = strings(bytes, 1).stream()
                .filter(hit -> characters(bytes, hit) >= least)
                .toList();
        assertEquals(expected, strings(bytes, least));
    }

    private static int characters(byte[] bytes, Bytes.Hit hit) {
        Charset charset = hit.kind() == Finder.Kind.UTF_8 ? UTF_8 : UTF_16LE;
        String text = new String(bytes, (int) hit.address(), (int) hit.length(), charset);
        return text.codePointCount(0, text.length());
    }

    /** Whatever the decoder gives for one to four bytes is a character, if it has that length again. */
    private static List<Bytes.Hit> naive(byte[] bytes, int least) {
        List<Bytes.Hit> hits = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int start = at;
            int characters = 0;
            for (int length = length(bytes, at); length > 0; length = length(bytes, at)) {
                at += length;
                characters++;
            }
            if (characters >= least) {
                hits.add(new Bytes.Hit(start, at - start, Finder.Kind.UTF_8));
            }
            at++;
        }
        return hits;
    }

    private static int length(byte[] bytes, int at) {
        for (int length = 1; length <= 4 && at + length <= bytes.length; length++) {
            String text = new String(bytes, at, length, UTF_8);
            if (text.codePointCount(0, text.length()) == 1 && text.codePointAt(0) != 0xfffd) {
                return Alphabets.shows(text.codePointAt(0)) ? length : 0;
            }
        }
        return 0;
    }
}

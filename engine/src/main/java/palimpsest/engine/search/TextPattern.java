package palimpsest.engine.search;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A text, each character in all the ways in which it may be written: composed or not (Unicode Standard, annex 15), and in
 * any case if case does not matter. So what was typed as {@code ị} finds {@code i} with a dot below too.
 */
public final class TextPattern implements Needle {

    /** No character beyond it has a case. */
    private static final int LAST_CASED = 0x1ffff;

    private final byte[][][] characters;
    private final BytePattern beginning;
    private final int longest;

    private TextPattern(List<List<byte[]>> characters) {
        this.characters =
                characters.stream().map(ways -> ways.toArray(byte[][]::new)).toArray(byte[][][]::new);
        this.beginning = beginning(characters);
        this.longest = characters.stream()
                .mapToInt(
                        ways -> ways.stream().mapToInt(way -> way.length).max().orElse(0))
                .sum();
    }

    /**
     * A text that is not empty.
     *
     * @param matchCase whether a capital and a small letter are different
     * @throws IllegalArgumentException if the text is empty
     */
    public static TextPattern of(String text, Charset charset, boolean matchCase) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a text without a character");
        }
        List<List<byte[]>> characters = new ArrayList<>();
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .forEach(character -> characters.add(ways(character, charset, matchCase)));
        return new TextPattern(characters);
    }

    private static List<byte[]> ways(int character, Charset charset, boolean matchCase) {
        int[] cases = matchCase ? new int[] {character} : cases(character);
        Set<String> ways = new LinkedHashSet<>();
        for (int each : cases) {
            String composed = Character.toString(each);
            ways.add(composed);
            ways.add(Normalizer.normalize(composed, Normalizer.Form.NFD));
        }
        return ways.stream()
                .map(way -> way.getBytes(charset))
                .sorted(Comparator.comparingInt(way -> -way.length))
                .toList();
    }

    /** All characters that are the same but for their case, by the rule of {@link String#equalsIgnoreCase}. */
    private static int[] cases(int character) {
        int folded = folded(character);
        return character > LAST_CASED
                ? new int[] {character}
                : IntStream.rangeClosed(0, LAST_CASED)
                        .filter(other -> folded(other) == folded)
                        .toArray();
    }

    private static int folded(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    /** What all ways to write it have in common, as far as each byte has a place that is known. */
    private static BytePattern beginning(List<List<byte[]>> characters) {
        List<byte[]> known = new ArrayList<>();
        for (List<byte[]> ways : characters) {
            int shortest = ways.stream().mapToInt(way -> way.length).min().orElseThrow();
            for (int i = 0; i < shortest; i++) {
                known.add(common(ways, i));
            }
            if (ways.stream().anyMatch(way -> way.length != shortest)) {
                break;
            }
        }
        byte[] values = new byte[known.size()];
        byte[] masks = new byte[known.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = known.get(i)[0];
            masks[i] = known.get(i)[1];
        }
        return new BytePattern(values, masks);
    }

    /** A value, and a mask of the bits in which all ways agree. */
    private static byte[] common(List<byte[]> ways, int index) {
        int value = ways.get(0)[index];
        int mask = 0xff;
        for (byte[] way : ways) {
            mask &= ~(way[index] ^ value);
        }
        return new byte[] {(byte) value, (byte) mask};
    }

    @Override
    public int longest() {
        return longest;
    }

    @Override
    public int find(byte[] bytes, int from, int to, int limit) {
        int at = beginning.find(bytes, from, to, limit);
        while (at < to && matchAt(bytes, at, limit) < 0) {
            at = beginning.find(bytes, at + 1, to, limit);
        }
        return at;
    }

    @Override
    public int matchAt(byte[] bytes, int at, int limit) {
        int end = end(bytes, at, limit, 0);
        return end < 0 ? -1 : end - at;
    }

    /** Where the characters from one on end that begin at a place, or -1. */
    private int end(byte[] bytes, int at, int limit, int character) {
        if (character == characters.length) {
            return at;
        }
        for (byte[] way : characters[character]) {
            if (at + way.length <= limit && Arrays.equals(bytes, at, at + way.length, way, 0, way.length)) {
                int end = end(bytes, at + way.length, limit, character + 1);
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }
}

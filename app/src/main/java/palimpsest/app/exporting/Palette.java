package palimpsest.app.exporting;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a picture of at most 256 colours. Drawings have few colours and their blends at the edges of letters: the most
 * frequent ones are kept, and the others take the nearest of these.
 */
final class Palette {
    private static final int MOST = 256;

    private Palette() {}

    static BufferedImage reduce(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        int[] colours = mostFrequent(pixels);
        Map<Integer, Byte> index = new HashMap<>();
        for (int i = 0; i < colours.length; i++) {
            index.put(colours[i], (byte) i);
        }
        BufferedImage reduced = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(colours));
        WritableRaster raster = reduced.getRaster();
        byte[] row = new byte[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = index.computeIfAbsent(pixels[y * width + x], colour -> nearest(colours, colour));
            }
            raster.setDataElements(0, y, width, 1, row);
        }
        return reduced;
    }

    private static int[] mostFrequent(int[] pixels) {
        int[] sorted = pixels.clone();
        Arrays.sort(sorted);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int from = 0, to; from < sorted.length; from = to) {
            for (to = from; to < sorted.length && sorted[to] == sorted[from]; to++) {}
            counts.put(sorted[from], to - from);
        }
        List<Integer> all = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    private static IndexColorModel model(int[] colours) {
        int[] padded = Arrays.copyOf(colours, MOST);
        return new IndexColorModel(8, MOST, padded, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }

    private static byte nearest(int[] colours, int wanted) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int red = (colours[i] >> 16 & 0xff) - (wanted >> 16 & 0xff);
            int green = (colours[i] >> 8 & 0xff) - (wanted >> 8 & 0xff);
            int blue = (colours[i] & 0xff) - (wanted & 0xff);
            int far = 3 * red * red + 4 * green * green + 2 * blue * blue;
            if (far < least) {
                least = far;
                best = i;
            }
        }
        return (byte) best;
    }
}

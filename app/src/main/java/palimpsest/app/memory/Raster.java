package palimpsest.app.memory;

import javafx.scene.paint.Color;

/** Opaque pixels that are drawn on one by one, which rows of them changed, and nothing slow in between. */
final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;
    private int changedFrom;
    private int changedTo;
    private int clipFrom;
    private int clipTo;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        changedTo = height;
        clipTo = height;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Row by row, as 0xffRRGGBB; the very array, not a copy. */
    int[] pixels() {
        return pixels;
    }

    /** The first row that changed since {@link #settle}. */
    int changedFrom() {
        return changedFrom;
    }

    /** The row after the last that changed; not above {@link #changedFrom} when none did. */
    int changedTo() {
        return changedTo;
    }

    /** What changed has been shown. */
    void settle() {
        changedFrom = height;
        changedTo = 0;
    }

    /** From now on only these rows are drawn on. */
    void clip(int from, int to) {
        clipFrom = Math.max(0, from);
        clipTo = Math.min(height, to);
    }

    /** Fills a rectangle, as far as it lies within. */
    void fill(Color colour, int x, int y, int across, int down) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + across);
        int top = Math.max(clipFrom, y);
        int bottom = Math.min(clipTo, y + down);
        if (left >= right || top >= bottom) {
            return;
        }
        int pixel = argb(colour);
        int share = share((int) Math.round(colour.getOpacity() * 255));
        for (int row = top; row < bottom; row++) {
            int end = row * width + right;
            for (int at = row * width + left; at < end; at++) {
                pixels[at] = share == 256 ? pixel : mixed(pixels[at], pixel, share);
            }
        }
        changed(top, bottom);
    }

    /** Draws thin slanted lines, so far from each other, where their first begins at the rectangle's corner. */
    void hatch(Color colour, int x, int y, int across, int down, int distance, int phase) {
        int pixel = argb(colour);
        int top = Math.max(clipFrom, y);
        int bottom = Math.min(clipTo, y + down);
        for (int row = top; row < bottom; row++) {
            int first = Math.floorMod(distance - 1 - (row - y) - phase, distance);
            for (int at = x + first; at < Math.min(width, x + across); at += distance) {
                if (at >= 0) {
                    pixels[row * width + at] = pixel;
                }
            }
        }
        changed(top, bottom);
    }

    /** Draws a shape in one colour. */
    void stamp(Mask mask, Color colour, int x, int y) {
        int left = x + mask.left();
        int top = y + mask.top();
        int fromX = Math.max(0, -left);
        int toX = Math.min(mask.width(), width - left);
        int fromY = Math.max(0, clipFrom - top);
        int toY = Math.min(mask.height(), clipTo - top);
        if (fromX >= toX || fromY >= toY) {
            return;
        }
        int pixel = argb(colour);
        byte[] coverage = mask.coverage();
        for (int row = fromY; row < toY; row++) {
            int into = (top + row) * width + left;
            int from = row * mask.width();
            for (int column = fromX; column < toX; column++) {
                int covered = coverage[from + column] & 0xff;
                if (covered != 0) {
                    pixels[into + column] = mixed(pixels[into + column], pixel, share(covered));
                }
            }
        }
        changed(top + fromY, top + toY);
    }

    /** Moves rows up or down; all of them lie within. */
    void move(int from, int to, int rows) {
        System.arraycopy(pixels, from * width, pixels, to * width, rows * width);
        changed(to, to + rows);
    }

    private void changed(int from, int to) {
        changedFrom = Math.min(changedFrom, from);
        changedTo = Math.max(changedTo, to);
    }

    private static int share(int of255) {
        return of255 + (of255 >> 7);
    }

    /** @param share of the second colour, 0 to 256 */
    private static int mixed(int under, int over, int share) {
        int rest = 256 - share;
        int redBlue = ((over & 0xff00ff) * share + (under & 0xff00ff) * rest) >>> 8 & 0xff00ff;
        int green = ((over & 0xff00) * share + (under & 0xff00) * rest) >>> 8 & 0xff00;
        return 0xff000000 | redBlue | green;
    }

    private static int argb(Color colour) {
        return 0xff000000
                | (int) (colour.getRed() * 255 + 0.5) << 16
                | (int) (colour.getGreen() * 255 + 0.5) << 8
                | (int) (colour.getBlue() * 255 + 0.5);
    }
}

package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * Characters and words as masks. JavaFX draws each of them once; those that are lacking are noted and made together,
 * because a picture of a hundred takes hardly longer than a picture of one.
 */
final class Stamps {
    /** How many are kept at most; more are only met in memory full of random characters. */
    private static final int MOST = 1 << 14;

    private static final int ASCII = 128;
    private static final int SHEET = 2048;

    private record Key(Face face, String text) {}

    private final GridFonts fonts;
    private final Map<Key, Mask> known = new HashMap<>();
    /** Those of one character that are asked for a thousand times a frame. */
    private final Map<Face, Mask[]> ascii = new EnumMap<>(Face.class);

    private final Set<Key> wanted = new LinkedHashSet<>();

    Stamps(GridFonts fonts) {
        this.fonts = fonts;
        for (Face face : Face.values()) {
            Mask[] masks = new Mask[ASCII];
            Arrays.fill(masks, Mask.NOTHING);
            ascii.put(face, masks);
        }
        for (char character = '!'; character < ASCII - 1; character++) {
            character(Face.PLAIN, character);
            character(Face.BOLD, character);
        }
        for (String often : List.of("·", "␣", "…", "–", "\ufffd")) {
            of(Face.PLAIN, often);
        }
    }

    GridFonts fonts() {
        return fonts;
    }

    /** A character alone. */
    Mask character(Face face, char character) {
        if (character == ' ') {
            return Mask.NOTHING;
        }
        if (character >= ASCII) {
            return of(face, String.valueOf(character));
        }
        Mask[] masks = Objects.requireNonNull(ascii.get(face));
        if (masks[character].width() == 0) {
            masks[character] = of(face, String.valueOf(character));
        }
        return masks[character];
    }

    /** Some words, or a character that is made of several. Nothing while it is lacking. */
    Mask of(Face face, String text) {
        Key key = new Key(face, text);
        Mask mask = known.get(key);
        if (mask == null) {
            wanted.add(key);
            return Mask.NOTHING;
        }
        return mask;
    }

    /** How many are lacking. */
    int lacking() {
        return wanted.size();
    }

    /** Makes those that are lacking. */
    void make() {
        if (known.size() + wanted.size() > MOST) {
            known.clear();
        }
        List<Box> boxes = new ArrayList<>();
        int x = 0;
        int y = 0;
        int tallest = 0;
        for (Key key : wanted) {
            Box box = box(key, x, y);
            if (x > 0 && x + box.width > SHEET) {
                x = 0;
                y += tallest;
                tallest = 0;
                box = box(key, x, y);
            }
            boxes.add(box);
            x += box.width;
            tallest = Math.max(tallest, box.height);
            if (y + tallest > SHEET) {
                draw(boxes, y + tallest);
                boxes.clear();
                x = 0;
                y = 0;
                tallest = 0;
            }
        }
        draw(boxes, y + tallest);
        wanted.clear();
    }

    /** The place of one on the sheet they are drawn on. */
    private record Box(Key key, int x, int y, int width, int height, int margin, double run) {}

    private Box box(Key key, int x, int y) {
        Text measured = new Text(key.text);
        measured.setFont(fonts.of(key.face));
        double size = fonts.of(key.face).getSize();
        double run = measured.getLayoutBounds().getWidth();
        int margin = (int) Math.ceil(size / 2);
        int height = 2 * (int) Math.ceil(size);
        return new Box(key, x, y, (int) Math.ceil(run) + 2 * margin, height, margin, run);
    }

    private void draw(List<Box> boxes, int height) {
        if (boxes.isEmpty()) {
            return;
        }
        int width = boxes.stream().mapToInt(box -> box.x + box.width).max().orElse(1);
        Canvas sheet = new Canvas(width, height);
        GraphicsContext gc = sheet.getGraphicsContext2D();
        gc.setFill(Color.WHITE);
        gc.setTextBaseline(VPos.CENTER);
        for (Box box : boxes) {
            gc.setFont(fonts.of(box.key.face));
            gc.fillText(box.key.text, box.x + box.margin, box.y + box.height / 2.0);
        }
        SnapshotParameters bare = new SnapshotParameters();
        bare.setFill(Color.TRANSPARENT);
        WritableImage picture = sheet.snapshot(bare, null);
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        for (Box box : boxes) {
            known.put(box.key, mask(box, pixels, width));
        }
    }

    /** Cut out, without its empty margins. */
    private static Mask mask(Box box, int[] pixels, int width) {
        int left = box.width;
        int right = 0;
        int top = box.height;
        int bottom = 0;
        for (int y = 0; y < box.height; y++) {
            for (int x = 0; x < box.width; x++) {
                if (pixels[(box.y + y) * width + box.x + x] >>> 24 != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        int across = Math.max(0, right - left);
        int down = Math.max(0, bottom - top);
        byte[] coverage = new byte[across * down];
        for (int i = 0; i < coverage.length; i++) {
            int at = (box.y + top + i / across) * width + box.x + left + i % across;
            coverage[i] = (byte) (pixels[at] >>> 24);
        }
        return new Mask(left - box.margin, top - box.height / 2, across, down, box.run, coverage);
    }
}

package palimpsest.app.exporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.DoublePredicate;
import javax.imageio.ImageIO;
import palimpsest.app.files.NewFile;

/** Writes files. What takes long asks now and then whether to go on; where it shall not, there is no file. */
final class Output {
    private Output() {}

    static void png(Path file, Picture picture, double scale) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new Raster().draw(picture, scale), "png", bytes);
        whole(file, bytes.toByteArray());
    }

    static void svg(Path file, Picture picture, double scale, String title) throws IOException {
        whole(file, Svg.of(picture, scale, title).getBytes(StandardCharsets.UTF_8));
    }

    private static void whole(Path file, byte[] bytes) throws IOException {
        try (NewFile out = new NewFile(file)) {
            out.write(bytes);
            out.commit();
        }
    }

    /**
     * Writes text that comes piece by piece.
     *
     * @param pieces about how many there are
     * @param goesOn is told the share that is written
     */
    static void text(Path file, Iterator<String> text, double pieces, DoublePredicate goesOn) throws IOException {
        try (NewFile out = new NewFile(file)) {
            double written = 0;
            while (text.hasNext()) {
                out.write(text.next());
                written++;
                if (!goesOn.test(Math.min(1, written / pieces))) {
                    return;
                }
            }
            out.commit();
        }
    }

    /**
     * Writes an animation.
     *
     * @param count how many pictures there are
     * @param hundredths how long each picture is shown, in hundredths of a second; the last one twice as long
     */
    static void gif(
            Path file, Iterator<Picture> pictures, int count, double scale, int hundredths, DoublePredicate goesOn)
            throws IOException {
        Raster raster = new Raster();
        try (NewFile out = new NewFile(file)) {
            try (Gif gif = new Gif(out.stream())) {
                for (int i = 0; i < count; i++) {
                    int shown = i == count - 1 ? 2 * hundredths : hundredths;
                    gif.add(raster.draw(pictures.next(), scale), shown);
                    if (!goesOn.test((i + 1.0) / count)) {
                        return;
                    }
                }
                gif.end();
            }
            out.commit();
        }
    }
}

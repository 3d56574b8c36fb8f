package palimpsest.app.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.Origin;

/** Pictures of bytes: what stands in them, and that each way of writing them can be read again. */
final class PicturesTest {
    private static final Inks INKS = new Inks(
            Rgb.of(0xffffff),
            Rgb.of(0x16191f),
            Rgb.of(0x7f8794),
            Rgb.of(0xdfe2e7),
            Rgb.of(0xcfe0fc),
            Rgb.of(0xb85c00),
            Rgb.of(0x1a66e0),
            Rgb.of(0x04794f),
            Rgb.of(0x97348f));

    @TempDir
    private Path folder;

    private static Bytes memory(String text) {
        return new Bytes(
                "memory",
                ByteWindow.of(text.getBytes(StandardCharsets.UTF_8)),
                (address, into, offset, count) ->
                        Arrays.fill(into, offset, offset + count, ByteMark.of(Origin.DATA_SEGMENT)));
    }

    private static Look look() {
        return new Look(INKS, 16, Optional.of("a title"), true);
    }

    private static List<String> words(Picture picture) {
        return picture.shapes().stream()
                .filter(shape -> shape instanceof Shape.Text)
                .map(shape -> ((Shape.Text) shape).text())
                .toList();
    }

    @Test
    void eachByteOfTheRangeHasItsDigitsAndEachCharacterStandsOnce() {
        Picture picture = Sheet.draw(memory("xịn xò, a line and more"), new Range(0, 9), look());

        assertThat(words(picture)).startsWith("a title");
        assertThat(words(picture)).contains("00000000", "78", "e1", "bb", "8b", "6e", "c3", "b2");
        assertThat(words(picture)).containsSequence("x", "ị", "n", "␣", "x", "ò");
        assertThat(words(picture)).doesNotContain("2c");
    }

    @Test
    void rowsBeginAtMultiplesOfTheirLength() {
        Picture picture = Sheet.draw(memory("0123456789abcdefghijklmnopqrstuvwxyz"), new Range(20, 3), look());

        assertThat(words(picture)).contains("00000010", "6b", "6c", "6d").doesNotContain("00000000", "6e");
    }

    @Test
    void aDrawingIsWellFormedWhateverTheBytesAre() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Bytes memory = new Bytes("<&\u0001>", ByteWindow.of(all), palimpsest.app.bytes.MarkWindow.untouched());
        Picture picture = Sheet.draw(memory, new Range(0, 256), look());

        String drawing = Svg.of(picture, 2, "<&\u0001>");

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(drawing.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getAttribute("width"))
                .isEqualTo(Integer.toString(picture.width() * 2));
        assertThat(document.getElementsByTagName("text").getLength())
                .isEqualTo(words(picture).size());
    }

    @Test
    void pixelsHaveTheColoursOfTheShapes() {
        Picture picture = new Picture(20, 10, Rgb.of(0xffffff), List.of(new Shape.Box(5, 5, 10, 5, Rgb.of(0xb85c00))));

        BufferedImage image = new Raster().draw(picture, 3);

        assertThat(image.getWidth()).isEqualTo(60);
        assertThat(image.getRGB(30, 20)).isEqualTo(0xffb85c00);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xffffffff);
    }

    @Test
    void picturesOfAnAnimationAreWhatWasDrawnOneOverTheOther() throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (String text : List.of("xịn xò.........", "xịn xò...24.....", "xịn xò...24...15")) {
            pictures.add(Sheet.draw(memory(text), new Range(0, 16), look(), List.of("a step", "what it did")));
        }
        Path file = folder.resolve("steps.gif");

        Output.gif(file, pictures.iterator(), 3, 1, 50, share -> true);

        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            BufferedImage first = new Raster().draw(pictures.get(0), 1);
            assertThat(near(reader.read(0), first)).isGreaterThan(0.999);
            // Only what changed is in the others.
            assertThat(reader.read(1).getHeight()).isLessThan(first.getHeight() / 2);
        } finally {
            reader.dispose();
        }
    }

    /** The share of pixels whose colours are all but the same. */
    private static double near(BufferedImage read, BufferedImage drawn) {
        int same = 0;
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                int a = read.getRGB(x, y);
                int b = drawn.getRGB(x, y);
                int far = Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff)) + Math.abs((a & 0xff) - (b & 0xff));
                same += far < 16 ? 1 : 0;
            }
        }
        return (double) same / drawn.getWidth() / drawn.getHeight();
    }

    @Test
    void whatIsGivenUpLeavesNoFile() throws IOException {
        Picture picture = Sheet.draw(memory("xịn xò"), new Range(0, 6), look());

        Output.gif(folder.resolve("half.gif"), List.of(picture, picture).iterator(), 2, 1, 50, share -> share > 1);
        Output.text(folder.resolve("half.txt"), List.of("one", "two").iterator(), 2, share -> false);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theShownTimeOfAPictureIsKept() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Gif gif = new Gif(bytes)) {
            gif.add(new Raster().draw(Sheet.draw(memory("a"), new Range(0, 1), look()), 1), 150);
            gif.end();
        }
        // Graphics Control Extension of GIF89a: 21 f9 04, flags, and the delay in hundredths, the low byte first.
        byte[] file = bytes.toByteArray();
        int at = 0;
        while (file[at] != 0x21 || file[at + 1] != (byte) 0xf9) {
            at++;
        }
        assertThat((file[at + 4] & 0xff) | (file[at + 5] & 0xff) << 8).isEqualTo(150);
        assertThat(new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0");
    }
}

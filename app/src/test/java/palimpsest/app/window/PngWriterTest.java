package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PngWriterTest {
    @Test
    void anotherReaderSeesTheSamePixels() throws IOException {
        WritableImage picture = new WritableImage(37, 11);
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 37; x++) {
                picture.getPixelWriter().setArgb(x, y, colour(x, y));
            }
        }
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.encode(picture)));
        assertThat(read.getWidth()).isEqualTo(37);
        assertThat(read.getHeight()).isEqualTo(11);
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 37; x++) {
                assertThat(read.getRGB(x, y)).isEqualTo(colour(x, y));
            }
        }
    }

    private static int colour(int x, int y) {
        return 0xff000000 | ((x * 7) << 16) | ((y * 23) << 8) | (x * y) % 256;
    }
}

package palimpsest.app.memory;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/** Shows a raster, a pixel of it on a pixel of the screen, in strips: JavaFX draws those anew in which something changed. */
final class RasterView extends Region {
    private static final int STRIP = 64;

    private final List<PixelBuffer<IntBuffer>> strips = new ArrayList<>();
    private Raster raster = new Raster(1, 1);
    private double pixel = 1;

    /** A raster that covers this view; another one if its size has changed. */
    Raster fitting(double width, double height, double pixel) {
        int across = Math.max(1, (int) Math.round(width / pixel));
        int down = Math.max(1, (int) Math.round(height / pixel));
        if (across != raster.width() || down != raster.height() || pixel != this.pixel) {
            raster = new Raster(across, down);
            this.pixel = pixel;
            cut();
        }
        return raster;
    }

    int[] pixels() {
        return raster.pixels();
    }

    private void cut() {
        strips.clear();
        getChildren().clear();
        for (int top = 0; top < raster.height(); top += STRIP) {
            int rows = Math.min(STRIP, raster.height() - top);
            IntBuffer pixels = IntBuffer.wrap(raster.pixels(), top * raster.width(), rows * raster.width())
                    .slice();
            PixelBuffer<IntBuffer> strip =
                    new PixelBuffer<>(raster.width(), rows, pixels, PixelFormat.getIntArgbPreInstance());
            strips.add(strip);
            ImageView view = new ImageView(new WritableImage(strip));
            view.setFitWidth(raster.width() * pixel);
            view.setFitHeight(rows * pixel);
            view.setSmooth(false);
            view.setManaged(false);
            view.setMouseTransparent(true);
            view.relocate(0, top * pixel);
            getChildren().add(view);
        }
    }

    /** Shows what was drawn. */
    void show() {
        for (int i = raster.changedFrom() / STRIP; i * STRIP < raster.changedTo(); i++) {
            int top = i * STRIP;
            int from = Math.max(0, raster.changedFrom() - top);
            int to = Math.min(strips.get(i).getHeight(), raster.changedTo() - top);
            Rectangle2D part = new Rectangle2D(0, from, raster.width(), to - from);
            strips.get(i).updateBuffer(buffer -> part);
        }
        raster.settle();
    }
}

package palimpsest.app.window;

import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A picture of a window with its dialogs in the middle of it, as they stand there on a screen. */
final class Montage {
    private Montage() {}

    static Image of(Scene scene) {
        WritableImage picture = scene.snapshot(null);
        Window.getWindows().stream()
                .filter(window ->
                        window instanceof Stage dialog && dialog.isShowing() && dialog.getOwner() == scene.getWindow())
                .forEach(dialog -> paste(dialog.getScene().snapshot(null), picture));
        return picture;
    }

    private static void paste(Image dialog, WritableImage picture) {
        int width = (int) Math.min(dialog.getWidth(), picture.getWidth());
        int height = (int) Math.min(dialog.getHeight(), picture.getHeight());
        int left = (int) (picture.getWidth() - width) / 2;
        int top = (int) (picture.getHeight() - height) / 2;
        picture.getPixelWriter().setPixels(left, top, width, height, dialog.getPixelReader(), 0, 0);
    }
}

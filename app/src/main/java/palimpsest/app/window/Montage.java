package palimpsest.app.window;

import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A picture of a window with its dialogs in the middle of it, as they stand there on a screen. */
final class Montage {
    private Montage() {}

    static Image of(Scene scene) {
        Image picture = scene.snapshot(null);
        for (Window window : Window.getWindows()) {
            if (window instanceof Stage dialog && dialog.isShowing() && dialog.getOwner() == scene.getWindow()) {
                picture = over(picture, dialog.getScene().snapshot(null), scene);
            }
        }
        return picture;
    }

    private static Image over(Image below, Image dialog, Scene scene) {
        Region veil = new Region();
        veil.getStyleClass().add("sheet");
        StackPane framed = new StackPane(new ImageView(dialog));
        framed.getStyleClass().add("dialog-frame");
        framed.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane all = new StackPane(new ImageView(below), veil, framed);
        Scene stage = new Scene(all, below.getWidth(), below.getHeight());
        stage.getStylesheets().setAll(scene.getStylesheets());
        return stage.snapshot(null);
    }
}

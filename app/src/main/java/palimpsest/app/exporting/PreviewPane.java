package palimpsest.app.exporting;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import palimpsest.app.words.Words;

/** What an export will look like, as far as there is room: the head of a picture, or the first lines of a text. */
final class PreviewPane extends StackPane {
    private final ImageView picture = new ImageView();
    private final Label text = new Label();

    private final ObjectProperty<Optional<Preview.Room>> room;

    /** @param room is told how much room there is for a picture */
    PreviewPane(ObservableValue<Preview> preview, ObjectProperty<Optional<Preview.Room>> room) {
        this.room = room;
        setId("export-preview");
        getStyleClass().add("export-preview");
        setMinSize(0, 0);
        setAccessibleText(Words.of("exporting.preview"));
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.setManaged(false);
        text.getStyleClass().add("mono");
        text.setManaged(false);
        getChildren().addAll(picture, text);
        preview.addListener((property, before, now) -> show(now));
        show(preview.getValue());
    }

    private void show(Preview now) {
        picture.setImage(null);
        text.setText("");
        if (now instanceof Preview.Drawn drawn) {
            WritableImage image = new WritableImage(drawn.width(), drawn.height());
            image.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            drawn.width(),
                            drawn.height(),
                            PixelFormat.getIntArgbInstance(),
                            drawn.pixels(),
                            0,
                            drawn.width());
            picture.setImage(image);
        } else if (now instanceof Preview.Beginning beginning) {
            text.setText(beginning.text());
        }
        requestLayout();
    }

    private double density() {
        return getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double wide = getWidth() - left - snappedRightInset();
        double high = getHeight() - top - snappedBottomInset();
        if (wide >= 1 && high >= 1) {
            room.set(Optional.of(new Preview.Room(wide * density(), high * density(), density())));
        }
        if (picture.getImage() != null) {
            double shownWidth = picture.getImage().getWidth() / density();
            double shownHeight = picture.getImage().getHeight() / density();
            picture.setFitWidth(shownWidth);
            picture.setFitHeight(shownHeight);
            picture.relocate(
                    snapPositionX(left + Math.max(0, wide - shownWidth) / 2),
                    snapPositionY(top + Math.max(0, high - shownHeight) / 2));
        }
        text.resizeRelocate(left, top, Math.max(0, wide), Math.max(0, high));
    }
}

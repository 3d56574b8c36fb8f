package palimpsest.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/** Takes files dropped on the window; while one hovers, the window says so. */
final class FileDrop {
    private static final String HOVERING = "dropping";

    private final Region target;
    private final Consumer<Path> open;

    FileDrop(Region target, Consumer<Path> open) {
        this.target = target;
        this.open = open;
        target.setOnDragOver(this::over);
        target.setOnDragExited(event -> target.getStyleClass().remove(HOVERING));
        target.setOnDragDropped(this::dropped);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            if (!target.getStyleClass().contains(HOVERING)) {
                target.getStyleClass().add(HOVERING);
            }
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        target.getStyleClass().remove(HOVERING);
        if (!files.isEmpty()) {
            open.accept(files.get(0).toPath());
        }
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}

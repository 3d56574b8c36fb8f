package palimpsest.app.memory;

import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Addresses;

/** The pages of a memory, the free places up to its maximum, and a control that grows it as the host. */
public final class PageStrip extends VBox {
    private static final int MOST_BOXES = 16;

    private final MemoryViewModel model;
    private final Label heading = new Label();
    private final FlowPane boxes = new FlowPane();
    private final TextField count = new TextField("1");
    private final Button grow = new Button("Grow");
    private String shown = "";

    public PageStrip(MemoryViewModel model) {
        this.model = model;
        setId("pages");
        getStyleClass().add("page-strip");
        heading.getStyleClass().add("heading");
        boxes.getStyleClass().add("pages");
        count.setId("grow-count");
        count.setPrefColumnCount(3);
        count.setAccessibleText("Pages to grow by");
        count.setOnAction(event -> grow());
        count.textProperty().addListener(change -> count.getStyleClass().remove("wrong"));
        grow.setId("grow");
        grow.setOnAction(event -> grow());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox control = new HBox(heading, space, new Label("+"), count, grow);
        control.getStyleClass().add("grow-control");
        getChildren().addAll(control, boxes);
        model.view.addListener(change -> show());
        model.caretProperty().addListener(change -> show());
        show();
    }

    private void grow() {
        Addresses.parse(count.getText())
                .ifPresentOrElse(
                        pages -> model.intents.get().grow(pages),
                        () -> count.getStyleClass().add("wrong"));
    }

    private void show() {
        MemoryView view = model.view.get();
        long here = model.isEmpty() ? -1 : Long.divideUnsigned(model.caret(), view.pageSize());
        String now = view.name() + " " + title(view) + " " + here;
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        heading.setText(title(view));
        boxes.getChildren().clear();
        grow.setDisable(view.name().isEmpty());
        count.setDisable(view.name().isEmpty());
        long whole = Addresses.min(view.pages(), MOST_BOXES);
        boolean condensed = Addresses.less(MOST_BOXES, view.pages());
        for (long page = 0; page < (condensed ? MOST_BOXES / 2 : whole); page++) {
            boxes.getChildren().add(page(page, view));
        }
        if (condensed) {
            boxes.getChildren().add(gap("… " + Long.toUnsignedString(view.pages() - MOST_BOXES / 2 - 1) + " more …"));
            boxes.getChildren().add(page(view.pages() - 1, view));
        }
        long free = view.maximum().orElse(view.pages()) - view.pages();
        long places = Addresses.min(free, Math.max(2, MOST_BOXES - whole));
        for (long place = 0; place < places; place++) {
            boxes.getChildren().add(gap(""));
        }
        if (places != free) {
            boxes.getChildren().add(gap("… " + Long.toUnsignedString(free - places) + " more may come"));
        }
    }

    private static String title(MemoryView view) {
        OptionalLong maximum = view.maximum();
        String most =
                maximum.isPresent() ? " of at most " + Long.toUnsignedString(maximum.getAsLong()) : ", no maximum";
        return "PAGES: " + Long.toUnsignedString(view.pages()) + most + ", " + size(view.pageSize()) + " each";
    }

    private static String size(long bytes) {
        return bytes >= 1024 ? bytes / 1024 + " KiB" : bytes + (bytes == 1 ? " byte" : " bytes");
    }

    private Node page(long page, MemoryView view) {
        Button box = new Button("Page " + Long.toUnsignedString(page));
        box.getStyleClass().add("page");
        boolean here = !model.isEmpty() && Long.divideUnsigned(model.caret(), view.pageSize()) == page;
        if (here) {
            box.getStyleClass().add("here");
        }
        box.setOnAction(event -> {
            model.select(page * view.pageSize());
            model.topRow.set(Long.divideUnsigned(model.caret(), model.bytesPerRow.get()));
        });
        return box;
    }

    private static Node gap(String text) {
        Label free = new Label(text);
        free.getStyleClass().addAll("page", "free");
        return free;
    }
}

package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Origin;
import palimpsest.app.words.Words;

/** The pages of a memory, the free places up to its maximum, and a control that grows it as the host. */
public final class PageStrip extends VBox {
    private static final int MOST_BOXES = 16;

    private final MemoryViewModel model;
    private final Label heading = new Label();
    private final FlowPane boxes = new FlowPane();
    private final TextField count = new TextField("1");
    private final Button grow = new Button(Words.of("grid.pages.grow"));
    private PageOrigins origins = new PageOrigins(MemoryView.none());
    private String shown = "";

    public PageStrip(MemoryViewModel model) {
        this.model = model;
        setId("pages");
        getStyleClass().add("page-strip");
        heading.getStyleClass().add("heading");
        boxes.getStyleClass().add("pages");
        boxes.managedProperty().bind(boxes.visibleProperty());
        count.setId("grow-count");
        count.setPrefColumnCount(3);
        count.setAccessibleText(Words.of("grid.pages.count"));
        count.setOnAction(event -> grow());
        count.textProperty().addListener(change -> count.getStyleClass().remove("wrong"));
        grow.setId("grow");
        grow.setMinWidth(USE_PREF_SIZE);
        grow.setTooltip(new Tooltip(Words.of("grid.pages.grow.hint")));
        grow.setOnAction(event -> grow());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox control = new HBox(heading, space, new Label("+"), count, grow);
        control.getStyleClass().add("grow-control");
        getChildren().addAll(control, boxes);
        model.view.addListener((property, before, now) -> {
            origins = new PageOrigins(now, origins);
            show();
        });
        model.topRow.addListener(change -> show());
        model.bytesPerRow.addListener(change -> show());
        show();
    }

    /** Without the boxes only the number of pages is left, for where there is little room. */
    public BooleanProperty boxesVisibleProperty() {
        return boxes.visibleProperty();
    }

    private void grow() {
        Addresses.parse(count.getText())
                .ifPresentOrElse(
                        pages -> model.intents.get().grow(pages),
                        () -> count.getStyleClass().add("wrong"));
    }

    private void show() {
        MemoryView view = model.view.get();
        long here = model.isEmpty()
                ? -1
                : Long.divideUnsigned(model.topRow.get() * model.bytesPerRow.get(), view.pageSize());
        List<Long> pages = pages(view.pages(), here);
        String now = view.name() + " " + title(view) + " " + here + " " + origins.of(pages);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        heading.setText(title(view));
        boxes.getChildren().clear();
        grow.setDisable(view.name().isEmpty());
        count.setDisable(view.name().isEmpty());
        long next = 0;
        for (long page : pages) {
            if (page > next) {
                boxes.getChildren().add(gap(Words.of("grid.pages.more", Long.toUnsignedString(page - next))));
            }
            boxes.getChildren().add(page(page, view, page == here));
            next = page + 1;
        }
        long free = view.maximum().orElse(view.pages()) - view.pages();
        long places = Addresses.min(free, Math.max(2, MOST_BOXES - pages.size()));
        for (long place = 0; place < places; place++) {
            boxes.getChildren().add(gap(""));
        }
        if (places != free) {
            boxes.getChildren().add(gap(Words.of("grid.pages.free", Long.toUnsignedString(free - places))));
        }
    }

    /** All pages, or of very many the first, the last, and the one that is shown. */
    private static List<Long> pages(long count, long here) {
        boolean condensed = Addresses.less(MOST_BOXES, count);
        List<Long> pages = new ArrayList<>();
        for (long page = 0; page < (condensed ? MOST_BOXES / 2 : count); page++) {
            pages.add(page);
        }
        if (condensed) {
            if (here >= pages.size() && here != count - 1) {
                pages.add(here);
            }
            pages.add(count - 1);
        }
        return pages;
    }

    private static String title(MemoryView view) {
        OptionalLong maximum = view.maximum();
        String pages = Long.toUnsignedString(view.pages());
        return maximum.isPresent()
                ? Words.of("grid.pages.most", pages, Long.toUnsignedString(maximum.getAsLong()), size(view.pageSize()))
                : Words.of("grid.pages", pages, size(view.pageSize()));
    }

    private static String size(long bytes) {
        return bytes >= 1024 ? bytes / 1024 + " KiB" : Words.of("grid.pages.bytes", bytes);
    }

    private Node page(long page, MemoryView view, boolean here) {
        String name = Words.of("grid.pages.page", Long.toUnsignedString(page));
        HBox actors = new HBox();
        actors.getStyleClass().add("actors");
        StringBuilder words =
                new StringBuilder(Words.of("grid.pages.from", name, Addresses.shortHex(page * view.pageSize())) + ": ");
        for (Origin origin : origins.of(page)) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("actor-swatch", origin.word());
            actors.getChildren().add(swatch);
            words.append(actors.getChildren().size() > 1 ? ", " : "").append(origin.legend());
        }
        if (actors.getChildren().isEmpty()) {
            words.append(Origin.UNTOUCHED.legend());
        }
        Button box = new Button(name, actors);
        box.setContentDisplay(ContentDisplay.BOTTOM);
        box.getStyleClass().add("page");
        box.setTooltip(new Tooltip(words.toString()));
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

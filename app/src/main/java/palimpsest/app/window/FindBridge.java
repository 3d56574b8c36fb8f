package palimpsest.app.window;

import javafx.beans.InvalidationListener;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.find.FindPane;
import palimpsest.app.find.FindViewModel;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.Session;

/** Searches in the memory that is shown, and draws what was found over those of its bytes that are visible. */
final class FindBridge {
    /** No window is so high. */
    private static final int ROWS_IN_VIEW = 256;

    private static final String TAB = "find-tab";

    private final MemoryArea memory;
    private final SidePane side;
    private final FindViewModel model;
    private final FindPane pane;
    private String before = TAB;

    FindBridge(Session session, MemoryArea memory, SidePane side) {
        this.memory = memory;
        this.side = side;
        MemoryViewModel grid = memory.model();
        model = new FindViewModel(session, memory.shownProperty(), grid.caretProperty(), memory::mark);
        pane = new FindPane(model, this::close);
        InvalidationListener draw = changed -> draw();
        grid.topRow.addListener(draw);
        grid.bytesPerRow.addListener(draw);
        model.hits().addListener(draw);
        model.currentProperty().addListener(draw);
        memory.map().map().found.bind(model.partsProperty());
    }

    FindViewModel model() {
        return model;
    }

    FindPane pane() {
        return pane;
    }

    /** Shows the pane, and puts the caret where the person types. */
    void open() {
        if (!side.shown().equals(TAB)) {
            before = side.shown();
        }
        side.show(TAB);
        pane.open();
    }

    private void close() {
        side.show(before);
        memory.focusGrid();
    }

    private void draw() {
        MemoryViewModel grid = memory.model();
        long from = grid.topRow.get() * grid.bytesPerRow.get();
        long to = Addresses.min(grid.view.get().bytes().length(), from + (long) ROWS_IN_VIEW * grid.bytesPerRow.get());
        grid.overlay("find", model.found(from, to));
    }
}

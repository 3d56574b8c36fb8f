package palimpsest.app.window;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.BooleanBinding;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.views.ViewsViewModel;

/** Draws the host's views over the grid; elements of theirs only while their pane is in front, for rows make room for them. */
final class ViewsBridge {
    private final ViewsViewModel views;
    private final MemoryArea area;
    private final BooleanBinding inFront;

    ViewsBridge(ViewsViewModel views, MemoryArea area, BooleanBinding inFront) {
        this.views = views;
        this.area = area;
        this.inFront = inFront;
        InvalidationListener changed = change -> draw();
        area.shownProperty().addListener(changed);
        area.model().caretProperty().addListener(changed);
        inFront.addListener(changed);
        views.whenDrawn(this::draw);
        draw();
    }

    private void draw() {
        MemoryViewModel memory = area.model();
        int shown = area.shownProperty().get();
        memory.overlay("views", inFront.get() ? views.overlays(shown, memory.caret()) : views.chosenOverlays(shown));
    }
}

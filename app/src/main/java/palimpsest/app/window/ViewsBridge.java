package palimpsest.app.window;

import javafx.beans.InvalidationListener;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.views.ViewsViewModel;

/** Draws the host's views over the grid. */
final class ViewsBridge {
    private final ViewsViewModel views;
    private final MemoryArea area;

    ViewsBridge(ViewsViewModel views, MemoryArea area) {
        this.views = views;
        this.area = area;
        InvalidationListener changed = change -> draw();
        area.shownProperty().addListener(changed);
        area.model().caretProperty().addListener(changed);
        views.whenDrawn(this::draw);
        draw();
    }

    private void draw() {
        MemoryViewModel memory = area.model();
        memory.overlay("views", views.overlays(area.shownProperty().get(), memory.caret()));
    }
}

package palimpsest.app.window;

import java.util.List;
import javafx.beans.InvalidationListener;
import palimpsest.app.sources.SourcesViewModel;
import palimpsest.app.sources.VariablesViewModel;
import palimpsest.app.stack.StackViewModel;

/** Draws variables over the grid, and looks at the call that is chosen in the call stack. */
final class SourcesBridge {
    private final VariablesViewModel variables;
    private final MemoryArea area;

    SourcesBridge(SourcesViewModel sources, VariablesViewModel variables, StackViewModel stack, MemoryArea area) {
        this.variables = variables;
        this.area = area;
        InvalidationListener changed = change -> draw();
        area.shownProperty().addListener(changed);
        variables.overlaysProperty().addListener(changed);
        stack.chosenProperty().addListener((property, before, now) -> {
            sources.lookAt(now.intValue());
            variables.lookAt(now.intValue());
        });
        draw();
    }

    /** They are in the first memory. */
    private void draw() {
        boolean first = area.shownProperty().get() == 0;
        area.model().overlay("variables", first ? variables.overlaysProperty().get() : List.of());
    }
}

package palimpsest.app.window;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Session;
import palimpsest.app.structures.StructureIntents;
import palimpsest.app.structures.StructuresViewModel;

/** Draws the fields of structures over the grid, and selects them in it. */
final class StructuresBridge implements StructureIntents {
    private final MemoryArea area;
    private final StructuresViewModel structures;

    StructuresBridge(Session session, MemoryArea area, Settings settings, Executor background) {
        this.area = area;
        this.structures = new StructuresViewModel(session, this, background);
        structures.own.bindBidirectional(settings.structures);
        InvalidationListener changed = change -> draw();
        area.shownProperty().addListener(changed);
        structures.shownProperty().addListener(changed);
        draw();
    }

    StructuresViewModel model() {
        return structures;
    }

    @Override
    public Optional<MemoryRange> selection() {
        return area.selection();
    }

    @Override
    public void select(MemoryRange range) {
        // Whoever goes through the fields by keys stays there.
        Optional<Node> focused = Optional.ofNullable(area.getScene()).map(Scene::getFocusOwner);
        area.selectAll(range);
        focused.ifPresent(Node::requestFocus);
    }

    private void draw() {
        area.model()
                .overlay("structures", structures.overlays(area.shownProperty().get()));
    }
}

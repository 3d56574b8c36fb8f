package palimpsest.app.views;

import java.util.List;
import palimpsest.app.session.HostView;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.words.Words;

/**
 * A view as it is shown.
 *
 * @param values its first elements; empty for a DataView, and for what is detached
 * @param drawn whether it is drawn over the grid
 */
record ViewCard(HostView view, List<String> values, boolean drawn) {

    /** The variable, or where it has none, plain words. */
    String title() {
        return view.name().orElseGet(() -> Words.of("views.unnamed"));
    }

    String type() {
        return view.type();
    }

    boolean detached() {
        return view.detached();
    }

    MemoryRange range() {
        return view.range();
    }
}

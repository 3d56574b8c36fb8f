package palimpsest.app.window;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import palimpsest.app.session.Session;

/** The middle of the window. */
final class MemoryArea extends BorderPane {
    MemoryArea(Session session, Settings settings) {}

    void askForAddress() {}

    void select(long address) {}

    Node inspector(Node imports) {
        return new VBox(imports);
    }
}

package palimpsest.app.window;

import java.util.function.LongConsumer;
import palimpsest.app.inspector.InspectorIntents;
import palimpsest.app.inspector.InspectorViewModel;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.Session;
import palimpsest.app.session.State;

/** Shows the selected byte of the grid in the inspector. */
final class InspectorBridge implements InspectorIntents {
    /** Nobody can read values that change faster than this; what is true at a stop is always shown. */
    private static final long WHILE_RUNNING_NANOS = 250_000_000;

    private final Session session;
    private final MemoryViewModel memory;
    private final LongConsumer goTo;
    private final InspectorViewModel inspector = new InspectorViewModel(this);
    private long shownAt;

    /** @param goTo shows an address in the grid */
    InspectorBridge(Session session, MemoryViewModel memory, LongConsumer goTo) {
        this.session = session;
        this.memory = memory;
        this.goTo = goTo;
        memory.view.addListener(change -> show());
        memory.caretProperty().addListener(change -> show());
        memory.anchorProperty().addListener(change -> showSelection());
        show();
    }

    InspectorViewModel model() {
        return inspector;
    }

    @Override
    public void edit(long address, byte[] bytes) {
        memory.edit(address, bytes);
    }

    @Override
    public void jumpTo(long address) {
        goTo.accept(address);
    }

    private void show() {
        boolean running = session.snapshot().state() == State.RUNNING;
        long now = System.nanoTime();
        if (running && now - shownAt < WHILE_RUNNING_NANOS) {
            return;
        }
        shownAt = now;
        inspector.show(memory.view.get().bytes(), memory.caret());
        showSelection();
    }

    private void showSelection() {
        long start = memory.selectionStart();
        inspector.showSelection(start, memory.selectionLast() - start + 1);
    }
}

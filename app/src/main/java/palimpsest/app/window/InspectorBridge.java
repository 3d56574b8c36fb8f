package palimpsest.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Origin;
import palimpsest.app.inspector.InspectorIntents;
import palimpsest.app.inspector.InspectorViewModel;
import palimpsest.app.inspector.WriterCard;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.ByteHistory.Writer;
import palimpsest.app.session.Place;
import palimpsest.app.session.Session;
import palimpsest.app.session.State;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.Span;

/** Shows the selected byte of the grid in the inspector, with the writers the session knows of. */
final class InspectorBridge implements InspectorIntents {
    /** A byte in a loop has more writers than anybody reads. */
    private static final int MOST_WRITERS = 50;

    /** Nobody can read values that change faster than this; what is true at a stop is always shown. */
    private static final long WHILE_RUNNING_NANOS = 250_000_000;

    private final Session session;
    private final MemoryViewModel memory;
    private final LongConsumer goTo;
    private final Consumer<Span> reveal;
    private final InspectorViewModel inspector = new InspectorViewModel(this);
    private List<Writer> writers = List.of();
    private long shownAt;

    /**
     * @param goTo shows an address in the grid
     * @param reveal shows a place in the source
     */
    InspectorBridge(Session session, MemoryViewModel memory, LongConsumer goTo, Consumer<Span> reveal) {
        this.session = session;
        this.memory = memory;
        this.goTo = goTo;
        this.reveal = reveal;
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

    @Override
    public void showWriter(WriterCard card) {
        int index = inspector.writers.indexOf(card);
        Optional.of(index)
                .filter(known -> known >= 0 && known < writers.size())
                .flatMap(known -> writers.get(known).place().shown())
                .ifPresent(reveal);
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
        if (running) {
            return;
        }
        Optional<ByteHistory> history =
                session.snapshot().history().filter(known -> known.address() == memory.caret() && !memory.isEmpty());
        inspector.olderWriters.set(history.map(InspectorBridge::older).orElse(""));
        List<Writer> newest = history.map(ByteHistory::writers).orElse(List.of()).stream()
                .limit(MOST_WRITERS)
                .toList();
        if (!newest.equals(writers)) {
            writers = newest;
            inspector.writers.setAll(newest.stream().map(InspectorBridge::card).toList());
        }
    }

    private void showSelection() {
        long start = memory.selectionStart();
        inspector.showSelection(start, memory.selectionLast() - start + 1);
    }

    private static String older(ByteHistory history) {
        if (history.writers().isEmpty()) {
            return history.last().map(InspectorBridge::last).orElse("");
        }
        int more = history.writers().size() - MOST_WRITERS;
        String unlisted = history.complete() ? "" : " Still older ones are not kept.";
        return ((more > 0 ? "and " + more + " more before these." : "") + unlisted).strip();
    }

    /** So much was written since that the moment is forgotten, but not the place. */
    private static String last(ByteHistory.Last last) {
        return origin(last.actor()).legend() + ": " + what(last.place()) + ", "
                + last.place().text() + ". At which step is not kept: much was written since.";
    }

    private static String what(Place place) {
        return place.op() + (place.op().isEmpty() || place.function().isEmpty() ? "" : " in ") + place.function();
    }

    private static WriterCard card(Writer writer) {
        return new WriterCard(
                origin(writer.actor()),
                writer.step(),
                Addresses.padded(writer.before(), 2),
                Addresses.padded(writer.after(), 2),
                writer.place().text(),
                what(writer.place()),
                writer.place().shown().isPresent());
    }

    private static Origin origin(Actor actor) {
        return switch (actor) {
            case MODULE -> Origin.MODULE;
            case HOST -> Origin.HOST;
            case DATA_SEGMENT -> Origin.DATA_SEGMENT;
            case GROWTH -> Origin.GROWTH;
        };
    }
}

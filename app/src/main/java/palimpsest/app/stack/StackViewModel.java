package palimpsest.app.stack;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import palimpsest.app.session.FrameView;
import palimpsest.app.session.NextStep;
import palimpsest.app.session.Operand;
import palimpsest.app.session.Place;
import palimpsest.app.session.Session;
import palimpsest.app.session.Slot;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;

/** The call stack, and the locals, operands and globals of the chosen call. */
public final class StackViewModel {

    private final Consumer<Span> reveal;
    private final ReadOnlyObjectWrapper<List<FrameView>> frames =
            new ReadOnlyObjectWrapper<>(this, "frames", List.of());
    private final ReadOnlyObjectWrapper<List<Slot>> locals = new ReadOnlyObjectWrapper<>(this, "locals", List.of());
    private final ReadOnlyObjectWrapper<List<Operand>> operands =
            new ReadOnlyObjectWrapper<>(this, "operands", List.of());
    private final ReadOnlyObjectWrapper<List<Slot>> globals = new ReadOnlyObjectWrapper<>(this, "globals", List.of());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    /** Whether it is kept back what the next step will do, because somebody is about to foretell it. */
    public final BooleanProperty secretive = new SimpleBooleanProperty(this, "secretive");

    private final ReadOnlyObjectWrapper<Optional<NextStep>> next =
            new ReadOnlyObjectWrapper<>(this, "next", Optional.empty());
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen", 0);

    /** @param reveal shows a place in the source */
    public StackViewModel(Session session, Consumer<Span> reveal) {
        this.reveal = reveal;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Calls that are not finished, the innermost first. */
    public ReadOnlyObjectProperty<List<FrameView>> framesProperty() {
        return frames.getReadOnlyProperty();
    }

    /** Which of the calls is looked at, 0 for the innermost. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Locals of the chosen call, parameters first. */
    public ReadOnlyObjectProperty<List<Slot>> localsProperty() {
        return locals.getReadOnlyProperty();
    }

    /** The operand stack of the chosen call, its top last. */
    public ReadOnlyObjectProperty<List<Operand>> operandsProperty() {
        return operands.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Slot>> globalsProperty() {
        return globals.getReadOnlyProperty();
    }

    /** What to say where there are no operands to show. */
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** What the next step will do, when the module stands before one. */
    public ReadOnlyObjectProperty<Optional<NextStep>> nextProperty() {
        return next.getReadOnlyProperty();
    }

    /** Shows in the source what pushed an operand. */
    public void reveal(Operand operand) {
        operand.from().flatMap(Place::shown).ifPresent(reveal);
    }

    /** Looks at another call; the next stop looks at the innermost again. */
    public void choose(int frame) {
        if (frame >= 0 && frame < frames.get().size()) {
            chosen.set(frame);
            showFrame();
        }
    }

    private void show(Snapshot now) {
        globals.set(now.globals());
        next.set(now.next());
        if (now.frames() != frames.get()) {
            frames.set(now.frames());
            chosen.set(0);
        }
        showFrame();
        note.set(note(now.state()));
    }

    private void showFrame() {
        boolean inside = chosen.get() < frames.get().size();
        locals.set(inside ? frames.get().get(chosen.get()).locals() : List.of());
        operands.set(inside ? frames.get().get(chosen.get()).operands() : List.of());
    }

    private String note(State state) {
        if (state == State.RUNNING) {
            return Words.of("stack.running");
        }
        if (frames.get().isEmpty()) {
            return Words.of("stack.nothing");
        }
        return operands.get().isEmpty() ? Words.of("stack.empty") : "";
    }
}

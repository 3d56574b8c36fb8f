package palimpsest.app.recovery;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import palimpsest.app.words.Words;

/** What earlier windows have left, one after the other, and what becomes of it. */
public final class RecoveryViewModel {
    private final Deque<Leftover> waiting = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<String>> offer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Consumer<Leftover> restore;

    /** @param restore puts into the window what was left, and discards it once it is kept for this window */
    public RecoveryViewModel(Consumer<Leftover> restore) {
        this.restore = restore;
    }

    /** Offers what was left. */
    public void offer(List<Leftover> leftovers) {
        waiting.addAll(leftovers);
        show();
    }

    /** What is offered, in plain words; empty when nothing is. */
    ReadOnlyObjectProperty<Optional<String>> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Puts it into this window. */
    void restore() {
        Leftover first = waiting.removeFirst();
        show();
        restore.accept(first);
    }

    void discard() {
        waiting.removeFirst().discard();
        show();
    }

    /** Leaves it for another time; the rest, too. */
    public void later() {
        waiting.forEach(Leftover::close);
        waiting.clear();
        show();
    }

    private void show() {
        offer.set(Optional.ofNullable(waiting.peekFirst()).map(RecoveryViewModel::words));
    }

    private static String words(Leftover leftover) {
        Unsaved unsaved = leftover.unsaved();
        List<String> things = new ArrayList<>();
        unsaved.source().ifPresent(draft -> things.add(Words.of("recovery.source", draft.name())));
        unsaved.script().ifPresent(draft -> things.add(Words.of("recovery.script", draft.name())));
        unsaved.session().ifPresent(name -> things.add(Words.of("recovery.session", name)));
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(leftover.when());
        return Words.of("recovery.offer", String.join(", ", things), when);
    }
}

package palimpsest.app.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.session.HostView;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/**
 * The host's views as of the cursor, the elements of theirs that have changed since the last stop, and what of them is
 * drawn over the grid: those that were chosen, and the elements that the selected byte belongs to.
 */
public final class ViewsViewModel {

    /** So many are shown; of more, those with a name first. */
    static final int MOST = 60;

    static final int VALUES = 8;

    /** So many changed elements are shown. */
    static final int MOST_CHANGES = 12;

    /** Where nobody has chosen, so many are drawn. */
    private static final int DRAWN_UNASKED = 3;

    /** Elements of so many different places are drawn around the selected byte, the widest; a byte itself is selected anyway. */
    private static final int MOST_AT_SELECTION = 2;

    /** Whether the elements that the selected byte belongs to are drawn. */
    public final BooleanProperty elementsDrawn = new SimpleBooleanProperty(this, "elementsDrawn", true);

    private final Consumer<MemoryRange> goTo;
    private final ReadOnlyObjectWrapper<List<ViewCard>> cards = new ReadOnlyObjectWrapper<>(this, "cards", List.of());
    private final ReadOnlyObjectWrapper<List<ElementChange>> changes =
            new ReadOnlyObjectWrapper<>(this, "changes", List.of());
    /** What somebody has chosen to draw, or not to; it holds for the next run of the script too. */
    private final Map<Lasting, Boolean> chosen = new HashMap<>();

    private Snapshot shown = Snapshot.EMPTY;
    private boolean moreChanges;
    private int left;

    /** What a view has in common with its like in another run. */
    private record Lasting(Optional<String> name, String type, Optional<String> place) {
        static Lasting of(HostView view) {
            return new Lasting(view.name(), view.type(), view.place());
        }
    }

    /** @param goTo selects bytes in the grid */
    public ViewsViewModel(Session session, Consumer<MemoryRange> goTo) {
        this.goTo = goTo;
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Those with a name first, then the others, then what is detached; each in the order in which they were made. */
    ReadOnlyObjectProperty<List<ViewCard>> cardsProperty() {
        return cards.getReadOnlyProperty();
    }

    /** How many views there are that are not among the cards. */
    int left() {
        return left;
    }

    /** The elements, of all views, that have another value than at the last stop. */
    ReadOnlyObjectProperty<List<ElementChange>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Whether there are more changed elements than those. */
    boolean moreChanges() {
        return moreChanges;
    }

    /** Selects the bytes of a view, or of an element. */
    void select(MemoryRange range) {
        goTo.accept(range);
    }

    /** Draws a view over the grid, or no longer. */
    void draw(ViewCard card, boolean drawn) {
        chosen.put(Lasting.of(card.view()), drawn);
        show(shown);
    }

    // ---- Over the grid

    /** Is told whenever {@link #overlays} may give something else. */
    public void whenDrawn(Runnable heard) {
        cards.addListener(change -> heard.run());
        elementsDrawn.addListener(change -> heard.run());
    }

    /** What is drawn over a memory whose selected byte is at an address. */
    public List<Overlay> overlays(int memory, long selected) {
        List<Overlay> over = new ArrayList<>(chosenOverlays(memory));
        if (elementsDrawn.get()) {
            over.addAll(elements(memory, selected));
        }
        return over;
    }

    /** The views that are drawn over a memory, whatever is selected. */
    public List<Overlay> chosenOverlays(int memory) {
        List<Overlay> over = new ArrayList<>();
        for (ViewCard card : cards.get()) {
            MemoryRange range = card.range();
            if (card.drawn() && !card.detached() && range.memory() == memory && range.length() > 0) {
                over.add(new Overlay(
                        range.address(), range.length(), card.title() + ": " + card.type(), Overlay.Kind.VIEW, (int)
                                card.view().number()));
            }
        }
        return over;
    }

    /** Elements of the same bytes are one stretch with several names. */
    private List<Overlay> elements(int memory, long selected) {
        Map<MemoryRange, String> names = new LinkedHashMap<>();
        for (ViewCard card : cards.get()) {
            boolean named = card.view().name().isPresent() && !card.detached();
            Elements elements = new Elements(card.view());
            if (named && ElementType.of(card.type()).isPresent()) {
                elements.at(memory, selected)
                        .ifPresent(range -> names.merge(
                                range,
                                elements.label(selected),
                                (all, more) -> all.equals(more) ? all : all + ", " + more));
            }
        }
        return names.entrySet().stream()
                .filter(each -> each.getKey().length() > 1)
                .sorted(Comparator.comparing(each -> -each.getKey().length()))
                .limit(MOST_AT_SELECTION)
                .map(each -> new Overlay(
                        each.getKey().address(), each.getKey().length(), each.getValue(), Overlay.Kind.VIEW, (int)
                                each.getKey().length()))
                .toList();
    }

    // ---- What there is

    private void show(Snapshot now) {
        if (now.state() == State.RUNNING) {
            // What runs shows only the bytes that somebody looks at; a view is shown as it is at a stop.
            return;
        }
        shown = now;
        List<HostView> views = ordered(now);
        left = Math.max(0, views.size() - MOST);
        List<HostView> some = views.subList(0, views.size() - left);
        showChanges(now, some);
        cards.set(cards(now, some));
    }

    private List<ViewCard> cards(Snapshot now, List<HostView> views) {
        List<ViewCard> made = new ArrayList<>();
        int unasked = 0;
        for (HostView view : views) {
            boolean small = !view.detached()
                    && view.name().isPresent()
                    && view.range().length()
                            < now.memories().get(view.range().memory()).image().length();
            boolean drawn = chosen.getOrDefault(Lasting.of(view), small && unasked < DRAWN_UNASKED);
            if (drawn) {
                unasked++;
            }
            made.add(new ViewCard(view, new Elements(view).first(image(now, view), VALUES), drawn));
        }
        return made;
    }

    private void showChanges(Snapshot now, List<HostView> views) {
        List<ElementChange> all = new ArrayList<>();
        moreChanges = !now.changesComplete();
        for (HostView view : views) {
            if (!view.detached() && view.name().isPresent()) {
                List<ElementChange> some = new Elements(view).changed(now.changes(), image(now, view));
                moreChanges |= some.size() == Elements.MOST_CHANGES;
                some.stream().filter(each -> !all.contains(each)).forEach(all::add);
            }
        }
        moreChanges |= all.size() > MOST_CHANGES;
        changes.set(List.copyOf(all.subList(0, Math.min(MOST_CHANGES, all.size()))));
    }

    private static List<HostView> ordered(Snapshot now) {
        return now.views().stream()
                .sorted(Comparator.comparing(HostView::detached)
                        .thenComparing(view -> view.name().isEmpty()))
                .toList();
    }

    private static MemoryImage image(Snapshot now, HostView view) {
        MemoryInfo memory = now.memories().get(view.range().memory());
        return memory.image();
    }

    /** The name of a memory, where there are several. */
    Optional<String> memory(HostView view) {
        return shown.memories().size() > 1
                ? Optional.of(shown.memories().get(view.range().memory()).name())
                : Optional.empty();
    }
}

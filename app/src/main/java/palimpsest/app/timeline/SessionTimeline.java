package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import palimpsest.app.session.Bookmark;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.StopView;
import palimpsest.app.session.Time;

/** Joins a timeline to a session: pictures of the record one way, wishes the other. */
public final class SessionTimeline implements TimelineIntents {
    private static final int MOST_STOPS = 200;

    private final Session session;
    private final TimelineViewModel model = new TimelineViewModel(this);
    private final NearView near;
    /** Where breakpoints and watchpoints stopped, with words. */
    private final TreeMap<Long, String> stops = new TreeMap<>();

    private Snapshot shown = Snapshot.EMPTY;

    public SessionTimeline(Session session) {
        this.session = session;
        this.near = new NearView(session.queries(), this::publish);
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    public TimelineViewModel model() {
        return model;
    }

    /** Whether more will be known of what is visible in a moment. */
    public ReadOnlyBooleanProperty busyProperty() {
        return near.busyProperty();
    }

    // ---- From the session

    private void show(Snapshot now) {
        Time time = now.time();
        boolean another = now.instance() != shown.instance() || time.equals(Time.NONE);
        boolean cut = time.end() < shown.time().end();
        shown = now;
        if (another) {
            stops.clear();
        }
        stops.tailMap(time.end(), false).clear();
        now.stopped().filter(stop -> isStop(stop.kind())).ifPresent(stop -> {
            stops.put(time.cursor(), stop.words());
            if (stops.size() > MOST_STOPS) {
                stops.pollFirstEntry();
            }
        });
        if (another || cut) {
            near.forget();
        }
        near.allow(now.state() != State.RUNNING && now.busy().isEmpty(), time);
        publish();
    }

    private static boolean isStop(StopView.Kind kind) {
        return switch (kind) {
            case BREAKPOINT, WATCHPOINT, GROWTH, HOST_CALL -> true;
            default -> false;
        };
    }

    private void publish() {
        Time time = shown.time();
        if (time.start() == time.end()) {
            model.show(Picture.EMPTY);
            return;
        }
        model.show(new Picture(
                time.start(),
                time.cursor(),
                time.end(),
                Translation.overview(shown.overview(), time),
                near.details(),
                Translation.pages(shown),
                marks(),
                Translation.note(time)));
    }

    private List<Event> marks() {
        List<Event> marks = new ArrayList<>();
        for (Map.Entry<Long, String> stop : stops.entrySet()) {
            marks.add(new Event(stop.getKey(), EventKind.STOP, stop.getValue()));
        }
        for (Bookmark bookmark : shown.bookmarks()) {
            marks.add(new Event(bookmark.step(), EventKind.BOOKMARK, bookmark.name()));
        }
        marks.addAll(Translation.traps(shown, near.details()));
        marks.sort(Comparator.comparingLong(Event::step));
        return marks;
    }

    // ---- To the session

    @Override
    public void travelTo(long moment) {
        if (moment == shown.time().end()) {
            session.travelToEnd();
        } else {
            session.travelTo(moment);
        }
    }

    @Override
    public void stepBack() {
        session.stepBack();
    }

    @Override
    public void stepForward() {
        session.step();
    }

    @Override
    public void look(long from, long to) {
        near.look(from, to);
    }
}

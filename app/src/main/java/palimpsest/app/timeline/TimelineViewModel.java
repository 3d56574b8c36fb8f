package palimpsest.app.timeline;

import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import palimpsest.app.words.Words;

/** Which steps are visible, where the cursor is and where somebody drags it to. */
public final class TimelineViewModel {
    private static final double KEY_ZOOM = 2;

    private final TimelineIntents intents;
    private final ReadOnlyObjectWrapper<Picture> picture = new ReadOnlyObjectWrapper<>(this, "picture", Picture.EMPTY);
    private final ReadOnlyObjectWrapper<StepAxis> axis =
            new ReadOnlyObjectWrapper<>(this, "axis", StepAxis.all(0, 0, 1));
    private final ReadOnlyObjectWrapper<OptionalLong> target =
            new ReadOnlyObjectWrapper<>(this, "target", OptionalLong.empty());
    private final ReadOnlyObjectWrapper<OptionalLong> pointed =
            new ReadOnlyObjectWrapper<>(this, "pointed", OptionalLong.empty());
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(this, "words", Words.of("timeline.nothing"));
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);
    private final ReadOnlyBooleanWrapper showsAll = new ReadOnlyBooleanWrapper(this, "showsAll", true);

    /** Where the session was asked to go last, while it is not there yet. */
    private OptionalLong asked = OptionalLong.empty();

    public TimelineViewModel(TimelineIntents intents) {
        this.intents = intents;
    }

    ReadOnlyObjectProperty<Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    Picture picture() {
        return picture.get();
    }

    /** Which steps are where. */
    ReadOnlyObjectProperty<StepAxis> axisProperty() {
        return axis.getReadOnlyProperty();
    }

    StepAxis axis() {
        return axis.get();
    }

    /** Where the cursor is dragged to, while it is. */
    ReadOnlyObjectProperty<OptionalLong> targetProperty() {
        return target.getReadOnlyProperty();
    }

    /** The moment under the pointer, while it is over the timeline. */
    ReadOnlyObjectProperty<OptionalLong> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /** What lies under the pointer; otherwise what there is to know, or how to use it. */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Whether nothing has happened yet. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Whether all steps are visible, and stay so however many there will be. */
    public ReadOnlyBooleanProperty showsAllProperty() {
        return showsAll.getReadOnlyProperty();
    }

    /** Shows another moment of a session, or another session. */
    void show(Picture now) {
        Picture before = picture.get();
        boolean another = now.isEmpty() || now.end() < before.start() || before.isEmpty();
        picture.set(now);
        empty.set(now.isEmpty());
        if (another || showsAll.get()) {
            showsAll.set(true);
            move(StepAxis.all(now.start(), now.end(), axis.get().width()));
        } else {
            StepAxis held = axis.get().bounded(now.start(), now.end());
            boolean follow = now.cursor() != before.cursor() && target.get().isEmpty();
            move(follow ? held.revealing(now.cursor(), now.start(), now.end()) : held);
        }
        arrived(now.cursor());
    }

    // ---- Looking

    /** The axis is so many pixels long. */
    void resize(double pixels) {
        Picture now = picture.get();
        move(
                showsAll.get()
                        ? StepAxis.all(now.start(), now.end(), pixels)
                        : axis.get().resized(pixels, now.start(), now.end()));
    }

    /** Closer by a factor, or further away below 1, around a pixel. */
    void zoom(double x, double factor) {
        Picture now = picture.get();
        StepAxis wanted = axis.get().zoomed(x, factor, now.start(), now.end());
        showsAll.set(wanted.perPixel()
                >= StepAxis.all(now.start(), now.end(), wanted.width()).perPixel() * (1 - 1e-9));
        move(wanted);
    }

    /** Closer around the cursor, or around the middle where it is not visible. */
    public void closer() {
        zoom(middle(), KEY_ZOOM);
    }

    public void further() {
        zoom(middle(), 1 / KEY_ZOOM);
    }

    private double middle() {
        double cursor = axis.get().x(picture.get().cursor());
        double width = axis.get().width();
        return cursor >= 0 && cursor <= width ? cursor : width / 2;
    }

    /** So many pixels to the right. */
    void pan(double pixels) {
        Picture now = picture.get();
        move(axis.get().panned(pixels, now.start(), now.end()));
    }

    /** Pans by a part of what is visible; less than 0 is towards the start. */
    void panPart(double part) {
        pan(-part * axis.get().width());
    }

    /** Shows all steps, now and when there are more. */
    public void all() {
        Picture now = picture.get();
        showsAll.set(true);
        move(StepAxis.all(now.start(), now.end(), axis.get().width()));
    }

    /** Moves as far as is needed to see the cursor. */
    void revealCursor() {
        Picture now = picture.get();
        move(axis.get().revealing(now.cursor(), now.start(), now.end()));
    }

    /** Shows a call as large as possible. */
    void zoomTo(Span span) {
        Picture now = picture.get();
        showsAll.set(false);
        move(axis.get().showing(span.from(), span.to(), now.start(), now.end()));
    }

    /** The pointer is over something. */
    void point(double x, Hit hit) {
        if (!picture.get().isEmpty()) {
            pointed.set(OptionalLong.of(momentAt(x)));
            words.set(TimelineWords.of(hit, picture.get()));
        }
    }

    /** The pointer is somewhere else. */
    void pointAway() {
        pointed.set(OptionalLong.empty());
        words.set(usualWords());
    }

    /** What the timeline shows, for those who cannot see it. */
    String describe() {
        return TimelineWords.describe(picture.get(), axis.get());
    }

    private String usualWords() {
        Picture now = picture.get();
        if (now.isEmpty()) {
            return Words.of("timeline.nothing");
        }
        String detail = now.details(axis.get()).note();
        return !now.note().isEmpty() ? now.note() : detail.isEmpty() ? Words.of("timeline.hint") : detail;
    }

    private void move(StepAxis now) {
        axis.set(now);
        Picture shown = picture.get();
        if (!shown.isEmpty()) {
            intents.look(Math.max(shown.start(), now.firstVisible()), Math.min(shown.end(), now.lastVisible() + 1));
        }
        if (pointed.get().isEmpty()) {
            words.set(usualWords());
        }
    }

    // ---- Travelling

    /** Goes to where so many steps are done. */
    void travelTo(long moment) {
        Picture now = picture.get();
        if (!now.isEmpty()) {
            intents.travelTo(Math.max(now.start(), Math.min(now.end(), moment)));
        }
    }

    /** Goes to where something was clicked: of an event to where it has just happened, of several to the first. */
    void click(double x, Hit hit) {
        if (hit instanceof Hit.OnEvents events) {
            Cluster cluster = events.cluster();
            travelTo(cluster.kind().isMoment() ? cluster.first() : cluster.first() + 1);
        } else {
            travelTo(momentAt(x));
        }
    }

    void stepBack() {
        intents.stepBack();
    }

    void stepForward() {
        intents.stepForward();
    }

    void travelToStart() {
        travelTo(picture.get().start());
    }

    void travelToEnd() {
        travelTo(picture.get().end());
    }

    /**
     * The cursor is dragged to a pixel. The session gets one wish at a time, and the latest when that came true: so the
     * pointer is never far ahead of what is shown, and no wish waits that nobody has any more.
     */
    void drag(double x) {
        if (picture.get().isEmpty()) {
            return;
        }
        target.set(OptionalLong.of(momentAt(x)));
        words.set(TimelineWords.moment(momentAt(x), picture.get().start()));
        if (asked.isEmpty() && momentAt(x) != picture.get().cursor()) {
            ask();
        }
    }

    /** The drag is over: the cursor goes to where it was dragged. */
    void drop() {
        OptionalLong last =
                asked.isPresent() ? asked : OptionalLong.of(picture.get().cursor());
        if (target.get().isPresent() && !target.get().equals(last)) {
            ask();
        }
        target.set(OptionalLong.empty());
        asked = OptionalLong.empty();
    }

    private void ask() {
        asked = target.get();
        asked.ifPresent(intents::travelTo);
    }

    private void arrived(long cursor) {
        if (asked.isPresent() && asked.getAsLong() == cursor) {
            asked = OptionalLong.empty();
            if (target.get().isPresent() && target.get().getAsLong() != cursor) {
                ask();
            }
        }
    }

    private long momentAt(double x) {
        Picture now = picture.get();
        return Math.max(now.start(), Math.min(now.end(), axis.get().momentAt(x)));
    }
}

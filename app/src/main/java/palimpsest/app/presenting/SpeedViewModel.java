package palimpsest.app.presenting;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import palimpsest.app.session.Playing;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;

/** Steps that play by themselves: at which speed, which way, and whether they do. */
public final class SpeedViewModel {
    private final Session session;
    private final DoubleProperty speed;
    private final Runnable begin;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyBooleanWrapper canPlay = new ReadOnlyBooleanWrapper(this, "canPlay");
    private final ReadOnlyBooleanWrapper canPlayBack = new ReadOnlyBooleanWrapper(this, "canPlayBack");

    /**
     * @param speed in steps a second, or {@link Speed#FREE}
     * @param begin calls something where nothing is under way, and stops before its first instruction
     */
    public SpeedViewModel(Session session, DoubleProperty speed, ReadOnlyBooleanProperty canStep, Runnable begin) {
        this.session = session;
        this.speed = speed;
        this.begin = begin;
        speed.addListener((property, before, now) -> {
            if (playing.get()) {
                session.playAt(Math.min(Speed.MOST, now.doubleValue()));
            }
        });
        session.snapshotProperty().addListener((property, before, now) -> show(now, canStep.get()));
        canStep.addListener((property, before, now) -> show(session.snapshot(), now));
        show(session.snapshot(), canStep.get());
    }

    DoubleProperty speedProperty() {
        return speed;
    }

    /** Whether steps are made by themselves now. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Whether there is something to play, or something that plays and can be paused. */
    public ReadOnlyBooleanProperty canPlayProperty() {
        return canPlay.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canPlayBackProperty() {
        return canPlayBack.getReadOnlyProperty();
    }

    /** Plays forwards, or pauses. */
    public void play() {
        if (isUnderWay()) {
            session.pause();
            return;
        }
        Snapshot now = session.snapshot();
        if (now.state() != State.PAUSED && !now.time().hasFuture()) {
            begin.run();
        }
        if (speed.get() == Speed.FREE) {
            session.resume();
        } else {
            session.play(new Playing(speed.get(), false));
        }
    }

    /** Plays backwards, or pauses. */
    public void playBack() {
        if (isUnderWay()) {
            session.pause();
        } else if (speed.get() == Speed.FREE) {
            session.runBack();
        } else {
            session.play(new Playing(speed.get(), true));
        }
    }

    public void faster() {
        speed.set(Speed.faster(speed.get()));
    }

    public void slower() {
        speed.set(Speed.slower(speed.get()));
    }

    private boolean isUnderWay() {
        return playing.get() || session.snapshot().state() == State.RUNNING;
    }

    private void show(Snapshot now, boolean canStep) {
        Optional<Playing> how = now.playing();
        playing.set(how.isPresent());
        boolean running = now.state() == State.RUNNING;
        canPlay.set(how.isPresent() || running || canStep);
        canPlayBack.set(how.isPresent() || (!running && now.time().hasPast()));
    }
}

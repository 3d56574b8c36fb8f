package palimpsest.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import javafx.beans.value.ChangeListener;
import javafx.concurrent.ScheduledService;
import javafx.concurrent.Task;
import javafx.util.Duration;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.hostscript.Script;
import palimpsest.app.recovery.Draft;
import palimpsest.app.recovery.Leftover;
import palimpsest.app.recovery.RecoveryViewModel;
import palimpsest.app.recovery.Unsaved;
import palimpsest.app.recovery.Vault;
import palimpsest.app.script.ScriptViewModel;
import palimpsest.app.session.Bookmark;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.StopPointView;
import palimpsest.app.session.WatchView;
import palimpsest.app.words.Words;

/**
 * Keeps what was not saved every few seconds, in the background, so that neither a crash nor a kill takes it away; and puts
 * back what an earlier window has left.
 */
final class Safety {
    static final Duration EVERY = Duration.seconds(3);

    /** How often to look for what others have left: one that was killed may take a while to die. */
    private static final int LOOKS = 20;

    /** A copy of a long session takes long: it is made so seldom that it takes a small part of the time. */
    private static final int SHARE = 30;

    private final Session session;
    private final EditorViewModel editor;
    private final ScriptViewModel script;
    private final Saving saving;
    private final ExecutorService background;
    private final Notices notices;
    private final RecoveryViewModel model = new RecoveryViewModel(this::restore);
    private final ScheduledService<Boolean> clock = new Clock();
    private Optional<Vault> vault = Optional.empty();
    private int looks;

    /** What was put back, and is not kept for this window yet. */
    private final List<Leftover> taken = new ArrayList<>();

    private Optional<Moment> copied = Optional.empty();
    private boolean copying;
    private long copyAgainAt = System.nanoTime();
    private boolean told;

    /** What a copy of the session holds, as far as it is worth a new copy. */
    private record Moment(long instance, long end, List<Bookmark> bookmarks, List<String> watches, List<String> stops) {
        static Moment of(Snapshot now) {
            return new Moment(
                    now.instance(),
                    now.time().end(),
                    now.bookmarks(),
                    now.watches().stream().map(WatchView::text).toList(),
                    now.stopPoints().stream().map(Moment::words).toList());
        }

        private static String words(StopPointView point) {
            return point.at() + " " + point.enabled() + " " + point.condition();
        }
    }

    /** An animation would keep the window drawing frames while nothing happens. */
    private static final class Clock extends ScheduledService<Boolean> {
        @Override
        protected Task<Boolean> createTask() {
            return new Task<>() {
                @Override
                protected Boolean call() {
                    return true;
                }
            };
        }
    }

    Safety(
            Session session,
            EditorViewModel editor,
            ScriptViewModel script,
            Saving saving,
            ExecutorService background,
            Notices notices) {
        this.session = session;
        this.editor = editor;
        this.script = script;
        this.saving = saving;
        this.background = background;
        this.notices = notices;
        clock.setDelay(EVERY);
        clock.setPeriod(EVERY);
        clock.setOnSucceeded(done -> {
            if (!background.isShutdown()) {
                tick();
            }
        });
    }

    RecoveryViewModel model() {
        return model;
    }

    /** Begins to keep, in a folder of this window's own; and offers what other windows have left. */
    void begin(Path root) {
        vault = vault.or(() -> Optional.of(new Vault(root)));
        if (!clock.isRunning()) {
            clock.start();
        }
        looks = LOOKS;
        look();
    }

    private void tick() {
        keep();
        if (looks > 0) {
            look();
        }
    }

    private void look() {
        looks--;
        vault.ifPresent(open -> {
            Task<List<Leftover>> looking = new Task<>() {
                @Override
                protected List<Leftover> call() {
                    return open.leftovers();
                }
            };
            looking.setOnSucceeded(done -> {
                List<Leftover> found = looking.getValue();
                looks = found.isEmpty() ? looks : 0;
                model.offer(found);
            });
            background.execute(looking);
        });
    }

    /** The window is closed, and the person knows what is not saved: nothing is kept any more. */
    void end() {
        clock.cancel();
        model.later();
        taken.forEach(Leftover::discard);
        vault.ifPresent(Vault::close);
    }

    // ---- Keeping

    void keep() {
        vault.ifPresent(open -> {
            Snapshot now = session.snapshot();
            boolean worth = now.saved().unsaved() && now.program().isPresent();
            if (worth
                    && !copying
                    && now.state() != State.RUNNING
                    && now.busy().isEmpty()
                    && System.nanoTime() - copyAgainAt >= 0
                    && !copied.equals(Optional.of(Moment.of(now)))) {
                copy(open, now);
            }
            if (!worth) {
                copied = Optional.empty();
            }
            keep(open);
        });
    }

    private void keep(Vault open) {
        Unsaved unsaved = new Unsaved(
                saving.unsavedSource(),
                saving.unsavedScript(),
                copied.flatMap(held -> session.snapshot().program()).map(Program::name));
        boolean whole =
                unsaved.session().isPresent() || !session.snapshot().saved().unsaved();
        List<Leftover> safe = taken.stream()
                .filter(each -> whole || each.unsaved().session().isEmpty())
                .toList();
        taken.removeAll(safe);
        try {
            background.execute(() -> {
                write(open, unsaved);
                safe.forEach(Leftover::discard);
            });
        } catch (RejectedExecutionException closed) {
            clock.cancel();
        }
    }

    private static void write(Vault open, Unsaved unsaved) {
        try {
            open.keep(unsaved);
        } catch (IOException full) {
            // The clock runs on: it may work the next time.
            return;
        }
    }

    private void copy(Vault open, Snapshot now) {
        copying = true;
        Task<Optional<Path>> making = new Task<>() {
            @Override
            protected Optional<Path> call() throws IOException {
                return open.session();
            }
        };
        making.setOnSucceeded(made -> making.getValue().ifPresent(file -> copy(open, file, Moment.of(now))));
        making.setOnFailed(unwritable -> {
            // It stays at this: what cannot be kept is told once.
            if (!told) {
                told = true;
                notices.tell(Words.of("recovery.failed", String.valueOf(making.getException())));
            }
        });
        background.execute(making);
    }

    private void copy(Vault open, Path file, Moment moment) {
        long begun = System.nanoTime();
        session.copy(file, done -> {
            copying = false;
            long now = System.nanoTime();
            copyAgainAt = now + SHARE * (now - begun);
            if (done) {
                copied = Optional.of(moment);
                keep(open);
            }
        });
    }

    // ---- Putting back

    private void restore(Leftover leftover) {
        saving.leaving(false, () -> {
            Unsaved unsaved = leftover.unsaved();
            Optional<String> source = unsaved.source().map(Draft::name);
            if (unsaved.session().isPresent()) {
                read(leftover, unsaved.session().get());
            } else if (source.isPresent()) {
                Draft draft = unsaved.source().get();
                session.openText(draft.name(), draft.saved());
                session.instantiate();
                whenOpen(() -> putBack(leftover));
            } else {
                putBack(leftover);
            }
        });
    }

    private void read(Leftover leftover, String name) {
        Task<byte[]> reading = new Task<>() {
            @Override
            protected byte[] call() throws IOException {
                return Files.readAllBytes(leftover.session());
            }
        };
        reading.setOnSucceeded(done -> {
            session.restore(name, reading.getValue());
            whenOpen(() -> putBack(leftover));
        });
        reading.setOnFailed(wrong -> putBack(leftover));
        background.execute(reading);
    }

    /** Does something once another program is open than now. */
    private void whenOpen(Runnable action) {
        long before = opening(session.snapshot());
        session.snapshotProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(
                    javafx.beans.value.ObservableValue<? extends Snapshot> property, Snapshot old, Snapshot now) {
                if (opening(now) != before
                        && now.program().isPresent()
                        && now.busy().isEmpty()) {
                    session.snapshotProperty().removeListener(this);
                    action.run();
                }
            }
        });
    }

    private static long opening(Snapshot now) {
        return now.program().map(Program::opening).orElse(0L);
    }

    private void putBack(Leftover leftover) {
        Unsaved unsaved = leftover.unsaved();
        unsaved.source().ifPresent(draft -> {
            saving.belongsIn(draft.file());
            editor.restore(draft.saved(), draft.text());
        });
        unsaved.script()
                .ifPresent(draft -> script.restore(
                        new Script(draft.file().orElse(saving.folder().resolve(draft.name())), draft.text()),
                        draft.saved()));
        // From now on it is this window's, which must have kept it first.
        taken.add(leftover);
        keep();
    }
}

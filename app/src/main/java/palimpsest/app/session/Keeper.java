package palimpsest.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.hostscript.Script;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.record.RebuiltSession;
import palimpsest.engine.record.SavedExtra;
import palimpsest.engine.record.SavedMarks;
import palimpsest.engine.record.SessionCapture;
import palimpsest.engine.record.SessionFault;
import palimpsest.engine.record.SessionFile;
import palimpsest.engine.record.SessionRead;
import palimpsest.engine.record.SessionRecord;
import palimpsest.engine.record.SessionReplay;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;
import palimpsest.engine.valid.ValidModule;

/** Saves sessions in files, and brings them back. */
final class Keeper {

    private Optional<Path> file = Optional.empty();
    /** What was there when the session was saved, opened, or had nothing worth keeping. */
    private Optional<Kept> kept = Optional.empty();

    /** What a session consists of, as far as a change of it is worth saving. */
    private record Kept(
            long instance,
            long end,
            int actions,
            int cuts,
            List<Bookmark> bookmarks,
            List<WantedStop> stops,
            List<String> watches,
            LaidList.Kept structures) {}

    /** Something else is open. */
    void clear() {
        file = Optional.empty();
        kept = Optional.empty();
    }

    // ---- Saving

    /** Saves all that there is; why not, if it was not saved. */
    Optional<SessionFault> save(Path target, ValidModule module, Workbench bench, Progress progress) {
        Optional<SessionFault> fault = write(target, module, bench, progress);
        if (fault.isEmpty()) {
            keep(bench, Optional.of(target));
        }
        return fault;
    }

    /** Writes all that there is; why not, if it was not written. */
    Optional<SessionFault> write(Path target, ValidModule module, Workbench bench, Progress progress) {
        Timeline timeline =
                bench.execution().map(Execution::timeline).orElseGet(() -> new Timeline(new Machine(new Store())));
        List<SavedMarks.Bookmark> bookmarks = bench.bookmarks().all().stream()
                .map(each -> new SavedMarks.Bookmark(each.name(), each.step()))
                .toList();
        List<SavedExtra> extras = new ArrayList<>();
        bench.execution().ifPresent(current -> {
            extras.add(new SavedExtra(JournalCodec.NAME, JournalCodec.encode(current.journal())));
            extras.add(new SavedExtra(ViewCodec.NAME, ViewCodec.encode(current.views())));
        });
        bench.hosting()
                .script()
                .ifPresent(script -> extras.add(new SavedExtra(ScriptCodec.NAME, ScriptCodec.encode(script))));
        extras.add(
                new SavedExtra(StopsCodec.NAME, StopsCodec.encode(bench.stops().all())));
        extras.add(new SavedExtra(
                StructuresCodec.NAME, StructuresCodec.encode(bench.laid().kept())));
        SessionRead captured = SessionCapture.capture(
                target.getFileName().toString(),
                timeline,
                List.of(module),
                new SessionCapture.Marks(
                        bookmarks, bench.stops().points(), bench.watches().texts()),
                extras,
                progress.part(0, 0.5));
        Optional<SessionFault> fault = captured.fault();
        if (captured.session().isPresent()) {
            fault = SessionFile.write(target, captured.session().get(), progress.part(0.5, 1));
        }
        return fault;
    }

    // ---- Opening

    static boolean isSession(byte[] bytes) {
        return SessionFile.isSession(bytes);
    }

    /** A session, or why there is none. */
    static SessionReplay.Result open(String name, byte[] bytes, Progress progress) {
        SessionRead read = SessionFile.read(new BinarySource(name, bytes), progress.part(0, 0.2));
        if (read.session().isEmpty()) {
            return new SessionReplay.Result(Optional.empty(), read.fault());
        }
        return SessionReplay.replay(name, read.session().get(), TimelineLimits.USUAL, progress.part(0.2, 1));
    }

    /** The stops as they were asked for, if that was kept. */
    static Optional<List<WantedStop>> stops(RebuiltSession rebuilt) {
        return rebuilt.session().extra(StopsCodec.NAME).flatMap(extra -> StopsCodec.decode(extra.contents()));
    }

    /** The structures that were laid, if that was kept. */
    static Optional<LaidList.Kept> structures(RebuiltSession rebuilt) {
        return rebuilt.session().extra(StructuresCodec.NAME).flatMap(extra -> StructuresCodec.decode(extra.contents()));
    }

    /** The host script that was kept; its folder is taken to be the session's. */
    static Optional<Script> script(RebuiltSession rebuilt, Optional<Path> file) {
        Path folder = file.map(known -> known.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        return rebuilt.session().extra(ScriptCodec.NAME).flatMap(extra -> ScriptCodec.decode(extra.contents(), folder));
    }

    /** Puts the views that were kept into a log. */
    static void views(RebuiltSession rebuilt, ViewLog log) {
        rebuilt.session().extra(ViewCodec.NAME).ifPresent(extra -> ViewCodec.decode(extra.contents(), log));
    }

    /** The journal that was kept, or what is known without it. */
    static Journal journal(RebuiltSession rebuilt) {
        SessionRecord session = rebuilt.session();
        return session.extra(JournalCodec.NAME)
                .flatMap(extra -> JournalCodec.decode(extra.contents()))
                .orElseGet(() -> {
                    Journal journal = new Journal();
                    journal.instantiated(
                            session.actions().size() > 1
                                    ? session.actions().get(1).step()
                                    : session.end());
                    return journal;
                });
    }

    // ---- What is saved

    /** Now there is nothing that is not in the file. */
    void keep(Workbench bench, Optional<Path> inFile) {
        file = inFile.or(() -> file);
        kept = Optional.of(now(bench));
    }

    Saved saved(Workbench bench) {
        boolean worth = bench.execution().isPresent() || file.isPresent();
        return new Saved(file, worth && kept.filter(now(bench)::equals).isEmpty() && happened(bench));
    }

    /** Whether there is more than opening and instantiating. */
    private boolean happened(Workbench bench) {
        return file.isPresent()
                || !bench.bookmarks().all().isEmpty()
                || bench.execution()
                        .filter(current -> current.timeline().tape().size() > 1)
                        .isPresent();
    }

    private static Kept now(Workbench bench) {
        Optional<Execution> current = bench.execution();
        return new Kept(
                bench.instances(),
                current.map(each -> each.timeline().end()).orElse(0L),
                current.map(each -> each.timeline().tape().size()).orElse(0),
                current.map(Execution::cuts).orElse(0),
                bench.bookmarks().all(),
                bench.stops().all(),
                bench.watches().texts(),
                bench.laid().kept());
    }
}

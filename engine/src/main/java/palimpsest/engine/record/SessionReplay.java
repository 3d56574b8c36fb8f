package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.debug.StopPoint;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;
import palimpsest.engine.timeline.ToldAction;
import palimpsest.engine.valid.ValidModule;

/** Makes a session live again from its record, and makes sure that it is the very session. */
public final class SessionReplay {

    /** A session, or why there is none; then nothing is left of it. */
    public record Result(Optional<RebuiltSession> session, Optional<SessionFault> fault) {}

    private final String name;
    private final SessionRecord session;

    private SessionReplay(String name, SessionRecord session) {
        this.name = name;
        this.session = session;
    }

    /** Replays with stand-ins for the host's functions, which return zeros if they are called afterwards. */
    public static Result replay(String name, SessionRecord session, TimelineLimits limits, Progress progress) {
        return replay(name, session, Linker::standIn, limits, progress);
    }

    /**
     * Reads the modules, does again all that the host did, compares the state at the end with the one that was saved, and
     * puts the cursor where it was.
     *
     * @param name what faults call the session, usually the file name
     * @param functions makes the functions of the host
     * @param progress may end it
     */
    public static Result replay(
            String name, SessionRecord session, HostFunctions functions, TimelineLimits limits, Progress progress) {
        SessionReplay replay = new SessionReplay(name, session);
        try {
            return new Result(Optional.of(replay.run(functions, limits, progress)), Optional.empty());
        } catch (Refusal refusal) {
            return new Result(Optional.empty(), Optional.of(refusal.fault()));
        } catch (OutOfMemoryError e) {
            return new Result(
                    Optional.empty(),
                    Optional.of(SessionFault.of(
                            SessionFault.Kind.UNREADABLE, name, "Java has not enough memory for the session")));
        }
    }

    private RebuiltSession run(HostFunctions functions, TimelineLimits limits, Progress progress) {
        ResourceLimits usual = ResourceLimits.USUAL;
        if (session.limits().tableElements() > usual.tableElements()
                || session.limits().calls() > usual.calls()
                || session.limits().slots() > usual.slots()) {
            throw differs("it was allowed to take more than sessions are allowed to here");
        }
        List<ValidModule> modules = new ArrayList<>();
        for (SavedModule each : session.modules()) {
            modules.add(ModuleReader.read(name, each, usual.module()));
        }
        List<StopPoint> stops = session.marks().stops().stream()
                .map(stop -> StopPlaces.stop(name, stop, modules))
                .toList();
        Store store = new Store(session.limits());
        HostThings things = new HostThings(session, store, functions, this::differs);
        Machine machine = new Machine(store);
        Reenactment host = new Reenactment(machine, modules, things, this::differs);
        Timeline timeline = replay(machine, host, limits, progress.part(0, 0.9));
        Stage stage = Stage.opening(name, progress);
        String digest = StateDigest.of(machine.step(), store, things.instances(), stage.part(0.9, 1));
        if (!digest.equals(session.digest())) {
            throw differs("at its end, step " + session.end()
                    + ", the memories, globals or tables are not what they were when it was saved");
        }
        timeline.travelTo(session.cursor());
        return new RebuiltSession(session, timeline, modules, things.instances(), stops);
    }

    private Timeline replay(Machine machine, Reenactment host, TimelineLimits limits, Progress progress) {
        List<ToldAction> told = new ArrayList<>();
        for (SavedAction action : session.actions()) {
            told.add(new ToldAction(action.step(), at -> host.act(action.deed())));
        }
        machine.setOverseer(host);
        try {
            return Timeline.replayed(machine, limits, told, session.end(), progress)
                    .orElseThrow(() -> new Refusal(
                            SessionFault.of(SessionFault.Kind.CANCELLED, name, "the session was not opened")));
        } catch (IllegalStateException e) {
            throw differs(String.valueOf(e.getMessage()));
        }
    }

    private Refusal differs(String why) {
        return new Refusal(SessionFault.of(
                SessionFault.Kind.DIFFERS, name, "the session does not run as it did when it was saved: " + why));
    }
}

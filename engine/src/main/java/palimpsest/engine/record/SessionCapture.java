package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.debug.StopPoint;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.TapeEntry;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/** Makes a record of a session. */
public final class SessionCapture {

    private final String name;
    private final Timeline timeline;
    private final ModuleNumbers modules;
    private final Stage stage;

    private SessionCapture(String name, Timeline timeline, List<ValidModule> first, Stage stage) {
        this.name = name;
        this.stage = stage;
        this.timeline = timeline;
        this.modules = new ModuleNumbers(name);
        first.forEach(modules::number);
    }

    /**
     * What the user has marked, as the debugger has it.
     *
     * @param bookmarks those after the end are left out
     */
    public record Marks(List<SavedMarks.Bookmark> bookmarks, List<StopPoint> stops, List<String> watches) {

        /** No marks. */
        public static final Marks NONE = new Marks(List.of(), List.of(), List.of());

        public Marks {
            bookmarks = List.copyOf(bookmarks);
            stops = List.copyOf(stops);
            watches = List.copyOf(watches);
        }
    }

    /**
     * Makes a record of all that a timeline holds. The cursor goes to the end for it, and comes back.
     *
     * @param name what faults call the session
     * @param timeline of a machine that had done nothing before
     * @param modules those that the user opened, instantiated or not; further ones are added
     * @return the record, or what keeps it from being saved
     */
    public static SessionRead capture(
            String name, Timeline timeline, List<ValidModule> modules, Marks marks, List<SavedExtra> extras) {
        return capture(name, timeline, modules, marks, extras, Progress.NONE);
    }

    /** The same, while somebody follows and may end it. */
    public static SessionRead capture(
            String name,
            Timeline timeline,
            List<ValidModule> modules,
            Marks marks,
            List<SavedExtra> extras,
            Progress progress) {
        Stage stage = Stage.saving(name, progress);
        long cursor = timeline.cursor();
        timeline.travelToEnd();
        try {
            return SessionRead.of(new SessionCapture(name, timeline, modules, stage).record(cursor, marks, extras));
        } catch (Refusal refusal) {
            return SessionRead.refused(refusal.fault());
        } finally {
            timeline.travelTo(cursor);
        }
    }

    private SessionRecord record(long cursor, Marks marks, List<SavedExtra> extras) {
        if (timeline.start() != 0) {
            throw Numbers.notSavable(name, "its beginning is not known");
        }
        List<ModuleInstance> instances = timeline.instances(timeline.end());
        instances.forEach(instance -> modules.number(instance.module()));
        Numbers numbers = new Numbers(name, timeline, instances);
        List<SavedAction> actions = new ArrayList<>();
        WriteRun run = new WriteRun(actions);
        Deeds deeds = new Deeds(numbers, modules);
        int done = 0;
        for (TapeEntry entry : timeline.tape()) {
            stage.at(done, 0.5 * done++ / timeline.tape().size());
            run.add(new SavedAction(entry.step(), deeds.deed(entry.action())));
        }
        run.close();
        StopPlaces places = new StopPlaces(modules);
        List<SavedStop> stops = marks.stops().stream().map(places::saved).toList();
        List<SavedMarks.Bookmark> bookmarks = marks.bookmarks().stream()
                .filter(bookmark -> bookmark.step() <= timeline.end())
                .toList();
        return new SessionRecord(
                timeline.machine().store().limits(),
                modules.saved(),
                numbers.host(),
                actions,
                timeline.end(),
                cursor,
                StateDigest.of(timeline.machine().step(), timeline.machine().store(), instances, stage.part(0.5, 1)),
                new SavedMarks(bookmarks, stops, marks.watches()),
                extras);
    }
}

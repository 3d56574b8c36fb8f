package palimpsest.app.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the window shows, at one moment. Nothing in it ever changes.
 *
 * @param number counts the snapshots of a session
 * @param program what is open
 * @param instance counts the instances, 0 while there is none; another number means another instance
 * @param step how many steps there were before the cursor
 * @param memories in the order of their indices
 * @param exports the functions that can be called
 * @param standIns what was made because nobody gave it
 * @param results how calls had ended before the cursor, the newest last; the oldest are dropped
 * @param frames calls that are not finished, the innermost first; only when paused, waiting or trapped
 * @param globals in the order of their indices
 * @param here the next instruction when paused, the one that waits when waiting, the one that trapped when trapped
 * @param waiting what the module waits for, when it waits
 * @param trap why the last execution ended, when trapped
 * @param changes what was written since the last stop
 * @param changesComplete false when so much was written that {@code changes} has not all
 * @param reads what the host has read since the last stop
 * @param console the newest last; the oldest are dropped
 * @param history who wrote the selected byte, if one is selected
 * @param undo what undo would take back, in a few words, if there is something
 * @param redo what redo would do again
 * @param time the record, and where the cursor stands on it; all but the session's own lists is as it was at the cursor
 * @param next what the next step will do, when paused
 * @param stopped why it stands where it stands, when it does not run
 * @param stopPoints breakpoints and watchpoints, in the order of their numbers
 * @param watches the watched expressions with their values
 * @param structures what is laid over the memories, and where that is now
 * @param bookmarks in the order of their steps
 * @param overview the coarse picture of the record
 * @param question something to answer before it is done
 * @param busy long work that is under way; meanwhile all but the session's own lists stays as it was
 * @param saved what of the session is in a file
 * @param script the host script, if there is one
 * @param answers how the imported functions answer that nobody gave, by their full names
 * @param asked the call that waits for the person to answer
 * @param wasi what is to be told of a program that imports WASI
 * @param instances all that have been made in this session, in order
 * @param playing how steps are made by themselves now, if they are; between two of them it is a stop like any other
 * @param views the typed arrays and DataViews that the host script has over memories, oldest first
 */
public record Snapshot(
        long number,
        State state,
        Optional<Program> program,
        long instance,
        long step,
        List<MemoryInfo> memories,
        List<ExportedFunction> exports,
        List<StandIn> standIns,
        List<CallResult> results,
        List<FrameView> frames,
        List<Slot> globals,
        Optional<Place> here,
        Optional<WaitView> waiting,
        Optional<TrapView> trap,
        List<Change> changes,
        boolean changesComplete,
        List<MemoryRange> reads,
        List<ConsoleLine> console,
        Optional<ByteHistory> history,
        Optional<String> undo,
        Optional<String> redo,
        Time time,
        Optional<NextStep> next,
        Optional<StopView> stopped,
        List<StopPointView> stopPoints,
        List<WatchView> watches,
        StructuresView structures,
        List<Bookmark> bookmarks,
        Overview overview,
        Optional<Question> question,
        Optional<Busy> busy,
        Saved saved,
        Optional<ScriptView> script,
        Map<String, Answer> answers,
        Optional<AskedCall> asked,
        Optional<WasiView> wasi,
        List<InstanceView> instances,
        List<HostView> views,
        Optional<Playing> playing) {

    public static final Snapshot EMPTY = new Snapshot(
            0,
            State.EMPTY,
            Optional.empty(),
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Time.NONE,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            StructuresView.NOTHING,
            List.of(),
            Overview.NOTHING,
            Optional.empty(),
            Optional.empty(),
            Saved.NOTHING,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());

    public Snapshot {
        memories = List.copyOf(memories);
        exports = List.copyOf(exports);
        standIns = List.copyOf(standIns);
        results = List.copyOf(results);
        frames = List.copyOf(frames);
        globals = List.copyOf(globals);
        changes = List.copyOf(changes);
        reads = List.copyOf(reads);
        console = List.copyOf(console);
        stopPoints = List.copyOf(stopPoints);
        watches = List.copyOf(watches);
        bookmarks = List.copyOf(bookmarks);
        answers = Map.copyOf(answers);
        instances = List.copyOf(instances);
        views = List.copyOf(views);
    }

    /** Whether there is an instance to call. */
    public boolean instantiated() {
        return instance != 0;
    }
}

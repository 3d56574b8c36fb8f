package palimpsest.app.cli;

import java.util.List;
import palimpsest.app.files.FileFault;
import palimpsest.app.files.WriteLog;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.record.RebuiltSession;
import palimpsest.engine.record.SessionFault;
import palimpsest.engine.record.SessionFile;
import palimpsest.engine.record.SessionRead;
import palimpsest.engine.record.SessionReplay;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.timeline.TimelineLimits;

/** A saved session, lived through again and looked at as the options say. */
final class SessionRun {
    private final Terminal terminal;
    private final RunOptions options;

    SessionRun(Terminal terminal, RunOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    static boolean isSession(RunOptions options) {
        return options.file.toString().endsWith(SessionFile.ENDING);
    }

    int run() throws UserFault, FileFault {
        if (!options.invocations.isEmpty() || options.fuel.isPresent() || options.host.isPresent()) {
            throw UserFault.usage(
                    (options.fuel.isPresent() ? "--fuel" : options.host.isPresent() ? "--host" : "--invoke")
                            + ": a session is replayed as it was saved; open it in the window to go on from there");
        }
        Timeline timeline = timeline();
        long steps = timeline.end();
        Inspection.checkStep(options, steps);
        if (options.writes.isPresent()) {
            writeLog(timeline);
        }
        timeline.travelTo(options.at.map(step -> step + 1).orElse(steps));
        Store store = timeline.machine().store();
        Inspection inspection = new Inspection(
                options,
                store.memories().size(),
                index -> store.memories().get(index).memory());
        inspection.printDumps(terminal);
        for (MemoryPlace place : options.writers) {
            LinearMemory memory = inspection.memoryOf(place);
            List<PastWrite> writers =
                    timeline.writersOf(memory.index(), place.address()).all(Progress.NONE);
            if (writers.isEmpty()) {
                terminal.out().println(ByteWriters.NOBODY);
            }
            writers.forEach(writer -> terminal.out().println(ByteWriters.line(writer)));
        }
        if (options.dumps.isEmpty() && options.writers.isEmpty() && options.writes.isEmpty()) {
            terminal.out()
                    .println("replayed " + steps + (steps == 1 ? " step" : " steps") + ": the state is the saved one");
        }
        return ExitCode.SUCCESS;
    }

    private Timeline timeline() throws UserFault {
        String name = options.file.toString();
        SessionRead read = SessionFile.read(new BinarySource(name, InputFile.read(options.file)));
        if (read.session().isEmpty()) {
            throw refused(read.fault().orElseThrow());
        }
        SessionReplay.Result result =
                SessionReplay.replay(name, read.session().get(), TimelineLimits.USUAL, Progress.NONE);
        return result.session()
                .map(RebuiltSession::timeline)
                .orElseThrow(() -> refused(result.fault().orElseThrow()));
    }

    private static UserFault refused(SessionFault fault) {
        return new UserFault(fault.render());
    }

    private void writeLog(Timeline timeline) throws FileFault {
        try (WriteLog log = new WriteLog(options.writes.orElseThrow())) {
            timeline.writes(0, timeline.end(), log);
            log.commit();
        }
    }
}

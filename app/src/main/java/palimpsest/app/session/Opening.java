package palimpsest.app.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.files.FileFault;
import palimpsest.app.files.WriteLog;
import palimpsest.app.hostscript.Script;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.record.RebuiltSession;
import palimpsest.engine.record.SessionFault;
import palimpsest.engine.record.SessionReplay;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/** The intents about files: opening programs and sessions, and saving sessions. */
final class Opening {

    private final Workbench bench;
    private final Opener opener;

    Opening(Workbench bench, Opener opener) {
        this.bench = bench;
        this.opener = opener;
    }

    void open(Path file) {
        String name = file.getFileName().toString();
        List<byte[]> read = new ArrayList<>();
        bench.workingThrough(
                Words.of("session.reading", name),
                progress -> opener.read(file, progress).ifPresent(read::add));
        read.forEach(bytes -> {
            if (Script.is(file)) {
                openScript(new Script(file, new String(bytes, StandardCharsets.UTF_8)));
            } else {
                open(name, bytes, Optional.of(file));
            }
        });
    }

    /** Opens a script that makes its own instances. */
    void openScript(Script script) {
        closeProgram();
        bench.hosting().open(script);
    }

    /** Puts a script beside what is open. */
    void putScript(Path file) {
        opener.read(file, share -> true)
                .ifPresent(bytes -> bench.hosting().open(new Script(file, new String(bytes, StandardCharsets.UTF_8))));
    }

    /** A script has begun to make an instance. */
    void instantiated(Execution execution, ModuleInstance instance) {
        Opened now = bench.opened()
                .filter(before -> before.loaded().valid().equals(Optional.of(instance.module())))
                .orElseGet(() -> opener.loaded(instance.module(), beside()));
        execution.add(now, instance);
        bench.loaded(now);
        bench.stops().openMore(now);
        bench.stops().arm(Optional.of(execution));
        bench.publisher().stale();
    }

    /** Shows another instance that the script has made. */
    void choose(int index) {
        bench.execution()
                .filter(execution -> execution.choose(index))
                .flatMap(Execution::opened)
                .ifPresent(now -> {
                    bench.loaded(now);
                    bench.images().clear();
                    bench.stops().openMore(now);
                    bench.stops().arm(bench.execution());
                    bench.publisher().stale();
                });
    }

    /** Where a module of a script may be: its files are looked for there. */
    private Optional<Path> beside() {
        return bench.hosting().script().map(script -> script.file().resolveSibling("module.wasm"));
    }

    void open(String name, byte[] bytes, Optional<Path> file) {
        if (Keeper.isSession(bytes)) {
            openSession(name, bytes, file);
        } else {
            open(Wasm.load(name, bytes), file, file.isPresent());
        }
    }

    /** Makes a memory for an import; the instance that is made next has it. */
    void give(String memory, HostMemory made) {
        opener.give(memory, made);
    }

    void openText(String name, String text) {
        open(Wasm.loadText(name, text), Optional.empty(), true);
    }

    /** @param may whether it is the program that is open, opened again, if it has the same name; a lesson always begins afresh */
    private void open(Loaded loaded, Optional<Path> file, boolean may) {
        bench.dropExecution();
        bench.images().clear();
        boolean again = may
                && bench.opened()
                        .filter(before -> before.name().equals(loaded.source().name()))
                        .isPresent();
        bench.opened(Optional.of(opener.open(loaded, file)));
        bench.stops().open(bench.opened().get());
        if (!again) {
            bench.keeper().clear();
            bench.laid().clear();
            bench.hosting().forget();
            opener.forgetGiven();
        }
    }

    /** What was open stays if the file is no good. */
    private void openSession(String name, byte[] bytes, Optional<Path> file) {
        bench.working(Words.of("session.opening", name), progress -> {
            SessionReplay.Result result = Keeper.open(name, bytes, progress);
            result.fault().ifPresent(this::tell);
            result.session().ifPresent(rebuilt -> take(name, rebuilt, file));
        });
    }

    private void tell(SessionFault fault) {
        Kind kind = fault.kind() == SessionFault.Kind.CANCELLED ? Kind.NOTE : Kind.FAULT;
        fault.render().lines().forEach(line -> bench.say(kind, line));
    }

    private void take(String name, RebuiltSession rebuilt, Optional<Path> file) {
        closeProgram();
        Opened program = opener.open(rebuilt.modules().get(0), file);
        bench.opened(Optional.of(program));
        bench.stops().open(program);
        if (!rebuilt.instances().isEmpty()) {
            Execution execution = new Execution(rebuilt, Keeper.journal(rebuilt));
            Keeper.views(rebuilt, execution.views());
            rebuilt.instances().forEach(instance -> execution.add(of(instance.module(), program), instance));
            bench.take(execution);
        }
        bench.execution().ifPresent(bench.host()::restore);
        Keeper.script(rebuilt, file).ifPresent(script -> {
            bench.hosting().open(script);
            bench.execution().ifPresent(Execution::host);
        });
        bench.stops().restore(rebuilt.stops(), Keeper.stops(rebuilt));
        bench.watches().restore(rebuilt.session().marks().watches());
        Keeper.structures(rebuilt).ifPresent(bench.laid()::restore);
        rebuilt.session().marks().bookmarks().forEach(each -> bench.bookmarks().add(each.name(), each.step()));
        bench.keeper().keep(bench, file);
        bench.say(Kind.NOTE, Words.of("session.opened.session", name));
    }

    private Opened of(ValidModule module, Opened program) {
        return program.loaded().valid().equals(Optional.of(module)) ? program : opener.loaded(module, beside());
    }

    /** Whether it was saved; if not, the console says why. */
    boolean save(Path file) {
        Optional<ValidModule> module =
                bench.opened().flatMap(program -> program.loaded().valid());
        if (module.isEmpty()) {
            bench.say(
                    Kind.NOTE,
                    bench.opened().isEmpty() ? Words.of("session.nothing-to-save") : Words.of("session.save.faults"));
            return false;
        }
        List<SessionFault> faults = new ArrayList<>();
        bench.workingThrough(
                Words.of("session.saving", file.getFileName().toString()),
                progress ->
                        bench.keeper().save(file, module.get(), bench, progress).ifPresent(faults::add));
        faults.forEach(this::tell);
        if (faults.isEmpty()) {
            bench.say(Kind.NOTE, Words.of("session.saved.session", file.toString()));
        }
        return faults.isEmpty();
    }

    /** Whether a copy was written. */
    boolean copy(Path file) {
        Optional<ValidModule> module =
                bench.opened().flatMap(program -> program.loaded().valid());
        List<Boolean> written = new ArrayList<>();
        module.ifPresent(valid -> bench.working(
                Words.of("session.copying"),
                progress -> written.add(
                        bench.keeper().write(file, valid, bench, progress).isEmpty())));
        return written.contains(true);
    }

    void restore(String name, byte[] copy) {
        open(name, copy, Optional.empty());
        bench.keeper().clear();
    }

    void saveWrites(Path file, long from, long to) {
        if (bench.execution().isEmpty()) {
            bench.say(Kind.NOTE, Words.of("session.nothing-recorded"));
            return;
        }
        Timeline timeline = bench.execution().get().timeline();
        long first = Math.max(timeline.start(), Math.min(from, timeline.end()));
        long end = Math.max(first, Math.min(to, timeline.end()));
        bench.workingThrough(Words.of("session.saving", file.getFileName().toString()), progress -> {
            try (WriteLog log = new WriteLog(file)) {
                if (timeline.writes(first, end, log, progress)) {
                    log.commit();
                    bench.say(Kind.NOTE, Words.of("session.saved.writes", file.toString()));
                } else {
                    bench.say(Kind.NOTE, Words.of("session.not-saved.writes"));
                }
            } catch (FileFault wrong) {
                bench.say(Kind.FAULT, wrong.words());
            }
        });
    }

    void closeProgram() {
        bench.dropExecution();
        bench.opened(Optional.empty());
        bench.images().clear();
        bench.stops().clear();
        bench.watches().clear();
        bench.laid().clear();
        bench.keeper().clear();
        bench.hosting().forget();
    }
}

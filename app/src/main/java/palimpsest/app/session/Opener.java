package palimpsest.app.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.app.hostscript.ScriptPort.Stream;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.Loaded;
import palimpsest.engine.host.AssemblyScript;
import palimpsest.engine.host.WasiWorld;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.valid.ValidModule;

/** Opens programs and makes instances of them, and tells in the console what came of it. */
final class Opener {

    /** So much of a file is read before somebody may end it. */
    private static final int PORTION = 1 << 20;

    private final ConsoleLog console;
    private final Printed printed;
    private final WasiHost wasi;
    private final AnswerBook answers;
    /** The memories that a person has made for imports, by the imports' full names. */
    private final Map<String, HostMemory> memories = new HashMap<>();

    private long openings;

    Opener(ConsoleLog console, AnswerBook answers, Printed printed, WasiHost wasi) {
        this.console = console;
        this.printed = printed;
        this.wasi = wasi;
        this.answers = answers;
    }

    /** @param file where it was read from */
    Opened open(Loaded loaded, Optional<Path> file) {
        Opened program = Opened.of(++openings, loaded, file);
        program.program()
                .symbols()
                .symbols()
                .faults()
                .forEach(fault -> console.add(Kind.NOTE, Words.of("session.debug-information", program.name(), fault)));
        loaded.diagnostics().forEach(fault -> console.add(Kind.FAULT, fault.headline()));
        loaded.notes().forEach(note -> console.add(Kind.NOTE, program.name() + ": " + note));
        if (loaded.valid().isPresent()) {
            console.add(Kind.NOTE, Words.of("session.opened", program.name()));
        }
        return program;
    }

    /** What a person makes for an import from now on. */
    void give(String memory, HostMemory made) {
        memories.put(memory, made);
    }

    /** Takes over what a person has made. */
    void inherit(Opener left) {
        openings = left.openings;
        memories.putAll(left.memories);
    }

    /** Another program has other imports. */
    void forgetGiven() {
        memories.clear();
    }

    /**
     * The program of a session that came to life again, which is its first module.
     *
     * @param file that of the session
     */
    Opened open(ValidModule module, Optional<Path> file) {
        return open(loadedBefore(module), file);
    }

    /**
     * A module that a script has loaded.
     *
     * @param file beside which its program may be
     */
    Opened loaded(ValidModule module, Optional<Path> file) {
        return Opened.of(++openings, loadedBefore(module), file);
    }

    private static Loaded loadedBefore(ValidModule module) {
        return new Loaded(
                module.module().source(), Optional.of(module.module()), Optional.of(module), List.of(), List.of());
    }

    /** The bytes of a file; without them the console says why. */
    Optional<byte[]> read(Path file, Progress progress) {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Math.max(1, Files.size(file));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (progress.goesOn(Math.min(1, (double) bytes.size() / size))) {
                byte[] more = in.readNBytes(PORTION);
                if (more.length == 0) {
                    return Optional.of(bytes.toByteArray());
                }
                bytes.write(more);
            }
            console.add(
                    Kind.NOTE, Words.of("session.not-opened", file.getFileName().toString()));
            return Optional.empty();
        } catch (IOException | OutOfMemoryError problem) {
            console.add(
                    Kind.FAULT, Words.of("session.cannot-read", file.toString(), String.valueOf(problem.getMessage())));
            return Optional.empty();
        }
    }

    /** An execution that stands before its instantiation; without it the console says why. */
    Optional<Execution> instantiate(Opened opened) {
        if (opened.names().isEmpty() || opened.loaded().valid().isEmpty()) {
            console.add(Kind.NOTE, Words.of("session.correct-first"));
            return Optional.empty();
        }
        Store store = new Store();
        ValidModule module = opened.loaded().valid().get();
        Imports imports = new Imports();
        wasi.offer(imports, module, opened.name());
        new AssemblyScript(line -> printed.print(Stream.OUT, line + "\n"), WasiWorld.sameRandom())
                .offer(imports, module);
        List<StandIn> standIns = new ArrayList<>(answers.offer(imports, module));
        give(module, imports, store).forEach(standIns::add);
        Linked linked = Linker.linkOrMake(store, module, imports);
        if (!linked.faults().isEmpty()) {
            linked.faults().forEach(fault -> console.add(Kind.FAULT, fault.headline()));
            return Optional.empty();
        }
        linked.made().stream()
                .map(made -> StandIn.made(
                        made.module(),
                        made.name(),
                        made.external().kind(),
                        made.description(),
                        wanted(module, made.module() + "." + made.name())))
                .forEach(standIns::add);
        Map<String, Integer> order = new HashMap<>();
        module.module().imports().forEach(each -> order.putIfAbsent(each.module() + "." + each.name(), order.size()));
        standIns.sort(Comparator.comparing(each -> order.getOrDefault(each.fullName(), 0)));
        Execution begun = new Execution(opened, module, store, linked, standIns);
        begun.standIns().forEach(standIn -> console.add(Kind.NOTE, standIn.text()));
        console.add(Kind.INTENT, Words.of("session.instantiate", opened.name()));
        return Optional.of(begun);
    }

    private List<StandIn> give(ValidModule module, Imports imports, Store store) {
        List<StandIn> given = new ArrayList<>();
        for (Import each : module.module().imports()) {
            HostMemory chosen = memories.get(each.module() + "." + each.name());
            if (chosen != null && each.type() instanceof ExternalType.Memory memory) {
                MemoryType type = chosen.type(memory.type());
                imports.define(each.module(), each.name(), store.newMemory(type));
                given.add(StandIn.given(each.module(), each.name(), memory.type(), type));
            }
        }
        return given;
    }

    /** The type of a memory that a module imports. */
    private static Optional<MemoryType> wanted(ValidModule module, String name) {
        return module.module().imports().stream()
                .filter(each -> (each.module() + "." + each.name()).equals(name))
                .map(Import::type)
                .filter(ExternalType.Memory.class::isInstance)
                .map(type -> ((ExternalType.Memory) type).type())
                .findFirst();
    }

    /** Why an instance could not even begin to be made. */
    TrapView refused(TrapException refusal) {
        TrapView view =
                new TrapView(refusal.text(), Explanation.of(refusal.text()), Optional.empty(), Optional.empty());
        console.add(Kind.FAULT, view.message());
        return view;
    }
}

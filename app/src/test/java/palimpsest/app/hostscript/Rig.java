package palimpsest.app.hostscript;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteListener;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.timeline.Timeline;

/**
 * A script on a machine that is recorded. Modules are given as text; the script finds their binaries in variables. All
 * that it logs, writes and reads is kept.
 */
final class Rig implements AutoCloseable {

    private static final Path FILE = Path.of("host.js");

    private final Kept kept = new Kept();
    final Machine machine = kept.machine;
    final Timeline timeline = new Timeline(machine);
    final StringBuilder printed = kept.out;
    final List<String> reads = kept.reads;
    final List<ModuleInstance> instances = kept.instances;
    private final Map<String, byte[]> modules = new LinkedHashMap<>();
    private final HostScripts scripts;
    private ScriptRun run;

    Rig(HostScripts scripts) {
        this.scripts = scripts;
        this.run = open(FILE, "");
    }

    /** From now on scripts have a variable with the binary of a module. */
    Rig module(String variable, String text) {
        Loaded loaded = Wasm.loadText(variable + ".wat", text);
        byte[] bytes = Wasm.assemble(loaded.module().orElseThrow());
        if (loaded.valid().isEmpty()) {
            throw new IllegalArgumentException(loaded.diagnostics().get(0).render());
        }
        return bytes(variable, bytes);
    }

    /** From now on scripts have a variable with these bytes. */
    Rig bytes(String variable, byte[] bytes) {
        modules.put(variable, bytes);
        return this;
    }

    private ScriptRun open(Path file, String text) {
        return scripts.open(new Script(file, text), kept, ScriptLimits.USUAL);
    }

    /** Runs the script of a file, as it is. */
    ScriptResult run(Path file, String text) {
        run.close();
        run = open(file, text);
        return run.run();
    }

    /** Runs a script, {@code host.js}, whose lines are numbered from 1. {@code log} prints its arguments joined by blanks. */
    ScriptResult run(String text) {
        run.close();
        String binaries = modules.entrySet().stream()
                .map(each -> "const " + each.getKey() + " = new Uint8Array([" + list(each.getValue()) + "]);")
                .collect(Collectors.joining());
        run = open(FILE, "function log(...all) { console.log(all.map(String).join(' ')); }" + binaries + text);
        return run.run();
    }

    private static String list(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> String.valueOf(bytes[i] & 0xff))
                .collect(Collectors.joining(","));
    }

    /** What the script has logged, a line each. */
    List<String> logged() {
        return printed.length() == 0 ? List.of() : List.of(printed.toString().split("\n"));
    }

    /** Stops the script, from another thread, after so many milliseconds. */
    void stopAfter(long milliseconds) {
        ScriptRun running = run;
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS).execute(() -> running.stop("enough"));
    }

    /** What a line gives. */
    ScriptResult evaluate(String line) {
        return run.evaluate(line);
    }

    List<BufferView> views() {
        return run.views();
    }

    /**
     * All writes, in order: {@code host.js:3 0: 00 -> 0f}, or {@code module 0: 00 -> 0f}, and growths: {@code host.js:4
     * pages 1 -> 2}.
     */
    List<String> writes() {
        List<String> all = new ArrayList<>();
        timeline.writes(timeline.start(), timeline.end(), WriteListener.events(event -> {
            if (event instanceof WriteEvent.Written written) {
                all.add(place(event) + " " + written.address() + ": "
                        + written.before().hex() + " -> " + written.after().hex());
            } else if (event instanceof WriteEvent.Grown grown) {
                all.add(place(event) + " pages " + grown.pagesBefore() + " -> " + grown.pagesAfter());
            }
        }));
        return all;
    }

    private static String place(WriteEvent event) {
        return event.site().hostPlace().isEmpty() ? "module" : event.site().hostPlace();
    }

    byte[] memory(int index) {
        MemoryInstance memory = machine.store().memories().get(index);
        byte[] bytes = new byte[(int) memory.memory().length()];
        memory.memory().read(0, bytes, 0, bytes.length);
        return bytes;
    }

    String text(long address, int count) {
        byte[] bytes = new byte[count];
        machine.store().memories().get(0).memory().read(address, bytes, 0, count);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        run.close();
    }
}

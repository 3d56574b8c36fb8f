package palimpsest.engine.bench;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.host.Wasi;
import palimpsest.engine.host.WasiClock;
import palimpsest.engine.host.WasiWorld;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/**
 * A program made by a C compiler for WASI that counts the lines, words and bytes of a long text and hashes it. It
 * ends with its input, so each sample is a new instance: what it takes until the code is warm is counted too.
 */
final class WordCount {
    private static final int WARM_UPS = 1;
    private static final int SAMPLES = 3;

    private final byte[] wasm;
    private final long length;
    private final String answer;

    /** Steps of the last run here. */
    private long steps;

    private WordCount(byte[] wasm, long length) {
        this.wasm = wasm;
        this.length = length;
        this.answer = new Text(length).count();
    }

    /** Runs on all engines, if the program is there. */
    static void print(int mebibytes) {
        String data = System.getProperty("palimpsest.testdata", "");
        Path file = Path.of(data, "modules", "wasi", "wc.wasm");
        if (data.isEmpty() || !Files.isRegularFile(file)) {
            System.out.println("wc.wasm is not there; the property palimpsest.testdata says where it lies.");
            return;
        }
        try {
            new WordCount(Files.readAllBytes(file), (long) mebibytes << 20).print();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print() {
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "wc.wasm on %d MiB of text: nanoseconds of processor time an instruction, in a new instance each"
                        + " time.%n",
                length >> 20);
        for (Tier tier : List.of(Tier.EXACT, Tier.FAST, Tier.HOT)) {
            for (boolean timeline : new boolean[] {false, true}) {
                row(
                        "Palimpsest " + tier.name().toLowerCase(Locale.ROOT) + (timeline ? ", timeline" : ""),
                        () -> palimpsest(tier, timeline));
            }
        }
        row("Endive interpreter", this::endive);
        row("Chicory compiler", this::chicory);
        if (Node.find().isPresent()) {
            row("V8 (node)", this::node);
        }
        System.out.println(steps + " instructions");
    }

    private void row(String name, Supplier<Double> sample) {
        double[] times = new double[SAMPLES];
        for (int i = -WARM_UPS; i < SAMPLES; i++) {
            times[Math.max(i, 0)] = sample.get() / steps;
        }
        Arrays.sort(times);
        double spread = times[SAMPLES / 2] / times[0] - 1;
        System.out.printf(
                Locale.ROOT, "%-28s%14s%n", name, String.format(Locale.ROOT, "%.2f +%.0f%%", times[0], 100 * spread));
    }

    private static double nanosOf(Runnable run) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        run.run();
        return clock.getCurrentThreadCpuTime() - start;
    }

    private void check(ByteArrayOutputStream output) {
        check(output.toString(StandardCharsets.UTF_8));
    }

    private void check(String output) {
        if (!output.strip().equals(answer)) {
            throw new IllegalStateException("counted " + output.strip() + ", not " + answer);
        }
    }

    // ---- Engines

    private double palimpsest(Tier tier, boolean timeline) {
        ValidModule module = Wasm.load("wc.wasm", wasm).valid().orElseThrow();
        Machine machine = new Machine(new Store());
        machine.setFastest(tier);
        if (timeline) {
            new Timeline(machine);
        }
        Text text = new Text(length);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Imports imports = new Wasi(new WasiWorld(
                        List.of("wc"),
                        Map.of(),
                        Map.of(),
                        false,
                        text::read,
                        output::writeBytes,
                        output::writeBytes,
                        WasiClock.virtual(0),
                        WasiWorld.sameRandom()))
                .offer(new Imports());
        ModuleInstance instance =
                machine.instantiate("wc", module, Linker.link(module, imports).externals());
        machine.finish();
        double nanos = nanosOf(() -> machine.call(instance.function("_start").orElseThrow(), List.of()));
        check(output);
        steps = machine.step();
        return nanos;
    }

    private double endive() {
        SmallWasi files = new SmallWasi(new Text(length));
        var imports = run.endive.runtime.ImportValues.builder();
        for (String name : SmallWasi.NAMES) {
            imports.addFunction(new run.endive.runtime.HostFunction(
                    Wasi.PREVIEW_1,
                    name,
                    run.endive.wasm.types.FunctionType.of(
                            SmallWasi.parameters(
                                    name, run.endive.wasm.types.ValType.I32, run.endive.wasm.types.ValType.I64),
                            List.of(run.endive.wasm.types.ValType.I32)),
                    (instance, arguments) -> {
                        var memory = instance.memory();
                        return new long[] {
                            files.call(
                                    name,
                                    arguments,
                                    memory::readInt,
                                    memory::writeI32,
                                    memory::readBytes,
                                    memory::write)
                        };
                    }));
        }
        var instance = run.endive.runtime.Instance.builder(run.endive.wasm.Parser.parse(wasm))
                .withImportValues(imports.build())
                .withStart(false)
                .build();
        double nanos = nanosOf(() -> instance.export("_start").apply());
        check(files.output);
        return nanos;
    }

    private double chicory() {
        SmallWasi files = new SmallWasi(new Text(length));
        var imports = com.dylibso.chicory.runtime.ImportValues.builder();
        for (String name : SmallWasi.NAMES) {
            imports.addFunction(new com.dylibso.chicory.runtime.HostFunction(
                    Wasi.PREVIEW_1,
                    name,
                    com.dylibso.chicory.wasm.types.FunctionType.of(
                            SmallWasi.parameters(
                                    name,
                                    com.dylibso.chicory.wasm.types.ValType.I32,
                                    com.dylibso.chicory.wasm.types.ValType.I64),
                            List.of(com.dylibso.chicory.wasm.types.ValType.I32)),
                    (instance, arguments) -> {
                        var memory = instance.memory();
                        return new long[] {
                            files.call(
                                    name,
                                    arguments,
                                    memory::readInt,
                                    memory::writeI32,
                                    memory::readBytes,
                                    memory::write)
                        };
                    }));
        }
        var module = com.dylibso.chicory.wasm.Parser.parse(wasm);
        var instance = com.dylibso.chicory.runtime.Instance.builder(module)
                .withMachineFactory(MachineFactoryCompiler.compile(module))
                .withImportValues(imports.build())
                .withStart(false)
                .build();
        double nanos = nanosOf(() -> instance.export("_start").apply());
        check(files.output);
        return nanos;
    }

    private double node() {
        try {
            Path script = Files.createTempFile("wc", ".mjs");
            Path module = Files.createTempFile("wc", ".wasm");
            script.toFile().deleteOnExit();
            module.toFile().deleteOnExit();
            Files.writeString(script, SCRIPT);
            Files.write(module, wasm);
            Process process = new ProcessBuilder(
                            "node", script.toString(), module.toString(), String.valueOf(length), Text.WORDS)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
                List<String> lines = new ArrayList<>(answers.lines().toList());
                check(lines.get(0));
                return Double.parseDouble(lines.get(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String SCRIPT = """
        const [file, length, words] = process.argv.slice(2);
        const text = new TextEncoder().encode(words.repeat(1024));
        let at = 0, output = '', memory;
        const view = () => new DataView(memory.buffer);
        const bytes = (iov) => new Uint8Array(memory.buffer, view().getUint32(iov, true), view().getUint32(iov + 4, true));
        const wasi = {
          fd_close: () => 0,
          fd_fdstat_get: () => 0,
          fd_seek: () => 70,
          fd_read(fd, iovs, count, read) {
            let sum = 0;
            for (let i = 0; i < count; i++) {
              const into = bytes(iovs + 8 * i);
              const from = at % text.length;
              const size = Math.min(into.length, text.length - from, Number(length) - at);
              into.set(text.subarray(from, from + size));
              at += size;
              sum += size;
              if (size < into.length) break;
            }
            view().setUint32(read, sum, true);
            return 0;
          },
          fd_write(fd, iovs, count, written) {
            let sum = 0;
            for (let i = 0; i < count; i++) {
              output += new TextDecoder().decode(bytes(iovs + 8 * i).slice());
              sum += bytes(iovs + 8 * i).length;
            }
            view().setUint32(written, sum, true);
            return 0;
          },
        };
        const { readFileSync } = await import('node:fs');
        const { instance } = await WebAssembly.instantiate(readFileSync(file), { wasi_snapshot_preview1: wasi });
        memory = instance.exports.memory;
        const start = process.cpuUsage();
        instance.exports._start();
        const { user, system } = process.cpuUsage(start);
        console.log(output.trim());
        console.log((user + system) * 1e3);
        """;
}

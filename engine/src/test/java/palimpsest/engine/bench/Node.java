package palimpsest.engine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** V8, in a process of its own, if {@code node} is on the path. */
final class Node implements Contender {

    private static final String SCRIPT = """
            const [file, once, warmUp, sample] = process.argv.slice(2);
            const { instance } = await WebAssembly.instantiate((await import('node:fs')).readFileSync(file));
            const run = instance.exports.run;
            if (run(1) !== Number(once)) throw new Error('a wrong result');
            const begin = performance.now();
            let rounds = 1, wanted = 1;
            while (performance.now() - begin < Number(warmUp)) {
              const start = performance.now();
              run(rounds);
              const perRound = (performance.now() - start) / rounds;
              wanted = Math.max(1, Math.min(1e9, Math.floor(Number(sample) / Math.max(perRound, 1e-9))));
              rounds = Math.min(wanted, rounds * 4);
            }
            for await (const line of (await import('node:readline')).createInterface({ input: process.stdin })) {
              const start = process.cpuUsage();
              run(wanted);
              const { user, system } = process.cpuUsage(start);
              console.log(String((user + system) * 1e3 / wanted));
            }
            """;

    private final Path script;

    private Node(Path script) {
        this.script = script;
    }

    /** V8, if it is there. */
    static Optional<Contender> find() {
        try {
            new ProcessBuilder("node", "--version").start().waitFor();
            Path script = Files.createTempFile("bench", ".mjs");
            script.toFile().deleteOnExit();
            Files.writeString(script, SCRIPT);
            return Optional.of(new Node(script));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "V8 (node)";
    }

    @Override
    public Samples warm(Program program, Effort effort) {
        try {
            Path file = Files.createTempFile(program.name(), ".wasm");
            file.toFile().deleteOnExit();
            Files.write(file, program.binary());
            Process process = new ProcessBuilder(
                            "node",
                            script.toString(),
                            file.toString(),
                            String.valueOf(program.once()),
                            String.valueOf(effort.warmUpMillis()),
                            String.valueOf(effort.sampleMillis()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
            Writer questions = process.outputWriter(StandardCharsets.UTF_8);
            return () -> sample(questions, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double sample(Writer questions, BufferedReader answers) {
        try {
            questions.write("again\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("node has ended");
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

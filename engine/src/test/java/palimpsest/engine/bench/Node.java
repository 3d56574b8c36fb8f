package palimpsest.engine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** V8, in a process of its own, if {@code node} is on the path. */
final class Node implements Contender, RealContender {

    /** Whether it is there. */
    static boolean found() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
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
            return start(
                    "rounds.mjs",
                    file,
                    List.of(
                            String.valueOf(program.once()),
                            String.valueOf(effort.warmUpMillis()),
                            String.valueOf(effort.sampleMillis())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Samples load(RealProgram program) throws IOException {
        return start(program.script(), program.file(), program.arguments());
    }

    private static Samples start(String name, Path module, List<String> arguments) throws IOException {
        Path script = Files.createTempFile("bench", ".mjs");
        script.toFile().deleteOnExit();
        try (InputStream in = Objects.requireNonNull(Node.class.getResourceAsStream("/bench/" + name), name)) {
            Files.write(script, in.readAllBytes());
        }
        List<String> command = new ArrayList<>(List.of("node", script.toString(), module.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        Writer questions = process.outputWriter(StandardCharsets.UTF_8);
        return () -> sample(questions, answers);
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

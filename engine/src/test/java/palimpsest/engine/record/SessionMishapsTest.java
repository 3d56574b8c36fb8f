package palimpsest.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.engine.source.BinarySource;

/** Whatever happens while a session is saved, its file holds the old one or the new one. */
@Timeout(120)
final class SessionMishapsTest {

    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static Process process(List<String> before, Path file, int times, int mebibytes) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                SessionWriter.class.getName(),
                file.toString(),
                String.valueOf(times),
                String.valueOf(mebibytes)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void whoeverEndsSavingKeepsTheOldFile() throws IOException {
        Path file = folder.resolve("lesson.palimpsest");
        Files.writeString(file, "old");
        SessionRecord record = SessionWriter.large(1, 4);
        List<Double> told = new ArrayList<>();
        assertEquals(Optional.empty(), SessionFile.write(folder.resolve("other"), record, share -> told.add(share)));
        assertTrue(told.size() > 4, told::toString);
        assertEquals(told.stream().sorted().toList(), told, "it only goes on");
        for (double end : told) {
            SessionFault fault =
                    SessionFile.write(file, record, share -> share < end).orElseThrow();
            assertEquals(SessionFault.Kind.CANCELLED, fault.kind());
            assertEquals("lesson.palimpsest: the session was not saved", fault.headline());
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("lesson.palimpsest", "other"), names());
    }

    @Test
    void whoeverEndsOpeningGetsNoSession() {
        byte[] bytes = SessionFile.encode(Episodes.everything().record());
        SessionFault fault = SessionFile.read(new BinarySource("x.palimpsest", bytes), share -> false)
                .fault()
                .orElseThrow();
        assertEquals("x.palimpsest: the session was not opened", fault.headline());
    }

    /** A process that may only write small files stands for a disk that has no room for large ones. */
    @Test
    void aFullDiskKeepsTheOldFile() throws IOException, InterruptedException {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "there is no /bin/sh here to limit the size of files");
        Path file = folder.resolve("lesson.palimpsest");
        Files.writeString(file, "old");
        // 512 or 1024 bytes each, depending on the shell.
        List<String> limited = List.of(shell.toString(), "-c", "ulimit -f 4096 && exec \"$@\"", "sh");
        Process process = process(limited, file, 1, 8);
        String told = output(process).readLine();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertTrue(told.startsWith("lesson.palimpsest: the session cannot be written: "), told);
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("lesson.palimpsest"), names());
    }

    @Test
    void aProcessThatIsKilledLeavesTheOldFileOrTheNewOne() throws IOException, InterruptedException {
        Path file = folder.resolve("lesson.palimpsest");
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 5; round++) {
            Process process = process(List.of(), file, Integer.MAX_VALUE, 4);
            assertEquals("saved", output(process).readLine());
            Thread.sleep(random.nextInt(200));
            process.destroyForcibly();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            SessionRead read = SessionFile.read(file);
            assertTrue(read.session().isPresent(), () -> read.fault().toString());
        }
        for (String name : names()) {
            // What lies there for long is nobody's any more.
            Files.setLastModifiedTime(
                    folder.resolve(name), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        assertEquals(Optional.empty(), SessionFile.write(file, SessionWriter.large(1, 1)));
        assertEquals(List.of("lesson.palimpsest"), names());
    }

    @Test
    void whatAnotherProcessIsWritingIsLeftAlone() throws IOException {
        Path file = folder.resolve("lesson.palimpsest");
        Path fresh = Files.writeString(folder.resolve(".lesson.palimpsest.fffffffff-1.tmp"), "half");
        Path alive = Files.writeString(folder.resolve(Leftovers.name(file)), "half");
        Path other = Files.writeString(folder.resolve(".another.palimpsest.fffffffff-1.tmp"), "half");
        for (Path old : List.of(alive, other)) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        }
        assertEquals(Optional.empty(), SessionFile.write(file, SessionWriter.large(1, 1)));
        assertTrue(Files.exists(fresh) && Files.exists(alive) && Files.exists(other));
    }
}

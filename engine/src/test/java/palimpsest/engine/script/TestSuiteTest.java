package palimpsest.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.source.TextSource;

/** Runs every script of the official test suite. */
class TestSuiteTest {

    @TestFactory
    Stream<DynamicTest> everyAssertionHolds() throws IOException {
        Path suite = TestData.path("testsuite");
        List<Path> scripts;
        try (Stream<Path> files = Files.walk(suite)) {
            scripts = files.filter(file -> file.toString().endsWith(".wast"))
                    .sorted()
                    .toList();
        }
        return scripts.stream()
                .map(script -> dynamicTest(suite.relativize(script).toString(), () -> assertHolds(script)));
    }

    private static void assertHolds(Path script) {
        try {
            ScriptReport report =
                    ScriptRunner.run(new TextSource(script.getFileName().toString(), Files.readString(script)));
            assertEquals("", String.join("\n", report.failures()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

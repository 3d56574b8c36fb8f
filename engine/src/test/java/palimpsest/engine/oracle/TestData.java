package palimpsest.engine.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds test data that the project does not carry. */
public final class TestData {

    private TestData() {}

    /** Whether a file or folder of the test data is there, for tests that do with less. */
    public static boolean isThere(String relative) {
        String root = System.getProperty("palimpsest.testdata", "");
        return !root.isEmpty() && Files.exists(Path.of(root).resolve(relative));
    }

    /** A file or folder of the test data; the test is skipped where it is not there. */
    public static Path path(String relative) {
        String root = System.getProperty("palimpsest.testdata", "");
        assumeTrue(!root.isEmpty(), "no test data: set the property palimpsest.testdata to run this test");
        Path path = Path.of(root).resolve(relative);
        assumeTrue(Files.exists(path), () -> "no test data: " + path + " is not there");
        return path;
    }
}

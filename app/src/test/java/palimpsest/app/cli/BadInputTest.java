package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is given, the answer is a message and exit code 1, never a trace. */
final class BadInputTest {
    private final Shell shell = new Shell();

    @TempDir
    private Path folder;

    @Test
    void aMissingFileIsTold() throws IOException {
        assertThat(refused(folder.resolve("missing.wat"))).contains("missing.wat: there is no such file");
    }

    @Test
    void aFolderIsTold() throws IOException {
        assertThat(refused(folder)).contains("is a folder");
    }

    @Test
    void anEmptyBinaryIsTold() throws IOException {
        assertThat(refused(file("cut.wasm", new byte[] {0, 'a', 's', 'm', 1, 0})))
                .contains("cut.wasm:0x");
    }

    @Test
    void everyTruncationOfABinaryIsTold() throws IOException {
        Path whole = folder.resolve("whole.wasm");
        Path text =
                file("whole.wat", "(module (memory 1) (data (i32.const 0) \"abc\") (func (result i32) i32.const 1))");
        assertThat(shell.run("assemble", text.toString(), "-o", whole.toString()))
                .isZero();
        byte[] bytes = Files.readAllBytes(whole);
        assertThat(shell.run("validate", whole.toString())).isZero();

        for (int length = 9; length < bytes.length; length++) {
            Path cut = file("cut.wasm", Arrays.copyOf(bytes, length));
            int code = shell.run("validate", cut.toString());
            assertThat(shell.err()).doesNotContain("\tat ").doesNotContain("should not have happened");
            assertThat(code).as("cut to %d bytes", length).isIn(0, 1);
        }
    }

    @Test
    void randomBytesAreTold() throws IOException {
        Random random = new Random(20260101);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(shell.run("validate", file("random.wat", bytes).toString()))
                    .isIn(0, 1);
            assertThat(shell.err()).doesNotContain("\tat ").doesNotContain("should not have happened");

            byte[] binary = new byte[bytes.length + 8];
            System.arraycopy(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0}, 0, binary, 0, 8);
            System.arraycopy(bytes, 0, binary, 8, bytes.length);
            assertThat(shell.run("validate", file("random.wasm", binary).toString()))
                    .isIn(0, 1);
            assertThat(shell.err()).doesNotContain("\tat ").doesNotContain("should not have happened");
        }
    }

    @Test
    void textThatIsNotUtf8IsTold() throws IOException {
        assertThat(refused(file("latin1.wat", "(module (; é ;))".getBytes(StandardCharsets.ISO_8859_1))))
                .contains("malformed UTF-8 encoding");
    }

    @Test
    void aHundredThousandParenthesesAreTold() throws IOException {
        assertThat(refused(file("deep.wat", "(".repeat(100_000)))).contains("deep.wat:1:");
        assertThat(refused(file("deep.wat", "(module (func " + "(block ".repeat(100_000))))
                .contains("deep.wat:1:");
    }

    @Test
    void deepNestingThatIsWellFormedIsFine() throws IOException {
        String deep = "(module (func " + "(block ".repeat(100_000) + ")".repeat(100_000) + "))";

        assertThat(shell.run("validate", file("deep.wat", deep).toString())).isZero();
    }

    @Test
    void aFaultIsShownWithItsLineAndACaret() throws IOException {
        Path file = file("sum.wat", "(module\n  (func (result i32)\n    (i32.add (i32.const 1) (i64.const 2))))\n");

        assertThat(refused(file))
                .contains(file + ":3:")
                .contains(": invalid: type mismatch")
                .contains("\n    (i32.add (i32.const 1) (i64.const 2))))\n")
                .contains("^");
    }

    private String refused(Path file) throws IOException {
        for (String[] verb : new String[][] {
            {"validate", file.toString()},
            {"run", file.toString()},
            {"print", file.toString()},
            {"assemble", file.toString(), "-o", folder.resolve("out.wasm").toString()},
        }) {
            assertThat(shell.run(verb)).as(verb[0]).isEqualTo(1);
            assertThat(shell.out()).isEmpty();
            assertThat(shell.err()).isNotEmpty().doesNotContain("\tat ").doesNotContain("should not have happened");
            assertThat(folder.resolve("out.wasm")).doesNotExist();
        }
        shell.run("validate", file.toString());
        return shell.err();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}

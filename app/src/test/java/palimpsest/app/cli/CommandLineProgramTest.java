package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineProgramTest {
    private final Shell shell = new Shell();

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "print", "assemble", "wast", "screenshot"})
    void everyVerbExplainsItself(String verb) {
        assertThat(shell.run(verb, "--help")).isZero();
        assertThat(shell.out()).startsWith("Usage: palimpsest " + verb);
        assertThat(shell.err()).isEmpty();

        assertThat(shell.run(verb, "--version")).isZero();
        assertThat(shell.out()).startsWith("palimpsest 0.");
    }

    @Test
    void theProgramExplainsItselfAndListsItsVerbs() {
        assertThat(shell.run("--help")).isZero();
        assertThat(shell.out())
                .contains("palimpsest [FILE]", "run", "validate", "print", "assemble", "wast", "screenshot");
    }

    @Test
    void wrongUseIsTwoAndPointsToTheHelp() {
        for (String[] wrong : new String[][] {
            {"run"},
            {"run", "a.wat", "--dump", "0:0"},
            {"run", "a.wat", "--fuel", "many"},
            {"run", "a.wat", "--nonsense"},
            {"assemble", "a.wat"},
            {"screenshot", "a.wat"},
            {"screenshot", "a.wat", "--out", "a.png", "--theme", "pink"},
            {"screenshot", "--out", "a.png"},
            {"screenshot", "a.wat", "--lesson", "sum", "--out", "a.png"},
            {"screenshot", "--lesson", "sums", "--out", "a.png"},
            {"screenshot", "a.wat", "--out", "a.png", "--show", "everything"},
            {"screenshot", "a.wat", "--out", "a.png", "--show", "presenting=301"},
            {"screenshot", "a.wat", "--out", "a.png", "--language", "klingon"},
            {"validate"},
            {"wast"},
            {"a.wat", "b.wat"}
        }) {
            assertThat(shell.run(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(shell.out()).isEmpty();
            assertThat(shell.err()).contains("--help").doesNotContain("\tat ");
        }
    }

    @Test
    void whatNoPictureCanShowIsAnsweredWithAllItCan() {
        shell.run("screenshot", "a.wat", "--out", "a.png", "--show", "everything");
        assertThat(shell.err()).contains("'everything'", "structures", "presenting", "welcome");
        shell.run("screenshot", "--lesson", "sums", "--out", "a.png");
        assertThat(shell.err()).contains("'sums'", "24-and-15", "past-the-end");
    }

    @Test
    void lostOutputIsAFault() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(full, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8),
                false);

        assertThat(new CommandLineProgram(terminal).execute("--version")).isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("standard output cannot be written");
    }
}

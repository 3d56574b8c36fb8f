package palimpsest.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class RunOptionsTest {
    @Test
    void eachInvokeKeepsItsOwnArgumentsInOrder() {
        RunOptions options =
                parse("a.wat", "--invoke", "add", "-7", "4", "--invoke", "get", "--invoke", "add", "1", "-0x2");

        assertThat(options.invocations).extracting(Invocation::name).containsExactly("add", "get", "add");
        assertThat(options.invocations)
                .extracting(Invocation::arguments)
                .containsExactly(List.of("-7", "4"), List.of(), List.of("1", "-0x2"));
    }

    @Test
    void anotherOptionEndsTheArgumentsOfAnInvoke() {
        RunOptions options = parse("a.wat", "--invoke", "f", "nan", "-inf", "--dump", "0:0:16", "--dump", "1:0:8");

        assertThat(options.invocations.get(0).arguments()).containsExactly("nan", "-inf");
        assertThat(options.dumps).containsExactly(new MemoryRange(0, 0, 16), new MemoryRange(1, 0, 8));
    }

    private static RunOptions parse(String... arguments) {
        RunOptions options = new RunOptions();
        CommandLine line = new CommandLine(options);
        CommandLineProgram.register(line);
        line.parseArgs(arguments);
        return options;
    }
}

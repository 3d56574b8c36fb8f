package palimpsest.engine.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * All that a program can reach.
 *
 * @param arguments the first is the program's name
 * @param environment variables by name
 * @param folders what is opened for it before it starts: the program's name of a folder, and the folder
 * @param terminal whether a person sits at the streams: programs then write line by line
 * @param input standard input
 * @param output standard output
 * @param errors standard error
 * @param clock the time
 * @param random where its random bytes come from; with a seed, a run repeats
 */
public record WasiWorld(
        List<String> arguments,
        Map<String, String> environment,
        Map<String, Path> folders,
        boolean terminal,
        Input input,
        Output output,
        Output errors,
        WasiClock clock,
        RandomGenerator random) {

    private static final long SEED = 0x70616c696d70L;

    /** Random numbers that are the same in each run. */
    public static RandomGenerator sameRandom() {
        return new Random(SEED);
    }

    public WasiWorld {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        folders = Collections.unmodifiableMap(new LinkedHashMap<>(folders));
    }

    /** Bytes that a program reads. */
    @FunctionalInterface
    public interface Input {

        /** Nothing to read. */
        Input NONE = (into, offset, count) -> -1;

        /** Reads at least one byte and at most {@code count}; -1 at the end. */
        int read(byte[] into, int offset, int count) throws IOException;
    }

    /** Bytes that a program writes. */
    @FunctionalInterface
    public interface Output {

        /** Takes a copy or uses the bytes up before it returns. */
        void write(byte[] bytes);
    }
}

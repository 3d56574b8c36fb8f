package palimpsest.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plays a write log of memory 0 the way any reader of the file would, and reads dumps back. */
final class WriteLogReplay {
    private static final Pattern WRITE = Pattern.compile("\"address\":(\\d+),\"old\":\"(\\w*)\",\"new\":\"(\\w*)\"");
    private static final Pattern GROWTH = Pattern.compile("\"pages\":\\[(\\d+),(\\d+)]");

    private WriteLogReplay() {}

    /** Plays every event over so many zeroes, checking that the old bytes are those that stand there. */
    static byte[] play(Path log, int length) throws IOException {
        byte[] memory = new byte[length];
        for (String line : Files.readAllLines(log)) {
            Matcher growth = GROWTH.matcher(line);
            Matcher write = WRITE.matcher(line);
            if (growth.find()) {
                memory = Arrays.copyOf(memory, Integer.parseInt(growth.group(2)) << 16);
            } else if (write.find()) {
                int address = Integer.parseInt(write.group(1));
                byte[] old = HexFormat.of().parseHex(write.group(2));
                byte[] bytes = HexFormat.of().parseHex(write.group(3));
                if (!Arrays.equals(old, Arrays.copyOfRange(memory, address, address + old.length))) {
                    throw new AssertionError("the old bytes do not stand there: " + line);
                }
                System.arraycopy(bytes, 0, memory, address, bytes.length);
            } else {
                throw new AssertionError("neither a write nor a growth: " + line);
            }
        }
        return memory;
    }

    /** The bytes that the dump in an output shows. */
    static byte[] bytesOf(String dump) {
        String hex = dump.lines()
                .filter(line -> line.startsWith("0"))
                .map(line -> line.substring(10, 57).replace(" ", ""))
                .collect(Collectors.joining());
        return HexFormat.of().parseHex(hex);
    }
}

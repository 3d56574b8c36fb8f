package palimpsest.engine.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a program for WASI needs that counts the lines, words and bytes of a long text and hashes it: standard input and
 * output.
 */
final class WordCount implements Host {

    private static final int NO_SEEKING = 70;

    private final StringBuilder output = new StringBuilder();
    private final Text input;
    private final String answer;

    WordCount(long length, String answer) {
        this.input = new Text(length);
        this.answer = answer;
    }

    @Override
    public void play(Guest guest) {
        guest.call("_start");
        if (!output.toString().strip().equals(answer)) {
            throw new IllegalStateException("counted " + output + ", not " + answer);
        }
    }

    @Override
    public long[] called(Guest guest, int index, String name, long[] arguments) {
        return new long[] {
            switch (name) {
                case "fd_seek" -> NO_SEEKING;
                case "fd_read", "fd_write" -> transfer(guest, arguments, name.equals("fd_write"));
                default -> 0;
            }
        };
    }

    private long transfer(Guest guest, long[] arguments, boolean writes) {
        int sum = 0;
        for (int i = 0; i < arguments[2]; i++) {
            ByteBuffer vector =
                    ByteBuffer.wrap(guest.read((int) arguments[1] + 8 * i, 8)).order(ByteOrder.LITTLE_ENDIAN);
            int address = vector.getInt();
            byte[] bytes = guest.read(address, vector.getInt());
            if (writes) {
                output.append(new String(bytes, StandardCharsets.UTF_8));
                sum += bytes.length;
            } else {
                int size = Math.max(0, input.read(bytes, 0, bytes.length));
                guest.write(address, bytes, 0, size);
                sum += size;
            }
        }
        byte[] told = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(sum)
                .array();
        guest.write((int) arguments[3], told, 0, 4);
        return 0;
    }
}

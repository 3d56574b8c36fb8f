package palimpsest.engine.bench;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** What of WASI a program needs that reads standard input and writes standard output, for engines that have none. */
final class SmallWasi {
    static final List<String> NAMES = List.of("fd_close", "fd_fdstat_get", "fd_read", "fd_seek", "fd_write");

    private static final int SUCCESS = 0;
    private static final int NO_SEEKING = 70;

    final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Text input;

    SmallWasi(Text input) {
        this.input = input;
    }

    interface ReadInt {
        int at(int address);
    }

    interface WriteInt {
        void at(int address, int value);
    }

    interface Read {
        byte[] at(int address, int length);
    }

    interface Write {
        void at(int address, byte[] bytes, int offset, int count);
    }

    static <T> List<T> parameters(String name, T i32, T i64) {
        return switch (name) {
            case "fd_close" -> List.of(i32);
            case "fd_fdstat_get" -> List.of(i32, i32);
            case "fd_seek" -> List.of(i32, i64, i32, i32);
            default -> List.of(i32, i32, i32, i32);
        };
    }

    /** Calls a function, and gives its error number. */
    long call(String name, long[] arguments, ReadInt ints, WriteInt writeInt, Read read, Write write) {
        switch (name) {
            case "fd_seek" -> {
                return NO_SEEKING;
            }
            case "fd_read", "fd_write" -> {
                int sum = 0;
                for (int i = 0; i < arguments[2]; i++) {
                    int address = ints.at((int) arguments[1] + 8 * i);
                    byte[] bytes = read.at(address, ints.at((int) arguments[1] + 8 * i + 4));
                    if (name.equals("fd_write")) {
                        output.writeBytes(bytes);
                        sum += bytes.length;
                    } else {
                        int size = Math.max(0, input.read(bytes, 0, bytes.length));
                        write.at(address, bytes, 0, size);
                        sum += size;
                    }
                }
                writeInt.at((int) arguments[3], sum);
                return SUCCESS;
            }
            default -> {
                return SUCCESS;
            }
        }
    }
}

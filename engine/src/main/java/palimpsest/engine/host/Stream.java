package palimpsest.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Standard input, output or error. A program takes a character device for a terminal, and writes to it line by line; a
 * pipe has no type of its own in WASI, and is told of as Node tells of one.
 */
final class Stream extends Descriptor {

    private final FileType type;
    private final WasiWorld.Input input;
    private final WasiWorld.Output output;

    Stream(boolean terminal, WasiWorld.Input input, WasiWorld.Output output) {
        super(Rights.STREAM, 0, terminal ? 0 : DSYNC);
        this.type = terminal ? FileType.CHARACTER_DEVICE : FileType.SOCKET_STREAM;
        this.input = input;
        this.output = output;
    }

    @Override
    FileType type() {
        return type;
    }

    @Override
    FileStatus status() {
        return new FileStatus(0, type, 0, 0, 0, 0);
    }

    @Override
    boolean read(ByteBuffer into) throws IOException {
        byte[] bytes = new byte[into.remaining()];
        int count = input.read(bytes, 0, bytes.length);
        into.put(bytes, 0, Math.max(0, count));
        return count >= 0;
    }

    @Override
    void write(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        output.write(bytes);
    }
}

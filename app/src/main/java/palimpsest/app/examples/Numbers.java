package palimpsest.app.examples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import palimpsest.app.bytes.ValueType;
import palimpsest.engine.source.ByteSlice;

/** Numbers as WebAssembly stores them: the lowest byte first. */
final class Numbers {
    private Numbers() {}

    /** The type of a name such as {@code i32}. */
    static Optional<ValueType> type(String name) {
        return Arrays.stream(ValueType.values())
                .filter(type -> type.label().equals(name))
                .findFirst();
    }

    /** The bytes of a typed number; nothing where it is none of that type. */
    static Optional<ByteSlice> bytes(ValueType type, String typed) {
        return type.parse(typed).map(bits -> {
            byte[] whole = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bits)
                    .array();
            return new ByteSlice(whole, 0, type.size());
        });
    }

    /** The number that some bytes are, as people read it. */
    static String text(ValueType type, ByteSlice bytes) {
        byte[] whole = Arrays.copyOf(bytes.toBytes(), Long.BYTES);
        return type.format(ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong());
    }
}

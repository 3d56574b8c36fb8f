package palimpsest.app.structures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import palimpsest.app.structures.Declaration.Enumeration;
import palimpsest.app.words.Words;

/** Turns what somebody types for a field into the bytes of the field. */
final class Editing {
    private final Layout layout;
    private final MemoryBytes memory;

    Editing(Layout layout, MemoryBytes memory) {
        this.layout = layout;
        this.memory = memory;
    }

    /** What a text became: bytes for the whole of the item, or why there are none. */
    record Edited(Optional<byte[]> bytes, Optional<String> problem) {
        static Edited of(byte[] bytes) {
            return new Edited(Optional.of(bytes), Optional.empty());
        }

        static Edited none(String problem) {
            return new Edited(Optional.empty(), Optional.of(problem));
        }
    }

    /** What can be typed for an item, as it stands there now. */
    String text(Item item) {
        if (item.kind() == Item.Kind.POINTER) {
            return item.number().isPresent()
                    ? "0x" + Long.toHexString(item.number().getAsLong())
                    : "";
        }
        Optional<Enumeration> names = layout.enumeration(item.type());
        Optional<Scalar> scalar = layout.scalar(item.type());
        if (item.number().isPresent()
                && (names.isPresent() || scalar.filter(Editing::isCharacter).isPresent())) {
            return Long.toString(item.number().getAsLong());
        }
        return scalar.equals(Optional.of(Scalar.V128)) ? hex(item) : item.value();
    }

    private String hex(Item item) {
        byte[] bytes = new byte[(int) item.size()];
        memory.read(item.address(), bytes);
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(text.isEmpty() ? "" : " ").append(String.format("%02x", each));
        }
        return text.toString();
    }

    private static boolean isCharacter(Scalar scalar) {
        return scalar == Scalar.CHAR || scalar == Scalar.CHAR16 || scalar == Scalar.CHAR32;
    }

    Edited edit(Item item, String typed) {
        if (!memory.has(item.address(), item.size())) {
            return Edited.none(Words.of("structures.reaches"));
        }
        if (item.type() instanceof Type.Characters characters) {
            return characters(item, characters, typed);
        }
        Scalar scalar = item.kind() == Item.Kind.POINTER
                ? Scalar.USIZE
                : layout.scalar(item.type()).orElse(Scalar.U8);
        Optional<Bits> bits = layout.enumeration(item.type())
                .flatMap(names -> Names.parse(names, typed.strip()))
                .map(value -> new Bits(value, 0));
        if (bits.isEmpty() && item.kind() == Item.Kind.POINTER && typed.strip().equals(Words.of("structures.null"))) {
            bits = Optional.of(new Bits(0, 0));
        }
        if (bits.isEmpty()) {
            bits = scalar.parse(typed, layout.pointer());
        }
        if (bits.isEmpty()) {
            return Edited.none(
                    scalar == Scalar.V128 ? Words.of("structures.edit.v128") : scalar.range(layout.pointer()));
        }
        return item.bits().isPresent()
                ? bitField(item, item.bits().get(), scalar, bits.get().low())
                : Edited.of(bits.get().bytes((int) item.size(), item.big()));
    }

    private Edited bitField(Item item, Item.BitRange range, Scalar scalar, long value) {
        int width = range.width();
        long least = scalar.isSigned() ? -(1L << (width - 1)) : 0;
        long most = width == Long.SIZE ? Long.MAX_VALUE : (1L << (scalar.isSigned() ? width - 1 : width)) - 1;
        long number = scalar.isSigned() ? new Bits(value, 0).signed(scalar.size(layout.pointer()) * Byte.SIZE) : value;
        if (width < Long.SIZE && (number < least || number > most)) {
            return Edited.none(Words.of("structures.edit.bits", width, Long.toString(least), Long.toString(most)));
        }
        byte[] now = new byte[(int) item.size()];
        memory.read(item.address(), now);
        return Edited.of(BitFields.write(now, range, item.big(), value));
    }

    /** Another text in the room of the old one: what is left over becomes zeros. */
    private Edited characters(Item item, Type.Characters type, String typed) {
        String text = Characters.typed(typed);
        byte[] encoded;
        try {
            encoded = encode(text, type.encoding(), item.big());
        } catch (CharacterCodingException half) {
            return Edited.none(Words.of("structures.edit.half"));
        }
        boolean needsZero = type.ended() && type.length().isEmpty();
        long room = item.size() - (needsZero ? type.encoding().unit() : 0);
        if (encoded.length > room) {
            return Edited.none(Words.of("structures.edit.room", encoded.length, room));
        }
        return Edited.of(Arrays.copyOf(encoded, (int) item.size()));
    }

    private static byte[] encode(String text, Encoding encoding, boolean big) throws CharacterCodingException {
        if (encoding == Encoding.UTF_16) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(2 * text.length()).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            text.chars().forEach(unit -> bytes.putChar((char) unit));
            return bytes.array();
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] encoded = new byte[bytes.remaining()];
        bytes.get(encoded);
        return encoded;
    }
}

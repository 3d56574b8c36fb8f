package palimpsest.app.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;

/** What the window keeps with a session: a version, then whatever it is. */
final class ExtraBytes {

    private ExtraBytes() {}

    /** Writes what is to be kept. */
    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads what was kept; bytes that are something else are an {@link IOException} or an illegal argument. */
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static ByteSlice encode(int version, Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(version);
            writer.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteSlice.of(bytes.toByteArray());
    }

    /** What was kept; empty for bytes of another version, and for those that are something else. */
    static <T> Optional<T> decode(int version, ByteSlice bytes, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toBytes()))) {
            return in.readByte() == version ? Optional.of(reader.read(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}

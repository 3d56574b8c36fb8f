package palimpsest.app.session;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;

/** Structures that are laid over memories, as bytes to be kept with a session. */
final class StructuresCodec {

    /** The name under which they are kept. */
    static final String NAME = "structures.laid";

    private static final int VERSION = 1;

    private StructuresCodec() {}

    static ByteSlice encode(LaidList.Kept kept) {
        return ExtraBytes.encode(VERSION, out -> {
            byte[] text = kept.text().getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            out.writeInt(kept.laid().size());
            for (Laying laying : kept.laid()) {
                out.writeUTF(laying.type());
                out.writeUTF(laying.where());
                out.writeInt(laying.memory());
            }
        });
    }

    /** What was kept; empty for bytes that are something else. */
    static Optional<LaidList.Kept> decode(ByteSlice bytes) {
        return ExtraBytes.decode(VERSION, bytes, in -> {
            String text = text(in);
            List<Laying> laid = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                laid.add(new Laying(in.readUTF(), in.readUTF(), in.readInt()));
            }
            return new LaidList.Kept(text, laid);
        });
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new IOException("cut short");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

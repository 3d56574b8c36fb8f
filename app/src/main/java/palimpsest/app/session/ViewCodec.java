package palimpsest.app.session;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;

/** The views that scripts had, as bytes, to be kept with a session: they are shown again, and no script runs for it. */
final class ViewCodec {

    /** The name under which they are kept. */
    static final String NAME = "host.views";

    private static final int VERSION = 1;

    private ViewCodec() {}

    static ByteSlice encode(ViewLog log) {
        return ExtraBytes.encode(VERSION, out -> {
            out.writeInt(log.lives().size());
            for (ViewLog.Life life : log.lives()) {
                ViewLog.Looks looks = life.looks();
                out.writeUTF(looks.name().orElse(""));
                out.writeUTF(looks.type());
                out.writeInt(looks.memory());
                out.writeLong(looks.address());
                out.writeLong(looks.length());
                out.writeUTF(looks.place().orElse(""));
                out.writeInt(looks.generation());
                out.writeLong(life.from());
                out.writeLong(life.to());
            }
        });
    }

    /** Fills a log; bytes that are something else leave it empty, or as far as they could be read. */
    static void decode(ByteSlice bytes, ViewLog log) {
        ExtraBytes.decode(VERSION, bytes, in -> {
            for (int left = in.readInt(); left > 0; left--) {
                log.restore(looks(in), in.readLong(), in.readLong());
            }
            return log;
        });
    }

    private static ViewLog.Looks looks(DataInputStream in) throws IOException {
        return new ViewLog.Looks(
                optional(in.readUTF()),
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                optional(in.readUTF()),
                in.readInt());
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(known -> !known.isEmpty());
    }
}

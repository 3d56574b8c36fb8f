package palimpsest.app.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import palimpsest.app.hostscript.Script;
import palimpsest.engine.source.ByteSlice;

/** The host script as bytes, to be kept with a session: its name, then its text. It is shown again, and never run. */
final class ScriptCodec {

    /** The name under which it is kept. */
    static final String NAME = "host.script";

    private ScriptCodec() {}

    static ByteSlice encode(Script script) {
        return ByteSlice.of((script.name() + "\n" + script.text()).getBytes(StandardCharsets.UTF_8));
    }

    /** The script; empty for bytes that are none. Where its file was is not kept. */
    static Optional<Script> decode(ByteSlice bytes, Path folder) {
        String text = new String(bytes.toBytes(), StandardCharsets.UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        String name = text.substring(0, end);
        // A name that somebody has made up must not lead out of the folder.
        return name.matches("[^/\\\\:\\x00]+") && Script.is(Path.of(name))
                ? Optional.of(new Script(folder.resolve(name), text.substring(end + 1)))
                : Optional.empty();
    }
}

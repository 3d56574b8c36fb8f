package palimpsest.app.hostscript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/** The parts of the world that are written in JavaScript; they lie on the class path, in {@code /palimpsest/hostscript}. */
final class ShimSource {

    private ShimSource() {}

    /** A part, marked as internal, so that no error and no write is ever said to come from it. */
    static Source read(String name) {
        try (InputStream in = ShimSource.class.getResourceAsStream("/palimpsest/hostscript/" + name)) {
            if (in == null) {
                throw new AssertionError(name + " is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder("js", text, name).internal(true).buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package palimpsest.app.structures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import palimpsest.app.words.Words;

/** The descriptions that come with the program: what languages make of their texts, lists and objects. */
enum ReadyMade {
    C,
    RUST,
    ASSEMBLYSCRIPT,
    GO;

    private static final String FOLDER = "/palimpsest/structures/";

    private final String text = read(name().toLowerCase(Locale.ROOT) + ".txt");
    private final Descriptions descriptions =
            Checker.check(text, Descriptions.NONE).descriptions();

    String title() {
        return Words.of("structures.ready." + name().toLowerCase(Locale.ROOT));
    }

    /** As they are written. */
    String text() {
        return text;
    }

    Descriptions descriptions() {
        return descriptions;
    }

    /** Types to begin with. */
    List<String> types() {
        List<String> types = new ArrayList<>();
        if (this == C) {
            types.addAll(List.of("cstr", "*cstr", "[u8; 16]", "[i32; 8]"));
        }
        descriptions.all().stream()
                .filter(each -> !(each instanceof Declaration.Alias))
                .map(ReadyMade::filled)
                .forEach(types::add);
        return types;
    }

    /** Examples that say how descriptions are written. */
    static String guide() {
        return read(Words.of("structures.guide.file"));
    }

    /** All of them together. */
    static Descriptions all() {
        Descriptions all = Descriptions.NONE;
        for (ReadyMade each : values()) {
            all = all.over(each.descriptions);
        }
        return all;
    }

    /** The type that a declaration is, with numbers where it takes types. */
    static String filled(Declaration declaration) {
        return declaration.parameters().isEmpty()
                ? declaration.name()
                : declaration.name() + "<"
                        + String.join(
                                ", ",
                                declaration.parameters().stream()
                                        .map(parameter -> "u32")
                                        .toList())
                        + ">";
    }

    private static String read(String file) {
        try (InputStream stream = ReadyMade.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new AssertionError(file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

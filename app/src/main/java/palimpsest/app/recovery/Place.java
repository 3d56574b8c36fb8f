package palimpsest.app.recovery;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import palimpsest.app.files.NewFile;

/** The folder that holds what one window has not saved: a list, and a file for each text and for the session. */
record Place(Path folder) {
    private static final String LIST = "unsaved.properties";
    private static final String SESSION = "session.palimpsest";
    private static final String LOCK = "lock";

    Path session() {
        return folder.resolve(SESSION);
    }

    Path lock() {
        return folder.resolve(LOCK);
    }

    Path list() {
        return folder.resolve(LIST);
    }

    /** Writes the texts, each file whole, and the list last. */
    void write(Unsaved unsaved) throws IOException {
        Properties list = new Properties();
        write("source", unsaved.source(), list);
        write("script", unsaved.script(), list);
        unsaved.session().ifPresent(name -> list.setProperty("session", name));
        StringWriter text = new StringWriter();
        list.store(text, "What a window of Palimpsest has not saved");
        write(LIST, text.toString());
    }

    private void write(String what, Optional<Draft> draft, Properties list) throws IOException {
        if (draft.isPresent()) {
            list.setProperty(what, draft.get().name());
            draft.get().file().ifPresent(file -> list.setProperty(what + ".file", file.toString()));
            write(what + ".saved", draft.get().saved());
            write(what + ".text", draft.get().text());
        }
    }

    private void write(String name, String text) throws IOException {
        try (NewFile out = new NewFile(folder.resolve(name))) {
            out.write(text);
            out.commit();
        }
    }

    /** What lies there; a file that is damaged or missing counts as none. */
    Unsaved read() {
        Properties list = new Properties();
        try {
            list.load(new StringReader(text(LIST)));
        } catch (IOException | IllegalArgumentException damaged) {
            return Unsaved.NOTHING;
        }
        Optional<String> session =
                Optional.ofNullable(list.getProperty("session")).filter(name -> Files.exists(session()));
        return new Unsaved(draft("source", list), draft("script", list), session);
    }

    private Optional<Draft> draft(String what, Properties list) {
        String name = list.getProperty(what);
        if (name == null) {
            return Optional.empty();
        }
        try {
            Optional<Path> file =
                    Optional.ofNullable(list.getProperty(what + ".file")).map(Path::of);
            return Optional.of(new Draft(name, file, text(what + ".saved"), text(what + ".text")));
        } catch (IOException | InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    /** Removes the folder with all that is in it, as far as that can be done. */
    void remove() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException inUse) {
            // It is tried again when a window opens.
            return;
        }
    }
}

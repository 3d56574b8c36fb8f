package palimpsest.app.examples;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A lesson: a card that says what to do and what to see, a module, and the script of its host.
 *
 * @param name what its files are called, without their endings
 * @param title a few words
 * @param description what it shows, in a sentence
 * @param card the text beside it, in Markdown
 * @param module its file, {@code .wat} or {@code .wasm}; without one the script does everything
 * @param script its file, {@code .js}, {@code .mjs} or {@code .html}
 */
public record Example(
        String name, String title, String description, String card, Optional<Path> module, Optional<Path> script) {}

package palimpsest.app.examples;

/**
 * A lesson.
 *
 * @param file the name of its file
 * @param title a few words
 * @param description what it shows, in a sentence
 * @param text the module's text
 */
public record Example(String file, String title, String description, String text) {}

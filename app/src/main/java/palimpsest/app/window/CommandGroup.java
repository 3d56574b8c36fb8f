package palimpsest.app.window;

import palimpsest.app.words.Words;

/** The headings under which the commands stand on the sheet of shortcuts, in its order. */
enum CommandGroup {
    FILE("file"),
    RUN("run"),
    FORWARDS("forwards"),
    BACKWARDS("backwards"),
    SCRIPT("script"),
    MEMORY("memory"),
    LOOK("look"),
    HELP("help");

    private final String name;

    CommandGroup(String name) {
        this.name = name;
    }

    String words() {
        return Words.of("window.group." + name);
    }
}

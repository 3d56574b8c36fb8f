package palimpsest.app.session;

import palimpsest.app.hostscript.ScriptPort.Stream;
import palimpsest.app.session.ConsoleLine.Kind;

/** Makes lines of the console out of what a program prints bit by bit. */
final class Printed {

    /** A line that does not end is shown in pieces. */
    private static final int LONGEST = 2_000;

    private final ConsoleLog console;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();

    Printed(ConsoleLog console) {
        this.console = console;
    }

    void print(Stream stream, String text) {
        StringBuilder line = stream == Stream.OUT ? out : err;
        Kind kind = stream == Stream.OUT ? Kind.OUTPUT : Kind.ERROR;
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            line.append(text, from, end);
            say(line, kind);
            from = end + 1;
        }
        line.append(text, from, text.length());
        if (line.length() > LONGEST) {
            say(line, kind);
        }
    }

    /** What has no line end is a line too when the program is over. */
    void flush() {
        if (!out.isEmpty()) {
            say(out, Kind.OUTPUT);
        }
        if (!err.isEmpty()) {
            say(err, Kind.ERROR);
        }
    }

    private void say(StringBuilder line, Kind kind) {
        console.add(kind, line.toString());
        line.setLength(0);
    }
}

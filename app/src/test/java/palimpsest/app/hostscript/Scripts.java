package palimpsest.app.hostscript;

import java.nio.file.Path;
import palimpsest.engine.exec.Machine;

/** Runs scripts in a folder, each in a world of its own, and keeps what the last one printed. */
final class Scripts implements AutoCloseable {

    /** Small enough that going over takes no time. */
    static final ScriptLimits SMALL = new ScriptLimits(50_000, 100_000, 1 << 26, 1 << 28, ScriptLimits.USUAL.nanos());

    private final HostScripts engine = new HostScripts();
    private final Path folder;
    private ScriptLimits limits = ScriptLimits.USUAL;
    private Kept port = new Kept();

    Scripts(Path folder) {
        this.folder = folder;
    }

    Scripts within(ScriptLimits newLimits) {
        limits = newLimits;
        return this;
    }

    /** A world for a script that says to lie in the folder. */
    ScriptRun open(String name, String text) {
        port = new Kept();
        return engine.open(new Script(folder.resolve(name), text), port, limits);
    }

    ScriptResult run(String name, String text) {
        try (ScriptRun run = open(name, text)) {
            return run.run();
        }
    }

    /** What a script prints, after it has come to its end. */
    String printed(String name, String text) {
        ScriptResult result = run(name, text);
        if (!(result instanceof ScriptResult.Done)) {
            throw new AssertionError(result + " after " + out() + err());
        }
        return out();
    }

    String out() {
        return port.out.toString();
    }

    String err() {
        return port.err.toString();
    }

    Machine machine() {
        return port.machine;
    }

    @Override
    public void close() {
        engine.close();
    }
}

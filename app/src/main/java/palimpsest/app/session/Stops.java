package palimpsest.app.session;

/**
 * The intents about breakpoints and watchpoints; they are in {@link Snapshot#stopPoints}. They survive a restart, and by
 * their lines the opening of an edited text.
 */
public final class Stops {

    private final EngineThread engine;

    Stops(EngineThread engine) {
        this.engine = engine;
    }

    /** Stops there always. */
    public void add(StopAt at) {
        add(at, "", 0);
    }

    /**
     * Stops there on a condition.
     *
     * @param condition an expression; empty to stop always
     * @param ignored how many times it is to be met without stopping
     */
    public void add(StopAt at, String condition, long ignored) {
        engine.submitAside(bench -> bench.stops().add(at, condition, ignored));
    }

    /** Adds a breakpoint at a line of the text that is shown, from 1, or removes those that are there. */
    public void toggleLine(int line) {
        engine.submitAside(bench -> bench.stops().toggleLine(line));
    }

    /**
     * Adds a breakpoint at a line, from 1, of the program that the module was made from, or at the next that has code; or
     * removes it where there is one.
     *
     * @param file as the compiler named it
     */
    public void toggleOriginal(String file, int line) {
        engine.submit(bench -> bench.stops().toggleOriginal(file, line));
    }

    /** Changes the condition and how often it is ignored; the count of hits stays. */
    public void change(int number, String condition, long ignored) {
        engine.submitAside(bench -> bench.stops().change(number, condition, ignored));
    }

    public void enable(int number, boolean enabled) {
        engine.submitAside(bench -> bench.stops().enable(number, enabled));
    }

    public void remove(int number) {
        engine.submitAside(bench -> bench.stops().remove(number));
    }

    public void removeAll() {
        engine.submitAside(bench -> bench.stops().removeAll());
    }
}

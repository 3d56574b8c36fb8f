package palimpsest.app.session;

/** The intents about the list of watched expressions; they are in {@link Snapshot#watches} with their values. */
public final class Watches {

    private final EngineThread engine;

    Watches(EngineThread engine) {
        this.engine = engine;
    }

    /** Puts an expression at the end of the list; a wrong one is there too, and says what is wrong. */
    public void add(String expression) {
        engine.submitAside(bench -> bench.watches().add(expression));
    }

    public void edit(int number, String expression) {
        engine.submitAside(bench -> bench.watches().edit(number, expression));
    }

    public void remove(int number) {
        engine.submitAside(bench -> bench.watches().remove(number));
    }
}

package palimpsest.app.session;

/** The intents about structures that are laid over memories; they are in {@link Snapshot#structures}. */
public final class Structures {

    private final EngineThread engine;

    Structures(EngineThread engine) {
        this.engine = engine;
    }

    /** Keeps descriptions of types with the session, in the place of those before. */
    public void describe(String text) {
        engine.submit(bench -> bench.laid().describe(text));
    }

    /** Lays one more structure. */
    public void lay(Laying laying) {
        engine.submit(bench -> bench.laid().add(laying));
    }

    /** Lays another structure in the place of one. */
    public void change(int number, Laying laying) {
        engine.submit(bench -> bench.laid().change(number, laying));
    }

    public void remove(int number) {
        engine.submit(bench -> bench.laid().remove(number));
    }
}

package palimpsest.app.session;

/** The intents about bookmarks; they are in {@link Snapshot#bookmarks}. */
public final class Bookmarks {

    private final EngineThread engine;

    Bookmarks(EngineThread engine) {
        this.engine = engine;
    }

    /** Names the moment at the cursor; an empty name becomes {@code Step 42}. */
    public void addHere(String name) {
        engine.submitAside(bench -> bench.moving().addBookmark(name));
    }

    /** Names a moment of the record. */
    public void add(String name, long step) {
        engine.submitAside(bench -> bench.moving().addBookmark(name, step));
    }

    public void rename(int number, String name) {
        engine.submitAside(bench -> bench.bookmarks().rename(number, name));
    }

    public void remove(int number) {
        engine.submitAside(bench -> bench.bookmarks().remove(number));
    }

    /** Travels to it. */
    public void goTo(int number) {
        engine.submit(bench -> bench.moving().goToBookmark(number));
    }
}

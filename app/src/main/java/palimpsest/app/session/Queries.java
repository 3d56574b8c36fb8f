package palimpsest.app.session;

/**
 * Questions about the past. They are answered in portions of some milliseconds, so that other intents come first; they
 * move nothing. All are asked of the record up to the cursor, except where it says otherwise.
 */
public final class Queries {

    private static final int USUAL_RUNS = 1_000;

    private final EngineThread engine;
    private final Door door;

    Queries(EngineThread engine, Door door) {
        this.engine = engine;
        this.door = door;
    }

    /** Every writer that a byte has had before the cursor, newest first. */
    public Query writers(int memory, long address, Query.Listener<ByteHistory.Writer> listener) {
        return ask(listener, (bench, answers) -> bench.searches().writers(memory, address, answers));
    }

    /** Every read of a byte before the cursor, newest first. */
    public Query readers(int memory, long address, Query.Listener<ByteReader> listener) {
        return ask(listener, (bench, answers) -> bench.searches().readers(memory, address, answers));
    }

    /** What was read of some bytes before the cursor, newest first; as often as it was. */
    public Query reads(MemoryRange range, Query.Listener<MemoryRange> listener) {
        return ask(listener, (bench, answers) -> bench.searches().reads(range, answers));
    }

    /** Where the value of a byte came from, from the latest station back to the first. */
    public Query origin(int memory, long address, Query.Listener<OriginLink> listener) {
        return ask(listener, (bench, answers) -> bench.searches().origin(memory, address, answers));
    }

    /** Where an operand came from, that a value was computed from. */
    public Query origin(OriginLink.Branch branch, Query.Listener<OriginLink> listener) {
        return ask(listener, (bench, answers) -> bench.searches().origin(branch, answers));
    }

    /** What a step of the whole record wrote, and what stood there before. */
    public Query overwritten(long step, Query.Listener<Overwritten> listener) {
        return ask(listener, (bench, answers) -> bench.searches().overwritten(step, answers));
    }

    /** What the bytes of a memory were before, at most so many layers deep. It is one answer. */
    public Query layers(MemoryRange range, int depth, Query.Listener<Layers> listener) {
        return ask(listener, (bench, answers) -> bench.searches().layers(range, depth, answers));
    }

    /** What differs between two moments of the whole record. It is one answer, with a thousand runs of bytes at most. */
    public Query difference(long from, long to, Query.Listener<Difference> listener) {
        return difference(from, to, USUAL_RUNS, listener);
    }

    /** The same with another number of runs. */
    public Query difference(long from, long to, int mostRuns, Query.Listener<Difference> listener) {
        return ask(listener, (bench, answers) -> bench.searches().difference(from, to, mostRuns, answers));
    }

    /** The calls that have a step in a range of the whole record. It is one answer. */
    public Query calls(long from, long to, Query.Listener<CallSpans> listener) {
        return ask(listener, (bench, answers) -> bench.searches().calls(from, to, answers));
    }

    /** What happened in a range of the whole record. It is one answer. */
    public Query events(long from, long to, Query.Listener<TimelineEvents> listener) {
        return ask(listener, (bench, answers) -> bench.searches().events(from, to, answers));
    }

    /**
     * What some bytes were at the beginning of an episode, and after each of its steps.
     */
    public Query episode(Episode episode, Query.Listener<Still> listener) {
        return ask(listener, (bench, answers) -> bench.searches().episode(episode, answers));
    }

    private <T> Query ask(Query.Listener<T> listener, Asker<T> asker) {
        Answers<T> answers = new Answers<>(door, listener);
        engine.submitAside(bench -> asker.ask(bench, answers));
        return answers;
    }

    /** Puts a question to the engine's thread. */
    private interface Asker<T> {
        void ask(Workbench bench, Answers<T> answers);
    }
}

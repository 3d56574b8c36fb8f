package palimpsest.app.session;

/** A question about the past that is being answered in portions, while other intents come first. */
public interface Query {

    /** Ends it; nothing is told any more. Harmless when it has ended already. */
    void cancel();

    /**
     * Hears of the answers, on the JavaFX thread.
     *
     * @param <T> an answer
     */
    interface Listener<T> {

        /** More answers, in the order that the query promises. */
        void found(java.util.List<T> more);

        /** How much of the record was searched, from 0 to 1. */
        default void progress(double share) {}

        /** There is nothing more to come. */
        void ended(End end);
    }

    /** How a query ends. */
    enum End {
        /** All answers were told. */
        COMPLETE,
        /** There are more than it tells. */
        TOO_MANY,
        /** The record was cut or given up while it was being searched. */
        OUTDATED
    }
}

package palimpsest.app.timeline;

/** What a person wants of the session when using the timeline. */
public interface TimelineIntents {
    /** Nobody listens. */
    TimelineIntents NONE = new TimelineIntents() {
        @Override
        public void travelTo(long moment) {}

        @Override
        public void stepBack() {}

        @Override
        public void stepForward() {}

        @Override
        public void look(long from, long to) {}
    };

    /** Moves the cursor to where so many steps are done. */
    void travelTo(long moment);

    void stepBack();

    void stepForward();

    /** Says which steps are visible, so that what is known of them can be found out: from one to before another. */
    void look(long from, long to);
}

package palimpsest.app.examples;

import palimpsest.app.session.MemoryRange;

/** What a card asks of the window. */
public interface LessonIntents {
    /** Does what the person could do with a button or in the menu. */
    void perform(Deed deed);

    /** Selects some bytes and brings them into view. */
    void show(MemoryRange range);

    /** Opens a lesson, unless the person would rather keep what was typed. */
    void open(Lesson lesson);

    /** Does nothing; for cards without a window. */
    static LessonIntents none() {
        return new LessonIntents() {
            @Override
            public void perform(Deed deed) {}

            @Override
            public void show(MemoryRange range) {}

            @Override
            public void open(Lesson lesson) {}
        };
    }
}

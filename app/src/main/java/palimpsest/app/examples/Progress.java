package palimpsest.app.examples;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ObservableMap;

/**
 * What a student has done so far, from one start of the program to the next. It is for the student's eyes only.
 *
 * @param remembered whatever shall be remembered, under names; a line for each checkpoint that was reached
 */
record Progress(ObservableMap<String, String> remembered) {
    private static final String SCORE = "#score";

    boolean done(Lesson lesson, Checkpoint checkpoint) {
        return reached(lesson).contains(checkpoint.text());
    }

    /** A checkpoint is reached; it stays so. */
    void reach(Lesson lesson, Checkpoint checkpoint) {
        Set<String> reached = reached(lesson);
        if (reached.add(checkpoint.text())) {
            remembered.put(key(lesson), String.join("\n", reached));
        }
    }

    /** The lesson begins anew. */
    void forget(Lesson lesson) {
        remembered.remove(key(lesson));
    }

    /** How many of a lesson's checkpoints were reached. */
    int done(Lesson lesson) {
        Set<String> reached = reached(lesson);
        return (int) lesson.card().checkpoints().values().stream()
                .filter(checkpoint -> reached.contains(checkpoint.text()))
                .count();
    }

    /** Whether a lesson has checkpoints, and all of them were reached. */
    boolean finished(Lesson lesson) {
        int all = lesson.card().checkpoints().size();
        return all > 0 && done(lesson) == all;
    }

    Score score(String pack) {
        return Score.of(remembered.getOrDefault(pack + SCORE, ""));
    }

    void score(String pack, Score score) {
        remembered.put(pack + SCORE, score.text());
    }

    void forgetScore(String pack) {
        remembered.remove(pack + SCORE);
    }

    private Set<String> reached(Lesson lesson) {
        String lines = remembered.getOrDefault(key(lesson), "");
        return new LinkedHashSet<>(lines.isEmpty() ? List.of() : lines.lines().toList());
    }

    private static String key(Lesson lesson) {
        return lesson.pack() + "#" + lesson.name();
    }
}

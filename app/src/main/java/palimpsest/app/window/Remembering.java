package palimpsest.app.window;

import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.util.Duration;

/** Writes what somebody has done and written soon after it has changed, so that it is not lost with the program. */
final class Remembering {
    private static final Duration STRUCTURES_AFTER = Duration.seconds(2);
    private static final Duration LESSONS_AFTER = Duration.millis(200);

    Remembering(SettingsFile file, Settings settings) {
        settings.structures.addListener(after(STRUCTURES_AFTER, () -> file.saveStructures(settings)));
        settings.lessons.addListener(after(LESSONS_AFTER, () -> file.saveLessons(settings)));
    }

    /** Once for several changes in a row. */
    private static InvalidationListener after(Duration quiet, Runnable write) {
        PauseTransition rest = new PauseTransition(quiet);
        rest.setOnFinished(rested -> write.run());
        return change -> rest.playFromStart();
    }
}

package palimpsest.app.window;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import palimpsest.app.examples.Deed;
import palimpsest.app.examples.ExamplesViewModel;
import palimpsest.app.examples.Lesson;
import palimpsest.app.examples.LessonIntents;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.session.MemoryRange;

/** Carries what a lesson's card wants to the window, and what is selected to its checkpoints. */
final class LessonBridge implements LessonIntents {
    private static final String OVERLAY = "expected";

    private final Map<Deed, Runnable> deeds = new EnumMap<>(Deed.class);
    private final MemoryArea memory;
    private final FileActions files;
    private final ExamplesViewModel lessons;
    /** What was selected when the lesson was told last. */
    private Optional<MemoryRange> selected = Optional.empty();

    LessonBridge(
            ExamplesViewModel lessons,
            Commands commands,
            MemoryArea memory,
            SidePane side,
            Node imports,
            Supplier<Layout> layout,
            FileActions files) {
        this.lessons = lessons;
        this.memory = memory;
        this.files = files;
        deeds.put(Deed.RUN, commands.run::perform);
        deeds.put(Deed.STEP, commands.step::perform);
        deeds.put(Deed.OVER, commands.over::perform);
        deeds.put(Deed.OUT, commands.out::perform);
        deeds.put(Deed.BACK, commands.back::perform);
        deeds.put(Deed.TO_START, commands.toStart::perform);
        deeds.put(Deed.TO_END, commands.toEnd::perform);
        deeds.put(Deed.RESTART, commands.restart::perform);
        deeds.put(Deed.STEP_THROUGH, commands.restartStepping::perform);
        deeds.put(Deed.CALL, commands.call::perform);
        deeds.put(Deed.RUN_SCRIPT, commands.runScript::perform);
        deeds.put(Deed.STEP_SCRIPT, commands.stepScript::perform);
        deeds.put(Deed.BOOKMARK, commands.bookmark::perform);
        deeds.put(Deed.PREDICT, commands.predict::perform);
        deeds.put(Deed.SHOW_SOURCE, () -> layout.get().showSource());
        deeds.put(Deed.SHOW_SCRIPT, () -> layout.get().showScript());
        deeds.put(Deed.SHOW_EXPORTS, () -> layout.get().showExports());
        deeds.put(Deed.SHOW_BYTE, () -> side.show("byte-tab"));
        deeds.put(Deed.SHOW_IMPORTS, () -> side.show("byte-tab", imports));
        deeds.put(Deed.SHOW_VIEWS, () -> side.show("views-tab"));
        deeds.put(Deed.SHOW_WATCHES, () -> side.show("watches-tab"));
        deeds.put(Deed.SHOW_MOMENTS, () -> side.show("moments-tab"));
        lessons.intents.set(this);
        lessons.currentProperty().addListener((property, before, now) -> {
            // What was selected before is no answer to what this lesson asks.
            lessons.selection.set(Optional.empty());
            side.begin("lesson-tab");
            if (now.flatMap(Lesson::module).isPresent()) {
                layout.get().showSource();
            }
        });
        lessons.packProperty().addListener((property, before, now) -> side.begin("lesson-tab"));
        MemoryViewModel grid = memory.model();
        InvalidationListener chosen = change -> {
            if (!memory.selection().equals(selected)) {
                choose();
            }
        };
        grid.caretProperty().addListener(chosen);
        grid.anchorProperty().addListener(chosen);
        grid.view.addListener(chosen);
        memory.addEventFilter(MouseEvent.MOUSE_RELEASED, click -> choose());
        lessons.prediction().overlaysProperty().addListener((property, before, now) -> {
            grid.overlay(OVERLAY, now);
            if (!now.isEmpty()) {
                side.show("lesson-tab");
            }
        });
        lessons.selection.set(Optional.empty());
    }

    private void choose() {
        selected = memory.selection();
        lessons.selection.set(selected);
    }

    @Override
    public void perform(Deed deed) {
        Optional.ofNullable(deeds.get(deed)).ifPresent(Runnable::run);
    }

    @Override
    public void show(MemoryRange range) {
        memory.selectAll(range);
        choose();
    }

    @Override
    public void open(Lesson lesson) {
        files.open(lesson);
    }
}

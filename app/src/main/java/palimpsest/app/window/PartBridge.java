package palimpsest.app.window;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import palimpsest.app.find.FindViewModel;
import palimpsest.app.find.SearchKind;
import palimpsest.app.sources.SourcesViewModel;

/** Brings a part of the window to the front, as a person would, and types what belongs there. */
final class PartBridge {
    private final Map<Part, Consumer<Showing>> ways = new EnumMap<>(Part.class);
    private final Scene scene;

    PartBridge(
            Scene scene,
            Commands commands,
            SidePane side,
            Layout layout,
            MapBridge map,
            FindViewModel find,
            SourcesViewModel sources,
            Presenter presenter) {
        this.scene = scene;
        way(Part.SOURCE, layout::showSource);
        way(Part.SCRIPT, layout::showScript);
        way(Part.EXPORTS, layout::showExports);
        way(Part.SOURCES, () -> {
            layout.showSource();
            sources.turnTo(true);
        });
        way(Part.LESSON, () -> side.show("lesson-tab"));
        way(Part.BYTE, () -> side.show("byte-tab"));
        way(Part.WATCHES, () -> side.show("watches-tab"));
        way(Part.MOMENTS, () -> side.show("moments-tab"));
        way(Part.VIEWS, () -> side.show("views-tab"));
        way(Part.VARIABLES, () -> side.show("variables-tab"));
        way(Part.MAP, map::showMap);
        way(Part.LAYOUT, map::showLayout);
        way(Part.SHORTCUTS, commands.shortcuts::perform);
        way(Part.PREFERENCES, commands.preferences::perform);
        way(Part.PROGRAM, commands.program::perform);
        way(Part.EXPORT, commands.export::perform);
        way(Part.WELCOME, () -> {});
        ways.put(Part.PRESENTING, asked -> presenter.begin(asked.percent()));
        ways.put(Part.PALETTE, asked -> {
            commands.palette.perform();
            type(asked.words(), false);
        });
        ways.put(Part.FIND, asked -> {
            find.terms.kind.set(asked.words().isEmpty() ? find.terms.kind.get() : SearchKind.TEXT);
            commands.find.perform();
            type(asked.words(), true);
        });
        way(Part.STRINGS, () -> {
            find.terms.kind.set(SearchKind.STRINGS);
            commands.find.perform();
        });
        ways.put(Part.STRUCTURES, asked -> {
            commands.lay.perform();
            type(asked.words(), true);
        });
    }

    void show(Showing asked) {
        Optional.ofNullable(ways.get(asked.part())).ifPresent(way -> way.accept(asked));
    }

    private void way(Part part, Runnable way) {
        ways.put(part, asked -> way.run());
    }

    private void type(String words, boolean enter) {
        if (!words.isEmpty() && scene.getFocusOwner() instanceof TextField field) {
            field.setText(words);
            field.end();
            if (enter) {
                field.fireEvent(new ActionEvent());
            }
        }
    }
}

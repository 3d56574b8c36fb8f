package palimpsest.app.window;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import palimpsest.app.memory.ColumnsMenu;
import palimpsest.app.memory.RowFormat;
import palimpsest.app.memory.Shading;
import palimpsest.app.presenting.Speed;

/** What the window remembers from one start to the next. Lengths are in pixels, divider positions from 0 to 1. */
public final class Settings {
    /** As large as the screen allows. */
    static final int FITTED = 0;

    private static final int RECENT_FILES = 10;

    public final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    /** The scale in percent, {@value Zoom#LEAST} to {@value Zoom#MOST}. */
    public final IntegerProperty zoom = new SimpleIntegerProperty(Zoom.NORMAL);

    /** Columns in a row of the grid, or {@link ColumnsMenu#FITTING}. */
    public final IntegerProperty columns = new SimpleIntegerProperty(ColumnsMenu.FITTING);
    /** How the grid shows bytes. */
    public final ObjectProperty<RowFormat> rowFormat = new SimpleObjectProperty<>(RowFormat.BYTES);

    /** The scale while presenting, in percent; {@link #FITTED} until somebody has presented. */
    public final IntegerProperty presenterZoom = new SimpleIntegerProperty(FITTED);

    /** What the strength of the grid's colours stands for. */
    public final ObjectProperty<Shading> shading = new SimpleObjectProperty<>(Shading.NONE);
    /** Whether the grid hatches bytes that nobody ever wrote. */
    public final BooleanProperty hatched = new SimpleBooleanProperty(true);

    /** At which speed steps play, in steps a second; infinite for as fast as it can. */
    public final DoubleProperty speed = new SimpleDoubleProperty(Speed.USUAL);

    /** The language of the texts, from the next start on. */
    public final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.SYSTEM);

    public final DoubleProperty width = new SimpleDoubleProperty(1440);
    public final DoubleProperty height = new SimpleDoubleProperty(900);
    /** Not a number until the window was placed once. */
    public final DoubleProperty left = new SimpleDoubleProperty(Double.NaN);

    public final DoubleProperty top = new SimpleDoubleProperty(Double.NaN);
    public final BooleanProperty maximized = new SimpleBooleanProperty(false);
    public final DoubleProperty sourceDivider = new SimpleDoubleProperty(0.27);
    public final DoubleProperty inspectorDivider = new SimpleDoubleProperty(0.78);
    public final DoubleProperty stackDivider = new SimpleDoubleProperty(0.72);
    public final DoubleProperty timelineDivider = new SimpleDoubleProperty(0.7);
    public final DoubleProperty consoleDivider = new SimpleDoubleProperty(0.87);
    /** The person's own descriptions of structures. */
    public final StringProperty structures = new SimpleStringProperty("");
    /** How far a student has come with lessons. */
    public final ObservableMap<String, String> lessons = FXCollections.observableHashMap();
    /** Newest first. */
    public final ObservableList<Path> recent = FXCollections.observableArrayList();

    /** The panes stand again where they stood at first, and the rows show bytes. */
    void arrangeAsAtFirst() {
        Settings first = new Settings();
        sourceDivider.set(first.sourceDivider.get());
        inspectorDivider.set(first.inspectorDivider.get());
        stackDivider.set(first.stackDivider.get());
        timelineDivider.set(first.timelineDivider.get());
        consoleDivider.set(first.consoleDivider.get());
        rowFormat.set(first.rowFormat.get());
        hatched.set(first.hatched.get());
        speed.set(first.speed.get());
    }

    /** Puts a file at the head of the recent ones. */
    public void opened(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        recent.remove(absolute);
        recent.add(0, absolute);
        if (recent.size() > RECENT_FILES) {
            recent.remove(RECENT_FILES, recent.size());
        }
    }
}

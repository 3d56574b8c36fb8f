package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.paint.Color;

/** The grid's colours as properties a style sheet can set, {@code -grid-host: -pal-host;} and its like. */
final class GridStyles {
    private static final GridPalette DEFAULT = GridPalette.light();
    private static final List<Row> ROWS = List.of(
            new Row("surface", DEFAULT.surface()),
            new Row("text", DEFAULT.text()),
            new Row("muted", DEFAULT.muted()),
            new Row("border", DEFAULT.border()),
            new Row("accent", DEFAULT.accent()),
            new Row("found", DEFAULT.found()),
            new Row("host", DEFAULT.host()),
            new Row("module", DEFAULT.module()),
            new Row("data", DEFAULT.data()),
            new Row("growth", DEFAULT.growth()),
            new Row("danger", DEFAULT.danger()));
    static final List<CssMetaData<? extends Styleable, ?>> META = meta();

    private record Row(String name, Color initial) {}

    private final List<StyleableObjectProperty<Color>> colours = new ArrayList<>();

    GridStyles(HexGrid grid, Runnable changed) {
        for (int index = 0; index < ROWS.size(); index++) {
            colours.add(new Property(grid, index, changed));
        }
    }

    GridPalette palette() {
        Function<Integer, Color> at = index -> colours.get(index).get();
        return new GridPalette(
                at.apply(0),
                at.apply(1),
                at.apply(2),
                at.apply(3),
                at.apply(4),
                at.apply(5),
                at.apply(6),
                at.apply(7),
                at.apply(8),
                at.apply(9),
                at.apply(10));
    }

    private StyleableObjectProperty<Color> colour(int index) {
        return colours.get(index);
    }

    private static List<CssMetaData<? extends Styleable, ?>> meta() {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(javafx.scene.layout.Region.getClassCssMetaData());
        for (int index = 0; index < ROWS.size(); index++) {
            all.add(new Meta(index));
        }
        return List.copyOf(all);
    }

    private static final class Meta extends CssMetaData<HexGrid, Color> {
        private final int index;

        Meta(int index) {
            super(
                    "-grid-" + ROWS.get(index).name(),
                    StyleConverter.getColorConverter(),
                    ROWS.get(index).initial());
            this.index = index;
        }

        @Override
        public boolean isSettable(HexGrid grid) {
            return !grid.styles().colour(index).isBound();
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(HexGrid grid) {
            return grid.styles().colour(index);
        }
    }

    private static final class Property extends StyleableObjectProperty<Color> {
        private final HexGrid grid;
        private final int index;
        private final Runnable changed;

        Property(HexGrid grid, int index, Runnable changed) {
            super(ROWS.get(index).initial());
            this.grid = grid;
            this.index = index;
            this.changed = changed;
        }

        @Override
        protected void invalidated() {
            changed.run();
        }

        @Override
        public Object getBean() {
            return grid;
        }

        @Override
        public String getName() {
            return ROWS.get(index).name();
        }

        @Override
        @SuppressWarnings("unchecked")
        public CssMetaData<? extends Styleable, Color> getCssMetaData() {
            int inherited = META.size() - ROWS.size();
            return (CssMetaData<? extends Styleable, Color>) META.get(inherited + index);
        }
    }
}

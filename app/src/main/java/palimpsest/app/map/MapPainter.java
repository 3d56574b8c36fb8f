package palimpsest.app.map;

import java.util.BitSet;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import palimpsest.app.session.Finds;
import palimpsest.app.session.Mark;
import palimpsest.app.session.Survey;

/**
 * Draws a map: at the left what a place is for, in the middle a column for each who writes, the stronger the more of its
 * bytes are not zero, at the right what was found. The heat is kept as a picture and made again only for another survey.
 */
final class MapPainter {
    /** The columns of the heat, from the left: everybody who writes has one of their own. */
    private static final int[] COLUMNS = {Mark.HOST, Mark.MODULE, Mark.DATA_SEGMENT};

    private static final Ink[] COLUMN_INKS = {Ink.HOST, Ink.MODULE, Ink.DATA};
    /** However little was written in a place, it can be seen. */
    private static final double LEAST_HEAT = 0.4;
    /** At the foot there is room for what may come. */
    private static final double FOOT = 0.04;

    private final Inks inks;
    private final double width;
    private final double height;
    private final double pixel;
    private Survey drawn = Survey.NOTHING;
    private WritableImage heat = new WritableImage(1, 1);

    /** @param pixel the size of a pixel of the screen */
    MapPainter(Inks inks, double width, double height, double pixel) {
        this.inks = inks;
        this.width = width;
        this.height = height;
        this.pixel = pixel;
    }

    /** Where addresses lie, by lines of a pixel. */
    MapGeometry geometry(MapViewModel model) {
        return new MapGeometry(model.length(), Math.max(1, (int) (bodyHeight(model) / pixel)));
    }

    private double bodyHeight(MapViewModel model) {
        return model.roomProperty().get().isFull() ? height - 3 * pixel : height - foot();
    }

    private double foot() {
        return Math.max(8, Math.rint(height * FOOT));
    }

    private double lane() {
        return Math.rint(width * 0.2);
    }

    void paint(GraphicsContext gc, MapViewModel model) {
        gc.setFill(inks.of(Ink.BACKGROUND));
        gc.fillRect(0, 0, width, height);
        Survey survey = model.surveyProperty().get();
        if (survey.length() == 0) {
            return;
        }
        MapGeometry geometry = geometry(model);
        if (survey != drawn || (int) heat.getHeight() != geometry.lines()) {
            heat = heat(survey, geometry);
            drawn = survey;
        }
        gc.setImageSmoothing(false);
        gc.drawImage(heat, lane(), 0, width - 2 * lane(), geometry.lines() * pixel);
        regions(gc, model, geometry);
        found(gc, model.found.get(), geometry);
        foot(gc, model);
        viewport(gc, model, geometry);
    }

    /** A pixel wide for each column, and one for each line. */
    private WritableImage heat(Survey survey, MapGeometry geometry) {
        WritableImage picture = new WritableImage(COLUMNS.length, geometry.lines());
        PixelWriter pixels = picture.getPixelWriter();
        Color never = inks.of(Ink.SURFACE);
        Color grown = inks.of(Ink.GROWTH_SOFT);
        int before = 0;
        for (int line = 0; line < geometry.lines(); line++) {
            long from = geometry.addressOf(line);
            long to = Math.max(from + 1, geometry.addressOf(line + 1));
            Survey.Summary summary = survey.summary(from, to);
            long lines = (to - 1) / Survey.LINE - from / Survey.LINE + 1;
            double filled = Math.sqrt((double) summary.filled() / (lines * Survey.LINE));
            Color ground = (summary.origins() & 1 << Mark.GROWN) == 0 ? never : grown;
            double strength = LEAST_HEAT + (1 - LEAST_HEAT) * filled;
            for (int column = 0; column < COLUMNS.length; column++) {
                boolean wrote = (summary.origins() & 1 << COLUMNS[column]) != 0;
                boolean shadow = (before & 1 << COLUMNS[column]) != 0;
                Color ink = inks.of(COLUMN_INKS[column]);
                pixels.setColor(column, line, ground.interpolate(ink, wrote ? strength : shadow ? LEAST_HEAT : 0));
            }
            // What is only a line high has a shadow, so that it is seen.
            before = summary.origins();
        }
        return picture;
    }

    private void regions(GraphicsContext gc, MapViewModel model, MapGeometry geometry) {
        for (Region region : model.regions.get()) {
            double from = geometry.lineOf(region.from()) * pixel;
            double to = Math.max(from + 2 * pixel, geometry.endOf(region.to()) * pixel);
            gc.setFill(inks.of(region.kind()));
            gc.fillRect(pixel, from, lane() - 3 * pixel, to - from);
        }
    }

    private void found(GraphicsContext gc, BitSet found, MapGeometry geometry) {
        gc.setFill(inks.of(Ink.FOUND));
        double thick = Math.max(2 * pixel, geometry.lines() * pixel / Finds.PARTS);
        for (int part = found.nextSetBit(0); part >= 0; part = found.nextSetBit(part + 1)) {
            double y = (double) part / Finds.PARTS * geometry.lines() * pixel;
            gc.fillRect(width - lane() + 2 * pixel, Math.floor(y / pixel) * pixel, lane() - 3 * pixel, thick);
        }
    }

    /** A wall where no page can be added; dashes, and a wall behind them if there is a maximum, where some may come. */
    private void foot(GraphicsContext gc, MapViewModel model) {
        MapViewModel.Room room = model.roomProperty().get();
        double y = bodyHeight(model);
        gc.setFill(inks.of(Ink.TEXT));
        if (room.free().isPresent()) {
            gc.fillRect(lane(), height - 3 * pixel, width - 2 * lane(), 3 * pixel);
        }
        if (!room.isFull()) {
            gc.setStroke(inks.of(Ink.FAINT));
            gc.setLineWidth(pixel);
            gc.setLineDashes(3 * pixel, 3 * pixel);
            gc.strokeRect(lane() + 0.5 * pixel, y + 1.5 * pixel, width - 2 * lane() - pixel, height - y - 4 * pixel);
            gc.setLineDashes();
        }
    }

    private void viewport(GraphicsContext gc, MapViewModel model, MapGeometry geometry) {
        double from = geometry.lineOf(model.top.get()) * pixel;
        double to = geometry.endOf(model.top.get() + Math.max(1, model.visible.get())) * pixel;
        double tall = Math.max(6 * pixel, to - from);
        double top = Math.min(from, Math.max(0, geometry.lines() * pixel - tall));
        gc.setStroke(inks.of(Ink.ACCENT));
        gc.setLineWidth(2 * pixel);
        gc.strokeRoundRect(pixel, top + pixel, width - 2 * pixel, tall - 2 * pixel, 6 * pixel, 6 * pixel);
        gc.setFill(inks.of(Ink.TEXT));
        double caret = geometry.lineOf(model.caret.get()) * pixel;
        gc.fillRect(lane(), caret, width - 2 * lane(), pixel);
    }
}

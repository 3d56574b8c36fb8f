package palimpsest.app.presenting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import palimpsest.app.session.MemoryRange;

/** A veil over a grid with a hole, and a ring around it, where the bytes are that a step is about. */
public final class Spotlight extends Region {
    private final LongFunction<Optional<Rectangle2D>> cells;
    private Optional<Spot> spot = Optional.empty();

    /** @param cells where the cell of an address is, in pixels of this node; empty where it is not in view */
    public Spotlight(LongFunction<Optional<Rectangle2D>> cells) {
        this.cells = cells;
        setId("spotlight");
        getStyleClass().add("spotlight");
        setMouseTransparent(true);
        setManaged(true);
    }

    /** Lights other bytes; nothing takes the veil away. */
    public void light(Optional<Spot> now) {
        spot = now;
        requestLayout();
    }

    /** Whether it lights some bytes that are in view. */
    public boolean isLit() {
        return !getChildren().isEmpty();
    }

    @Override
    protected void layoutChildren() {
        List<Rectangle> holes = new ArrayList<>();
        spot.ifPresent(lit -> lit.ranges().forEach(range -> holes.addAll(holes(range))));
        if (holes.isEmpty()) {
            getChildren().clear();
            return;
        }
        Shape veil = new Rectangle(getWidth(), getHeight());
        List<Shape> rings = new ArrayList<>();
        for (Rectangle hole : holes) {
            veil = Shape.subtract(veil, hole);
            Rectangle ring = new Rectangle(hole.getX(), hole.getY(), hole.getWidth(), hole.getHeight());
            ring.setArcWidth(hole.getArcWidth());
            ring.setArcHeight(hole.getArcHeight());
            ring.getStyleClass()
                    .addAll("spotlight-ring", spot.orElseThrow().kind() == Spot.Kind.READ ? "read" : "written");
            rings.add(ring);
        }
        veil.getStyleClass().add("spotlight-veil");
        getChildren().setAll(veil);
        getChildren().addAll(rings);
    }

    /** A hole for each row in which some of the bytes are. */
    private List<Rectangle> holes(MemoryRange range) {
        List<Rectangle> holes = new ArrayList<>();
        Optional<Rectangle2D> run = Optional.empty();
        for (long i = 0; i < range.length(); i++) {
            Optional<Rectangle2D> cell = cells.apply(range.address() + i);
            if (cell.isEmpty()
                    || run.filter(so -> so.getMinY() == cell.get().getMinY()).isEmpty()) {
                run.map(Spotlight::hole).ifPresent(holes::add);
                run = cell;
            } else {
                Rectangle2D so = run.get();
                double left = Math.min(so.getMinX(), cell.get().getMinX());
                double right = Math.max(so.getMaxX(), cell.get().getMaxX());
                run = Optional.of(new Rectangle2D(left, so.getMinY(), right - left, so.getHeight()));
            }
        }
        run.map(Spotlight::hole).ifPresent(holes::add);
        return holes;
    }

    private static Rectangle hole(Rectangle2D cells) {
        double more = cells.getHeight() * 0.12;
        Rectangle hole = new Rectangle(
                cells.getMinX() - more,
                cells.getMinY() - more,
                cells.getWidth() + 2 * more,
                cells.getHeight() + 2 * more);
        hole.setArcWidth(cells.getHeight() * 0.5);
        hole.setArcHeight(cells.getHeight() * 0.5);
        return hole;
    }
}

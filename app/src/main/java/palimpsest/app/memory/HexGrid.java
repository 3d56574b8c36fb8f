package palimpsest.app.memory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.words.Words;

/**
 * A memory as rows of bytes. It shows what its {@link MemoryViewModel} says, tells it what is selected, and reads no
 * more than the visible bytes, so a memory may have any size.
 */
public final class HexGrid extends Region {
    private static final double LEAST_THUMB = 32;
    /** How broad a scroll bar is. */
    private static final double BAR = 12;
    /** The height of a line of names, in heights of a row. */
    private static final double LEVEL = 0.5;

    private final MemoryViewModel model;
    private final GridStyles styles = new GridStyles(this, this::restyle);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final RasterView page = new RasterView();
    private final ReadOnlyIntegerWrapper wholeRows = new ReadOnlyIntegerWrapper(this, "wholeRows");
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final BooleanProperty hasBar = new SimpleBooleanProperty(this, "hasBar", true);
    private final Label empty = new Label(Words.of("grid.empty"));
    private final HexTyping typing;
    private final GridMenu menu;
    private Runnable askForFill = () -> {};
    private HexLayout layout = new HexLayout(8, 22, 16, 8);
    private Rows rows = new Rows(layout, 0, new double[] {0});
    private @org.jspecify.annotations.Nullable Stamps stamps;
    private @org.jspecify.annotations.Nullable HexPainter painter;
    private int lastRepaint;

    public HexGrid(MemoryViewModel model) {
        this.model = model;
        GridFonts.load();
        typing = new HexTyping(this, model);
        getStyleClass().add("hex-grid");
        empty.getStyleClass().add("hex-grid-empty");
        empty.setMouseTransparent(true);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleRoleDescription(Words.of("grid.role"));
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setFocusTraversable(false);
        horizontal.setFocusTraversable(false);
        getChildren().addAll(page, empty, vertical, horizontal);
        new HexMouse(this, page, model).listen();
        new HexHover(this, page, model).listen();
        typing.listen();
        menu = new GridMenu(this, model);
        new HexKeys(this, model, typing).listen();
        listen();
    }

    /** One factor for the whole grid; 1 is 8 pixels a character. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** Whether it has a scroll bar; what stands beside it may show where it is, and be dragged, as well. */
    public BooleanProperty hasBarProperty() {
        return hasBar;
    }

    /** How many rows the last change made it draw again. */
    int lastRepaint() {
        return lastRepaint;
    }

    /** What is drawn, row by row; the very array, not a copy. */
    int[] pixels() {
        return page.pixels();
    }

    MemoryViewModel model() {
        return model;
    }

    HexLayout hexLayout() {
        return layout;
    }

    GridStyles styles() {
        return styles;
    }

    /** Where the rows in view stand. */
    Rows rows() {
        return rows;
    }

    /** What is at a point of the page, if there is a byte. */
    Optional<HexLayout.Hit> hit(double x, double y) {
        return rows.hit(x + shift(), y);
    }

    /** What is nearest to a point of the page on one side. */
    HexLayout.Hit nearest(double x, double y, boolean inText) {
        return rows.nearest(x + shift(), y, inText);
    }

    /** The byte at a point of the page, if there is one. */
    OptionalLong addressAt(double x, double y) {
        return hit(x, y).stream()
                .mapToLong(hit -> (model.topRow.get() + hit.row()) * model.bytesPerRow.get() + hit.column())
                .filter(address ->
                        Addresses.less(address, model.view.get().bytes().length()))
                .findFirst();
    }

    /** How far the rows are shifted left in a narrow grid. */
    double shift() {
        return horizontal.isVisible() ? Math.rint(Math.min(horizontal.getValue(), horizontal.getMax())) : 0;
    }

    /** How many rows are wholly in view; at least one. */
    public int wholeRows() {
        return wholeRows.get();
    }

    /** How many rows are visible as a whole. */
    public ReadOnlyIntegerProperty wholeRowsProperty() {
        return wholeRows.getReadOnlyProperty();
    }

    private void listen() {
        InvalidationListener restyle = change -> restyle();
        scale.addListener(restyle);
        hasBar.addListener(restyle);
        model.bytesPerRow.addListener((property, before, now) -> {
            restyle();
            model.topRow.set(model.topRow.get() * before.intValue() / now.intValue());
        });
        model.view.addListener((property, before, now) -> {
            if (Addresses.digits(before.bytes().length())
                    != Addresses.digits(now.bytes().length())) {
                restyle();
            }
            refresh();
        });
        model.format.addListener((property, before, now) -> {
            typing.forget();
            restyle();
        });
        model.topRow.addListener(change -> refresh());
        model.hatched.addListener((property, before, now) -> restyle());
        model.ghost.addListener((property, before, now) -> {
            if (now.isPresent()) {
                model.topRow.set(lastTop());
            }
            refresh();
        });
        model.shading.addListener((property, before, now) -> refresh());
        model.shades.addListener((property, before, now) -> refresh());
        model.overlaysProperty().addListener(change -> refresh());
        model.inText.addListener(change -> refresh());
        model.anchorProperty().addListener(change -> refresh());
        model.caretProperty().addListener((property, before, now) -> {
            typing.forget();
            refresh();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        focusedProperty().addListener(change -> typing.forget());
        vertical.valueProperty().addListener((property, before, now) -> {
            if (now.doubleValue() != (double) model.topRow.get()) {
                model.topRow.set(Math.round(now.doubleValue()));
            }
        });
        horizontal.valueProperty().addListener(change -> restyle());
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::renderScaleXProperty)
                .addListener(change -> restyle());
    }

    /** Reads the visible bytes again and draws the rows that changed. */
    public void refresh() {
        long lastTop = lastTop();
        long top = Math.max(0, Math.min(model.topRow.get(), lastTop));
        if (top != model.topRow.get()) {
            model.topRow.set(top);
            return;
        }
        rows = Rows.of(layout, top, page.getHeight(), model::levels);
        wholeRows.set(Math.max(1, rows.count()));
        vertical.setMax((double) lastTop);
        vertical.setVisibleAmount(thumb() * lastTop);
        vertical.setBlockIncrement(wholeRows());
        vertical.setValue((double) top);
        empty.setVisible(model.isEmpty());
        HexPainter current = painter;
        if (current != null) {
            lastRepaint = current.paint(new Frame(model, rows.count(), typing.pending()), rows);
            page.show();
        }
    }

    /** The part of the scroll bar its thumb takes: as much as is visible, but never too little to be caught. */
    private double thumb() {
        double caught = LEAST_THUMB * scale.get() / Math.max(1, page.getHeight());
        return Math.min(1, Math.max(caught, (double) wholeRows() / (model.rows() + 2)));
    }

    /** The last row that may stand at the top: then the end of memory is still visible below. */
    private long lastTop() {
        return Rows.topBefore(layout, model.rows() + model.rowsBehind(), page.getHeight(), model::levels);
    }

    /** Scrolls until a byte is visible. */
    public void reveal(long address) {
        long row = Long.divideUnsigned(address, model.bytesPerRow.get());
        if (row < model.topRow.get()) {
            model.topRow.set(row);
        } else if (row >= model.topRow.get() + wholeRows()) {
            model.topRow.set(Rows.topBefore(layout, row + 1, page.getHeight(), model::levels));
        }
    }

    /** Tells who asks for the pattern that the selection is to be filled with. */
    void onFill(Runnable asks) {
        askForFill = asks;
    }

    void askForFill() {
        askForFill.run();
    }

    /** Opens the menu of the selected bytes beside the caret. */
    void showMenu() {
        long row = Long.divideUnsigned(model.caret(), model.bytesPerRow.get()) - model.topRow.get();
        int column = (int) Long.remainderUnsigned(model.caret(), model.bytesPerRow.get());
        double y = rows.top((int) Math.max(0, Math.min(row + 1, wholeRows())));
        Point2D place = page.localToScreen(layout.cellX(column) - shift(), y);
        if (place != null && !model.isEmpty()) {
            showMenu(place.getX(), place.getY());
        }
    }

    void showMenu(double screenX, double screenY) {
        menu.show(this, screenX, screenY);
    }

    void hideMenu() {
        menu.hide();
    }

    /** Goes to where the selected pointer points; a pointer to 0 points nowhere. False if there is nothing to follow. */
    boolean follow() {
        Optional<Long> target = model.pointer(model.caret()).filter(address -> address != 0);
        target.ifPresent(address -> {
            model.jump(address);
            reveal(address);
        });
        return target.isPresent();
    }

    /** Goes back to the pointer that was followed last. */
    boolean back() {
        boolean gone = model.back();
        if (gone) {
            reveal(model.caret());
        }
        return gone;
    }

    /** Where the cell of a byte is drawn, in pixels of the grid; empty where it is not in view. */
    public Optional<Rectangle2D> cellOf(long address) {
        int perRow = layout.bytesPerRow();
        long row = Long.divideUnsigned(address, perRow) - model.topRow.get();
        if (row < 0 || row >= rows.count()) {
            return Optional.empty();
        }
        int column = (int) Long.remainderUnsigned(address, perRow);
        return Optional.of(new Rectangle2D(
                layout.cellX(column) - shift(), rows.cellTop((int) row), layout.cellWidth(), layout.cellHeight()));
    }

    /** Selects a byte named by an address and shows it in the upper third; false if there is no such byte. */
    public boolean goTo(String text) {
        boolean found = model.goTo(text);
        if (found) {
            long row = Long.divideUnsigned(model.caret(), model.bytesPerRow.get());
            model.topRow.set(Math.max(0, row - wholeRows() / 3));
            requestFocus();
        }
        return found;
    }

    private void restyle() {
        painter = null;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double device = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        GridFonts fonts = GridFonts.of(scale.get(), device);
        double rowHeight = Math.round(fonts.advance() * 2.75 * device) / device;
        double levelHeight = Math.round(rowHeight * LEVEL * device) / device;
        int digits = Addresses.digits(model.view.get().bytes().length());
        RowFormat format = model.format.get();
        layout = new HexLayout(
                fonts.advance(),
                rowHeight,
                levelHeight,
                model.bytesPerRow.get(),
                digits,
                format.shape(),
                format.text().isPresent());
        double bar = Math.ceil(BAR * scale.get());
        vertical.setVisible(hasBar.get());
        double width = Math.max(0, getWidth() - (hasBar.get() ? bar : 0));
        boolean narrow = layout.width() > width;
        double height = Math.max(0, getHeight() - (narrow ? bar : 0));
        vertical.resizeRelocate(width, 0, bar, height);
        horizontal.setVisible(narrow);
        horizontal.setMax(Math.max(0, layout.width() - width));
        horizontal.setVisibleAmount(width * horizontal.getMax() / layout.width());
        horizontal.resizeRelocate(0, height, width, bar);
        page.resizeRelocate(0, 0, width, height);
        Raster raster = page.fitting(Math.min(width, layout.width()), height, 1 / device);
        Stamps known = stamps;
        if (known == null || !known.fonts().equals(fonts)) {
            known = new Stamps(fonts);
            stamps = known;
        }
        setClip(new javafx.scene.shape.Rectangle(getWidth(), getHeight()));
        empty.resizeRelocate(0, layout.headerHeight(), width, Math.max(0, Math.min(height, 8 * rowHeight)));
        painter = new HexPainter(
                new Pen(raster, known, layout, styles.palette(), 1 / device, shift()), format, model.hatched.get());
        refresh();
    }

    @Override
    protected double computePrefWidth(double height) {
        return layout.width() + (hasBar.get() ? BAR * scale.get() : 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return layout.headerHeight() + 16 * layout.rowHeight(0);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> model.describeCaret();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return GridStyles.META;
    }
}

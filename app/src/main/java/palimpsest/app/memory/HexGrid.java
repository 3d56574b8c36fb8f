package palimpsest.app.memory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import palimpsest.app.bytes.Addresses;

/**
 * A memory as rows of bytes. It shows what its {@link MemoryViewModel} says, tells it what is selected, and reads no
 * more than the visible bytes, so a memory may have any size.
 */
public final class HexGrid extends Region {
    private static final double LEAST_THUMB = 32;

    private final MemoryViewModel model;
    private final GridStyles styles = new GridStyles(this, this::restyle);
    private final DoubleProperty scale = new SimpleDoubleProperty(this, "scale", 1);
    private final Canvas canvas = new Canvas();
    private final ReadOnlyIntegerWrapper wholeRows = new ReadOnlyIntegerWrapper(this, "wholeRows");
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final Label empty = new Label("This memory is empty: it has 0 pages.\nGrow it, or run code that does.");
    private final HexTyping typing;
    private final GridMenu menu;
    private Runnable askForFill = () -> {};
    private HexLayout layout = new HexLayout(8, 22, 16, 8);
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
        setAccessibleRoleDescription("memory grid");
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setFocusTraversable(false);
        horizontal.setFocusTraversable(false);
        getChildren().addAll(canvas, empty, vertical, horizontal);
        new HexMouse(this, canvas, model).listen();
        new HexHover(this, canvas, model).listen();
        typing.listen();
        menu = new GridMenu(this, model);
        new HexKeys(this, model, typing).listen();
        listen();
    }

    /** One factor for the whole grid; 1 is 8 pixels a character. */
    public DoubleProperty scaleProperty() {
        return scale;
    }

    /** How many rows the last change made it draw again. */
    int lastRepaint() {
        return lastRepaint;
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

    /** The byte at a point of the canvas, if there is one. */
    OptionalLong addressAt(double x, double y) {
        return layout.hit(x, y).stream()
                .mapToLong(hit -> (model.topRow.get() + hit.row()) * model.bytesPerRow.get() + hit.column())
                .filter(address ->
                        Addresses.less(address, model.view.get().bytes().length()))
                .findFirst();
    }

    /** How far the rows are shifted left in a narrow grid. */
    double shift() {
        return horizontal.isVisible() ? horizontal.getValue() : 0;
    }

    /** How many rows are wholly in view; at least one. */
    public int wholeRows() {
        return layout.wholeRowsIn(canvas.getHeight());
    }

    /** How many rows are visible as a whole. */
    public ReadOnlyIntegerProperty wholeRowsProperty() {
        return wholeRows.getReadOnlyProperty();
    }

    private void listen() {
        InvalidationListener restyle = change -> restyle();
        scale.addListener(restyle);
        model.bytesPerRow.addListener((property, before, now) -> {
            model.topRow.set(model.topRow.get() * before.intValue() / now.intValue());
            restyle();
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
        model.overlaysProperty().addListener((property, before, now) -> {
            if (model.overlayMap().levels() != layout.levels()) {
                restyle();
            }
            refresh();
        });
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
        horizontal.valueProperty().addListener(change -> requestLayout());
    }

    /** Reads the visible bytes again and draws the rows that changed. */
    public void refresh() {
        long top = Math.max(0, Math.min(model.topRow.get(), lastTop()));
        if (top != model.topRow.get()) {
            model.topRow.set(top);
            return;
        }
        vertical.setMax((double) lastTop());
        vertical.setVisibleAmount(thumb() * lastTop());
        vertical.setBlockIncrement(wholeRows());
        vertical.setValue((double) top);
        empty.setVisible(model.isEmpty());
        HexPainter current = painter;
        if (current != null) {
            Frame frame = new Frame(model, layout.rowsIn(canvas.getHeight()), typing.pending());
            lastRepaint = current.paint(frame, canvas.getHeight());
        }
    }

    /** The part of the scroll bar its thumb takes: as much as is visible, but never too little to be caught. */
    private double thumb() {
        double caught = LEAST_THUMB * scale.get() / Math.max(1, canvas.getHeight());
        return Math.min(1, Math.max(caught, (double) wholeRows() / (model.rows() + 2)));
    }

    /** The last row that may stand at the top: then the end of memory is still visible below. */
    private long lastTop() {
        return Math.max(0, model.rows() + model.rowsBehind() - wholeRows());
    }

    /** Scrolls until a byte is visible. */
    public void reveal(long address) {
        long row = Long.divideUnsigned(address, model.bytesPerRow.get());
        if (row < model.topRow.get()) {
            model.topRow.set(row);
        } else if (row >= model.topRow.get() + wholeRows()) {
            model.topRow.set(row - wholeRows() + 1);
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
        double y = layout.rowY((int) Math.max(0, Math.min(row, wholeRows()))) + layout.rowHeight();
        Point2D place = canvas.localToScreen(layout.cellX(column), y);
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
        if (row < 0 || row >= layout.rowsIn(canvas.getHeight())) {
            return Optional.empty();
        }
        int column = (int) Long.remainderUnsigned(address, perRow);
        return Optional.of(new Rectangle2D(
                canvas.getLayoutX() + layout.cellX(column),
                layout.rowY((int) row) + layout.gutter(),
                layout.cellWidth(),
                layout.cellHeight()));
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
        int digits = Addresses.digits(model.view.get().bytes().length());
        int levels = model.overlayMap().levels();
        RowFormat format = model.format.get();
        layout = new HexLayout(
                fonts.advance(),
                rowHeight,
                model.bytesPerRow.get(),
                digits,
                levels,
                format.shape(),
                format.text().isPresent());
        double bar = Math.ceil(12 * scale.get());
        double width = Math.max(0, getWidth() - bar);
        boolean narrow = layout.width() > width;
        double height = Math.max(0, getHeight() - (narrow ? bar : 0));
        vertical.resizeRelocate(width, 0, bar, height);
        horizontal.setVisible(narrow);
        horizontal.setMax(Math.max(0, layout.width() - width));
        horizontal.setVisibleAmount(width * horizontal.getMax() / layout.width());
        horizontal.resizeRelocate(0, height, width, bar);
        canvas.setWidth(layout.width());
        canvas.setHeight(height);
        wholeRows.set(wholeRows());
        canvas.relocate(-Math.rint(Math.min(shift(), horizontal.getMax())), 0);
        setClip(new javafx.scene.shape.Rectangle(getWidth(), getHeight()));
        empty.resizeRelocate(0, layout.headerHeight(), width, Math.max(0, Math.min(height, 8 * rowHeight)));
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), height);
        painter = new HexPainter(
                new Pen(canvas.getGraphicsContext2D(), layout, styles.palette(), fonts, 1 / device),
                format,
                model.hatched.get());
        refresh();
    }

    @Override
    protected double computePrefWidth(double height) {
        return layout.width() + 12 * scale.get();
    }

    @Override
    protected double computePrefHeight(double width) {
        return layout.rowY(16);
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

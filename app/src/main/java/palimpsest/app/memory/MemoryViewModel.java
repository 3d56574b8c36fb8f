package palimpsest.app.memory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.ShadeWindow;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;

/** Which memory is shown, from which row on, and what is selected in it. Addresses are unsigned. */
public final class MemoryViewModel {
    /** The most bytes that are copied to the clipboard at once. */
    public static final int COPY_LIMIT = 1 << 20;

    private static final int POINTER = 4;
    private static final RowFormat ADDRESS = RowFormat.BYTES.withCells(RowFormat.Kind.POINTERS, ValueType.U32);

    public final ObjectProperty<MemoryView> view = new SimpleObjectProperty<>(this, "view", MemoryView.none());
    public final ObjectProperty<MemoryIntents> intents =
            new SimpleObjectProperty<>(this, "intents", MemoryIntents.none());
    /** How the bytes are shown. */
    public final ObjectProperty<RowFormat> format = new SimpleObjectProperty<>(this, "format", RowFormat.BYTES);
    /** Bytes in a row: a whole number of columns. */
    public final IntegerProperty bytesPerRow = new SimpleIntegerProperty(this, "bytesPerRow", 16);
    /** The first visible row. */
    public final LongProperty topRow = new SimpleLongProperty(this, "topRow");
    /** Whether typing goes to the text column. */
    public final BooleanProperty inText = new SimpleBooleanProperty(this, "inText");

    /** An access over the end of the memory, that is shown there. */
    public final ObjectProperty<Optional<Ghost>> ghost = new SimpleObjectProperty<>(this, "ghost", Optional.empty());
    /** What the strength of the colours stands for. */
    public final ObjectProperty<Shading> shading = new SimpleObjectProperty<>(this, "shading", Shading.NONE);
    /** How strong they are. */
    public final ObjectProperty<ShadeWindow> shades = new SimpleObjectProperty<>(this, "shades", ShadeWindow.none());
    /** Whether bytes that nobody ever wrote are hatched. */
    public final BooleanProperty hatched = new SimpleBooleanProperty(this, "hatched", true);
    /** Why what was asked for last was not done; empty if it was. */
    public final StringProperty fault = new SimpleStringProperty(this, "fault", "");

    private final Deque<Long> from = new ArrayDeque<>();
    private final Map<String, List<Overlay>> overlaysBySource = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<Overlay>> overlays =
            new ReadOnlyObjectWrapper<>(this, "overlays", List.of());
    private OverlayMap overlayMap = new OverlayMap(List.of());
    private final ReadOnlyLongWrapper anchor = new ReadOnlyLongWrapper(this, "anchor");
    private final ReadOnlyLongWrapper caret = new ReadOnlyLongWrapper(this, "caret");

    /**
     * Shows a memory, or the same one at another moment; the selection stays where it still can, and comes back when a
     * memory does that was empty meanwhile.
     */
    public void show(MemoryView shown) {
        view.set(shown);
        if (isEmpty()) {
            return;
        }
        anchor.set(clamp(anchor.get()));
        caret.set(clamp(caret.get()));
    }

    /**
     * Draws named stretches over the bytes of the memory that is shown, in place of those that the same source drew
     * before.
     *
     * @param source who draws them, such as "views"
     */
    public void overlay(String source, List<Overlay> stretches) {
        overlaysBySource.put(source, List.copyOf(stretches));
        List<Overlay> all =
                overlaysBySource.values().stream().flatMap(List::stream).toList();
        overlayMap = new OverlayMap(all);
        overlays.set(all);
    }

    /** The same stretches, in order and on their levels. */
    OverlayMap overlayMap() {
        return overlayMap;
    }

    /** How many lines with names stand over a row; more in the first that is in view. */
    int levels(long row, boolean top) {
        if (overlays.get().isEmpty() || row < 0 || row >= rows()) {
            return 0;
        }
        long first = row * bytesPerRow.get();
        int count = (int) Addresses.min(bytesPerRow.get(), length() - first);
        return OverlayPiece.levels(OverlayPiece.of(overlayMap.touching(first, first + count - 1), first, count, top));
    }

    /** What is drawn over the bytes, whoever drew it. */
    public ReadOnlyObjectProperty<List<Overlay>> overlaysProperty() {
        return overlays.getReadOnlyProperty();
    }

    /** The selected byte that keys move. */
    public ReadOnlyLongProperty caretProperty() {
        return caret.getReadOnlyProperty();
    }

    /** The other end of the selection. */
    public ReadOnlyLongProperty anchorProperty() {
        return anchor.getReadOnlyProperty();
    }

    public long caret() {
        return caret.get();
    }

    public boolean isEmpty() {
        return length() == 0;
    }

    /** The size of the memory in bytes. */
    long length() {
        return view.get().bytes().length();
    }

    /** The first selected byte. */
    public long selectionStart() {
        return units().first(Addresses.min(anchor.get(), caret.get()));
    }

    /** The last selected byte; cells are selected as a whole. */
    public long selectionLast() {
        return units().last(Addresses.max(anchor.get(), caret.get()));
    }

    Selection selection() {
        Units units = units();
        return new Selection(
                selectionStart(), selectionLast(), units.first(caret()), units.last(caret()), inText.get());
    }

    /** What the keys step over, and what is selected as a whole. */
    Units units() {
        return new Units(view.get().bytes(), format.get(), inText.get());
    }

    /** Moves the caret by one unit, to the next or the one before, extending the selection or dropping it. */
    void step(boolean forward, boolean extend) {
        Units units = units();
        long edge = forward ? units.last(caret()) : units.first(caret());
        boolean atEnd = forward ? edge == last() : edge == 0;
        long moved = units.first(atEnd ? edge : edge + (forward ? 1 : -1));
        select(extend ? anchor.get() : moved, moved);
    }

    /** How many rows stand behind the last byte: the wall, and what an access wanted there. */
    int rowsBehind() {
        return ghost.get()
                .map(wanted -> wanted.rows(length(), bytesPerRow.get()) + 2)
                .orElse(2);
    }

    /** How many rows the memory fills. */
    public long rows() {
        long length = view.get().bytes().length();
        return length == 0 ? 0 : Long.divideUnsigned(length - 1, bytesPerRow.get()) + 1;
    }

    /** Selects one byte. */
    public void select(long address) {
        select(address, address);
    }

    /** Selects all bytes between two, both included; keys move the second. */
    public void select(long from, long to) {
        anchor.set(clamp(from));
        caret.set(clamp(to));
    }

    /** Moves the caret, extending the selection or dropping it. */
    public void moveCaret(long delta, boolean extend) {
        long moved = Addresses.move(caret.get(), delta, last());
        select(extend ? anchor.get() : moved, moved);
    }

    /** Where the cell of a byte points to, if that lies within the memory; plain bytes are read as 32-bit addresses. */
    Optional<Long> pointer(long address) {
        RowFormat shown = format.get();
        boolean own = shown.kind() == RowFormat.Kind.POINTERS;
        ByteWindow bytes = view.get().bytes();
        if (own) {
            return new Units(bytes, shown, false).bits(address).filter(this::isInside);
        }
        byte[] four = new byte[POINTER];
        if (!isInside(address) || Addresses.less(length() - address, POINTER)) {
            return Optional.empty();
        }
        bytes.read(address, four, 0, POINTER);
        return Optional.of(ADDRESS.bits(four, 0)).filter(this::isInside);
    }

    private boolean isInside(long address) {
        return Addresses.less(address, length());
    }

    /** Selects a byte, and remembers where one came from. */
    void jump(long address) {
        from.push(caret());
        select(address);
    }

    /** Goes back to where the last jump began; false if there was none. */
    boolean back() {
        if (from.isEmpty()) {
            return false;
        }
        select(from.pop());
        return true;
    }

    /** Selects what the text names; false if it is no address in this memory. */
    public boolean goTo(String text) {
        Optional<Long> address = Addresses.parse(text)
                .filter(found -> Addresses.less(found, view.get().bytes().length()));
        address.ifPresent(this::select);
        return address.isPresent();
    }

    /** The value of a byte. */
    public byte byteAt(long address) {
        byte[] value = new byte[1];
        view.get().bytes().read(address, value, 0, 1);
        return value[0];
    }

    /** Asks for a write, unless it would cross the end of the memory. */
    public boolean edit(long address, byte[] bytes) {
        long length = view.get().bytes().length();
        if (!Addresses.less(address, length) || Addresses.less(length - address, bytes.length)) {
            return false;
        }
        intents.get().edit(address, bytes);
        return true;
    }

    /** The selected bytes, at most {@link #COPY_LIMIT} of them. */
    public byte[] selectedBytes() {
        if (isEmpty()) {
            return new byte[0];
        }
        int count = (int) Addresses.min(selectionLast() - selectionStart(), COPY_LIMIT - 1) + 1;
        byte[] bytes = new byte[count];
        view.get().bytes().read(selectionStart(), bytes, 0, count);
        return bytes;
    }

    /** What is written by more than typing. */
    ByteEdits edits() {
        return new ByteEdits(this);
    }

    /** The selected bytes as {@code 78 e1 bb}. */
    public String selectionAsHex() {
        return HexFormat.ofDelimiter(" ").formatHex(selectedBytes());
    }

    /** The selected byte or cell in words, for a screen reader. */
    public String describeCaret() {
        return isEmpty() ? Words.of("grid.no.pages") : new CellWords(this).caret();
    }

    /** Fills two arrays with the bytes and marks from an address on, as far as there are any; gives their number. */
    public int read(long address, byte[] bytes, byte[] marks) {
        long left = view.get().bytes().length() - address;
        int count = (int) Addresses.min(left, bytes.length);
        view.get().bytes().read(address, bytes, 0, count);
        view.get().marks().marks(address, marks, 0, count);
        Arrays.fill(marks, count, marks.length, (byte) 0);
        return count;
    }

    private long last() {
        return isEmpty() ? 0 : view.get().bytes().length() - 1;
    }

    private long clamp(long address) {
        return Addresses.min(address, last());
    }
}

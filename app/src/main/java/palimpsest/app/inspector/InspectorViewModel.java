package palimpsest.app.inspector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.Utf8;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;

/** The bytes from the selected address on, read as everything they could be. */
public final class InspectorViewModel {
    private static final int WIDEST = 8;
    private static final int MOST_TEXT = 200;
    private static final int CONTEXT = Utf8.LONGEST - 1;

    /** Whether the byte at the lowest address counts most; WebAssembly itself is always little-endian. */
    public final BooleanProperty bigEndian = new SimpleBooleanProperty(this, "bigEndian");
    /** Counts what was shown, so that a view knows when to read again. */
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");

    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);
    private final ReadOnlyStringWrapper selectionTitle = new ReadOnlyStringWrapper(this, "selectionTitle", "");
    private final ReadOnlyStringWrapper selectionText = new ReadOnlyStringWrapper(this, "selectionText", "");
    private final ReadOnlyStringWrapper selectionFault = new ReadOnlyStringWrapper(this, "selectionFault", "");
    private final InspectorIntents intents;
    private ByteWindow bytes = ByteWindow.empty();
    private long address;

    public InspectorViewModel(InspectorIntents intents) {
        this.intents = intents;
        bigEndian.addListener(change -> revision.set(revision.get() + 1));
    }

    /** Shows a byte of a memory, and those behind it. */
    public void show(ByteWindow memory, long selected) {
        bytes = memory;
        address = selected;
        empty.set(isEmpty());
        revision.set(revision.get() + 1);
    }

    /**
     * Reads a selection of several bytes as text of its own: a character it cuts is a fault, whatever stands around it.
     *
     * @param count how many bytes are selected; one is no selection
     */
    public void showSelection(long start, long count) {
        boolean several = Addresses.less(1, count)
                && Addresses.less(start, bytes.length())
                && !Addresses.less(bytes.length() - start, count);
        byte[] selected = new byte[several ? (int) Addresses.min(count, MOST_TEXT) : 0];
        if (several) {
            bytes.read(start, selected, 0, selected.length);
        }
        List<TextCell> cells = Utf8.decode(selected, "selection");
        boolean whole = selected.length == count;
        if (!whole && !cells.isEmpty()) {
            // The last character may be cut by our limit and not by the selection.
            cells = cells.subList(0, cells.size() - 1);
        }
        selectionTitle.set(several ? Words.of("inspector.selected", Long.toUnsignedString(count)) : "");
        selectionText.set(cells.stream().map(TextCell::glyph).collect(Collectors.joining()) + (whole ? "" : "…"));
        selectionFault.set(cells.stream()
                .filter(cell -> cell.fault().isPresent())
                .findFirst()
                .map(cell -> Words.of(
                        "inspector.fault",
                        Addresses.shortHex(start + cell.start()),
                        cell.fault().orElse("")))
                .orElse(""));
    }

    /** A heading for the selection; empty unless several bytes are selected. */
    public ReadOnlyStringProperty selectionTitleProperty() {
        return selectionTitle.getReadOnlyProperty();
    }

    /** The selected bytes as UTF-8. */
    public ReadOnlyStringProperty selectionTextProperty() {
        return selectionText.getReadOnlyProperty();
    }

    /** Why the text of the selection has its first U+FFFD; empty if it has none. */
    public ReadOnlyStringProperty selectionFaultProperty() {
        return selectionFault.getReadOnlyProperty();
    }

    /** Whether there is no byte to show. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Changes whenever any value may have. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public long address() {
        return address;
    }

    public boolean isEmpty() {
        return !Addresses.less(address, bytes.length());
    }

    /** The bits of a value of some bytes; empty when the memory ends before it does. */
    public Optional<Long> bits(int size) {
        if (isEmpty() || Addresses.less(bytes.length() - address, size)) {
            return Optional.empty();
        }
        byte[] read = new byte[size];
        bytes.read(address, read, 0, size);
        long bits = 0;
        for (int index = 0; index < size; index++) {
            bits = (bits << 8) | (read[bigEndian.get() ? index : size - 1 - index] & 0xff);
        }
        return Optional.of(bits);
    }

    /** A row's value, or a dash where the memory ends too early. */
    public String value(ValueType type) {
        return bits(type.size()).map(type::format).orElse("–");
    }

    /** A row's raw bits: {@code 0x0000000b}. */
    public String raw(ValueType type) {
        return bits(type.size())
                .map(bits -> "0x" + Addresses.padded(bits, 2 * type.size()))
                .orElse("");
    }

    /** Writes a typed value; gives the reason when it cannot be. */
    public Optional<String> edit(ValueType type, String typed) {
        if (bits(type.size()).isEmpty()) {
            return Optional.of(Words.of("inspector.ends", type.label()));
        }
        Optional<Long> bits = type.parse(typed);
        if (bits.isEmpty()) {
            return Optional.of(type.range());
        }
        byte[] written = new byte[type.size()];
        for (int index = 0; index < written.length; index++) {
            int place = bigEndian.get() ? written.length - 1 - index : index;
            written[place] = (byte) (bits.get() >>> (8 * index));
        }
        intents.edit(address, written);
        return Optional.empty();
    }

    /** Where the bytes point if they are an i32 address, when that lies within the memory. */
    public Optional<Long> pointer() {
        return bits(4).filter(target -> Addresses.less(target, bytes.length()));
    }

    /** Shows what the bytes point to. */
    public void followPointer() {
        pointer().ifPresent(intents::jumpTo);
    }

    /** The character the byte belongs to, read from its first byte; for a fault its reason. */
    public String character() {
        if (isEmpty()) {
            return "–";
        }
        int before = (int) Addresses.min(address, CONTEXT);
        int count = (int) Addresses.min(bytes.length() - address, Utf8.LONGEST) + before;
        byte[] around = new byte[count];
        bytes.read(address - before, around, 0, count);
        List<TextCell> cells = Utf8.touching(around, before, before + 1, "memory");
        TextCell cell = cells.get(0);
        String part = cell.start() < before ? Words.of("inspector.part", before - cell.start() + 1, cell.length()) : "";
        String shown = cell.isVisible() && cell.codePoint() != ' ' ? cell.glyph() + "  " : "";
        return (cell.fault().isPresent() ? "\ufffd  " : shown) + cell.describe() + part;
    }

    /** The largest power of two, up to 16, that divides the address, and what that means. */
    public String alignment() {
        long aligned = address == 0 ? 16 : Addresses.min(16, Long.lowestOneBit(address));
        if (isEmpty()) {
            return "–";
        }
        return aligned >= WIDEST ? Words.of("inspector.aligned", aligned) : Words.of("inspector.unaligned", aligned);
    }
}

package palimpsest.app.memory;

import java.util.List;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.Leb128;

/**
 * What is selected as a whole, and where the keys step to: cells among the numbers, and single bytes in the text. Made for
 * one moment of a memory.
 */
final class Units {
    private static final int CONTEXT = Leb128.LONGEST - 1;

    private final ByteWindow bytes;
    private final RowFormat format;
    private final boolean inText;

    Units(ByteWindow bytes, RowFormat format, boolean inText) {
        this.bytes = bytes;
        this.format = format;
        this.inText = inText;
    }

    /** The first byte of the unit a byte belongs to. */
    long first(long address) {
        if (inText) {
            return address;
        }
        return format.isLeb()
                ? number(address).map(cell -> before(address) + cell.start()).orElse(address)
                : address - Long.remainderUnsigned(address, format.cellBytes());
    }

    /** The last byte of the unit a byte belongs to. */
    long last(long address) {
        if (inText) {
            return address;
        }
        if (format.isLeb()) {
            return number(address).map(cell -> before(address) + cell.end() - 1).orElse(address);
        }
        return Addresses.min(first(address) + format.cellBytes() - 1, Addresses.max(1, bytes.length()) - 1);
    }

    /** How many bytes the unit of a byte has. */
    int length(long address) {
        return (int) (last(address) - first(address)) + 1;
    }

    /** The LEB128 number that a byte belongs to; its places count from {@link #before}. */
    Optional<Leb128.Cell> number(long address) {
        if (!Addresses.less(address, bytes.length())) {
            return Optional.empty();
        }
        int lead = (int) (address - before(address));
        byte[] around = new byte[lead + 1 + (int) Addresses.min(bytes.length() - address - 1, CONTEXT)];
        bytes.read(address - lead, around, 0, around.length);
        List<Leb128.Cell> cells = Leb128.touching(around, lead, lead + 1, format.kind() == RowFormat.Kind.LEB_SIGNED);
        return Optional.of(cells.get(0));
    }

    private static long before(long address) {
        return address - Addresses.min(address, CONTEXT);
    }

    /** What stands in the cell of a byte, as its cell shows it; for a broken number the reason. */
    String text(long address) {
        if (format.isLeb()) {
            return number(address)
                    .map(cell -> cell.fault().orElseGet(() -> format.text(cell.bits())))
                    .orElse("");
        }
        return bits(address).map(format::text).orElse("–");
    }

    /** The bits of the cell of a byte; empty where the memory ends before the cell does. */
    Optional<Long> bits(long address) {
        long first = address - Long.remainderUnsigned(address, format.cellBytes());
        int size = format.cellBytes();
        if (!Addresses.less(address, bytes.length()) || Addresses.less(bytes.length() - first, size)) {
            return Optional.empty();
        }
        byte[] cell = new byte[size];
        bytes.read(first, cell, 0, size);
        return Optional.of(format.bits(cell, 0));
    }
}

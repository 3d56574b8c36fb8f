package palimpsest.app.exporting;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.ByteMark;

/**
 * Bytes as a table of comma-separated values (RFC 4180): a line a value, with its address, its bytes, what they are as
 * numbers of that width, and who wrote the first of them. It is given piece by piece, each of many whole lines.
 */
final class Csv implements Iterator<String> {
    static final int LINES = 1024;

    private final Bytes memory;
    private final Width width;
    private final ByteOrder order;
    private final long end;
    private long address;
    private boolean begun;

    /** How many bytes a value has. */
    enum Width {
        ONE(1, "u8", "i8"),
        TWO(2, "u16", "i16"),
        FOUR(4, "u32", "i32", "f32"),
        EIGHT(8, "u64", "i64", "f64");

        private final int bytes;
        private final List<String> columns;

        Width(int bytes, String... columns) {
            this.bytes = bytes;
            this.columns = List.of(columns);
        }

        int bytes() {
            return bytes;
        }
    }

    /** Writes a range that lies within the memory; bytes at its end that make no whole value have no numbers. */
    Csv(Bytes memory, Range range, Width width, ByteOrder order) {
        this.memory = memory;
        this.width = width;
        this.order = order;
        this.address = range.address();
        this.end = range.address() + range.length();
    }

    @Override
    public boolean hasNext() {
        return !begun || Addresses.less(address, end);
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StringBuilder lines = new StringBuilder();
        if (!begun) {
            begun = true;
            lines.append("address,bytes,")
                    .append(String.join(",", width.columns))
                    .append(",actor\r\n");
        }
        for (int i = 0; i < LINES && Addresses.less(address, end); i++) {
            line(lines);
        }
        return lines.toString();
    }

    private void line(StringBuilder lines) {
        int count = (int) Addresses.min(width.bytes, end - address);
        byte[] bytes = new byte[count];
        byte[] mark = new byte[1];
        memory.bytes().read(address, bytes, 0, count);
        memory.marks().marks(address, mark, 0, 1);
        lines.append(Addresses.shortHex(address)).append(',');
        for (int i = 0; i < count; i++) {
            lines.append(i == 0 ? "" : " ").append(Addresses.padded(bytes[i] & 0xff, 2));
        }
        List<String> values = count == width.bytes
                ? values(bytes)
                : width.columns.stream().map(none -> "").toList();
        lines.append(',').append(String.join(",", values)).append(',');
        lines.append(ByteMark.origin(mark[0]).word()).append("\r\n");
        address += count;
    }

    private List<String> values(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        List<String> values = new ArrayList<>();
        switch (width) {
            case ONE -> {
                values.add(Integer.toString(bytes[0] & 0xff));
                values.add(Byte.toString(bytes[0]));
            }
            case TWO -> {
                values.add(Integer.toString(buffer.getShort(0) & 0xffff));
                values.add(Short.toString(buffer.getShort(0)));
            }
            case FOUR -> {
                values.add(Integer.toUnsignedString(buffer.getInt(0)));
                values.add(Integer.toString(buffer.getInt(0)));
                values.add(Float.toString(buffer.getFloat(0)));
            }
            case EIGHT -> {
                values.add(Long.toUnsignedString(buffer.getLong(0)));
                values.add(Long.toString(buffer.getLong(0)));
                values.add(Double.toString(buffer.getDouble(0)));
            }
        }
        return values;
    }
}

package palimpsest.app.memory;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.CopyFormat;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.WrittenBytes;
import palimpsest.app.words.Words;

/**
 * Writes what is pasted or filled in, each as one edit, so that one undo takes it back. What can't be done leaves its reason
 * in the model's fault.
 */
final class ByteEdits {
    private final MemoryViewModel model;

    ByteEdits(MemoryViewModel model) {
        this.model = model;
    }

    /** The selection as its cells show it: numbers, hexadecimal digits, or the text where the caret is. */
    String copy() {
        RowFormat format = model.format.get();
        if (model.inText.get()) {
            return copy(CopyFormat.TEXT);
        }
        return format.isHexBytes() ? copy(CopyFormat.HEX) : numbers(MemoryViewModel.COPY_LIMIT);
    }

    String copy(CopyFormat wanted) {
        TextEncoding encoding = model.format.get().text().orElse(TextEncoding.UTF8);
        return wanted.of(model.selectedBytes(), model.selectionStart(), encoding);
    }

    /** The numbers of the selected cells, as far as there are so many bytes. */
    String numbers(int mostBytes) {
        Units units = model.units();
        StringBuilder text = new StringBuilder();
        long start = model.selectionStart();
        long last = start + Addresses.min(model.selectionLast() - start, mostBytes - 1);
        long at = start;
        while (!Addresses.less(last, at)) {
            text.append(at == start ? "" : " ").append(units.text(at));
            long end = units.last(at);
            if (end == -1) {
                break;
            }
            at = end + 1;
        }
        return text.toString();
    }

    /** Writes from the beginning of the selection on: as text in the text column, else as the numbers the cells show. */
    boolean paste(String pasted) {
        if (pasted.isEmpty()) {
            return refuse("grid.paste.nothing");
        }
        Optional<byte[]> bytes = read(pasted);
        if (bytes.isEmpty()) {
            return refuse(model.format.get().isHexBytes() ? "grid.paste.no.hex" : "grid.paste.no.numbers");
        }
        long start = model.selectionStart();
        if (write(start, bytes.get())) {
            model.select(start, start + bytes.get().length - 1);
            return true;
        }
        return false;
    }

    /** Writes a pattern over the whole selection, as often as it fits. */
    boolean fill(String typed) {
        long count = model.selectionLast() - model.selectionStart() + 1;
        Optional<byte[]> pattern = read(typed);
        if (pattern.isEmpty()) {
            return refuse(model.format.get().isHexBytes() ? "grid.fill.no.hex" : "grid.paste.no.numbers");
        }
        return fill(pattern.get(), count);
    }

    /** Writes zeros over the whole selection. */
    boolean clear() {
        return fill(new byte[1], model.selectionLast() - model.selectionStart() + 1);
    }

    private boolean fill(byte[] pattern, long count) {
        if (Addresses.less(MemoryViewModel.COPY_LIMIT, count)) {
            return refuse("grid.too.much", Integer.toString(MemoryViewModel.COPY_LIMIT));
        }
        byte[] bytes = new byte[(int) count];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = pattern[i % pattern.length];
        }
        return write(model.selectionStart(), bytes);
    }

    private Optional<byte[]> read(String typed) {
        RowFormat format = model.format.get();
        if (model.inText.get()) {
            return Optional.of(format.text().orElse(TextEncoding.UTF8).encode(typed))
                    .filter(bytes -> bytes.length > 0);
        }
        return format.isHexBytes() || format.isLeb() ? WrittenBytes.parse(typed) : numbers(format, typed);
    }

    private static Optional<byte[]> numbers(RowFormat format, String typed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String number : typed.strip().split("[\\s,;]+", 0)) {
            Optional<byte[]> read = format.parse(number, format.cellBytes());
            if (read.isEmpty()) {
                return Optional.empty();
            }
            bytes.writeBytes(read.get());
        }
        return Optional.of(bytes.toByteArray());
    }

    private boolean write(long address, byte[] bytes) {
        if (Addresses.less(MemoryViewModel.COPY_LIMIT, bytes.length)) {
            return refuse("grid.too.much", Integer.toString(MemoryViewModel.COPY_LIMIT));
        }
        if (!model.edit(address, bytes)) {
            return refuse(
                    "grid.no.room", Integer.toString(bytes.length), Long.toUnsignedString(model.length() - address));
        }
        model.fault.set("");
        return true;
    }

    private boolean refuse(String key, Object... parts) {
        model.fault.set(Words.of(key, parts));
        return false;
    }
}

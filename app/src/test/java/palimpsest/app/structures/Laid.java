package palimpsest.app.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;

/** A small memory with a structure laid over it, for tests. */
final class Laid {
    private final byte[] bytes;
    private final Descriptions descriptions;
    private final int pointer;
    private final LongPredicate changed;

    Laid(byte[] bytes, Descriptions descriptions, int pointer, LongPredicate changed) {
        this.bytes = bytes.clone();
        this.descriptions = descriptions;
        this.pointer = pointer;
        this.changed = changed;
    }

    /** A memory of 256 bytes that begins with these. */
    static Laid of(String description, int... values) {
        byte[] bytes = new byte[256];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new Laid(bytes, described(description), 4, address -> false);
    }

    static Descriptions described(String text) {
        Checker.Checked checked = Checker.check(text, Descriptions.NONE);
        assertThat(checked.faults()).extracting(Fault::words).isEmpty();
        return checked.descriptions();
    }

    Reader reader() {
        MemoryBytes memory = new MemoryBytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void read(long address, byte[] into) {
                System.arraycopy(bytes, Math.toIntExact(address), into, 0, into.length);
            }

            @Override
            public boolean changed(long address, int count) {
                for (long at = address; at < address + count; at++) {
                    if (changed.test(at)) {
                        return true;
                    }
                }
                return false;
            }
        };
        return new Reader(new Layout(descriptions, pointer), memory);
    }

    /** A type at an address. */
    Item at(long address, String type) {
        Parser.ReadType read = Parser.type(type);
        assertThat(read.fault().map(Fault::words)).isEmpty();
        return reader().read("laid", "laid", read.type().orElseThrow(), address);
    }

    /** What is in an item, by its name. */
    static Item in(Item item, String... names) {
        Item found = item;
        for (String name : names) {
            List<Item> children = found.children();
            found = children.stream()
                    .filter(child -> child.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(
                            name + " in " + children.stream().map(Item::name).toList()));
        }
        return found;
    }

    /** Name, offset and value of all that is in an item. */
    static List<String> lines(Item item) {
        return item.children().stream()
                .map(child -> (child.address() - item.address()) + " " + child.name() + " = " + child.value()
                        + child.fault().map(words -> " (" + words + ")").orElse(""))
                .toList();
    }

    static int[] ints(byte[] bytes) {
        int[] values = new int[bytes.length];
        Arrays.setAll(values, i -> bytes[i] & 0xff);
        return values;
    }
}

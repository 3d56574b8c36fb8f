package palimpsest.app.find;

import java.nio.ByteOrder;
import java.util.List;
import palimpsest.app.words.Words;

/** Which byte of a number is first. */
public enum Endianness {
    LITTLE("little", List.of(ByteOrder.LITTLE_ENDIAN)),
    BIG("big", List.of(ByteOrder.BIG_ENDIAN)),
    EITHER("either", List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN));

    private final String word;
    private final List<ByteOrder> orders;

    Endianness(String word, List<ByteOrder> orders) {
        this.word = word;
        this.orders = orders;
    }

    List<ByteOrder> orders() {
        return orders;
    }

    @Override
    public String toString() {
        return Words.of("find.order." + word);
    }
}

package palimpsest.app.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.ByteMark;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.Origin;

final class CsvTest {
    /** 1000000 as the module stored it, the number 1.5 as f32, and a byte more; all written by the module but the last. */
    private static final Bytes MEMORY = new Bytes(
            "memory", ByteWindow.of(HexFormat.of().parseHex("40420f000000c03fff")), (address, into, offset, count) -> {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = ByteMark.of(address + i < 8 ? Origin.MODULE : Origin.UNTOUCHED);
                }
            });

    private static String csv(long address, long length, Csv.Width width, ByteOrder order) {
        StringBuilder all = new StringBuilder();
        new Csv(MEMORY, new Range(address, length), width, order).forEachRemaining(all::append);
        return all.toString();
    }

    @Test
    void valuesAreNumbersOfTheirWidthAndAPieceAtTheEndHasNone() {
        assertThat(csv(0, 9, Csv.Width.FOUR, ByteOrder.LITTLE_ENDIAN)).isEqualTo("""
            address,bytes,u32,i32,f32,actor\r
            0x0,40 42 0f 00,1000000,1000000,1.401298E-39,module\r
            0x4,00 00 c0 3f,1069547520,1069547520,1.5,module\r
            0x8,ff,,,,nobody\r
            """);
    }

    @Test
    void signsAndTheOrderOfBytesCount() {
        assertThat(csv(8, 1, Csv.Width.ONE, ByteOrder.LITTLE_ENDIAN)).endsWith("0x8,ff,255,-1,nobody\r\n");
        assertThat(csv(0, 2, Csv.Width.TWO, ByteOrder.BIG_ENDIAN)).endsWith("0x0,40 42,16450,16450,module\r\n");
        assertThat(csv(0, 2, Csv.Width.TWO, ByteOrder.LITTLE_ENDIAN)).endsWith("0x0,40 42,16960,16960,module\r\n");
    }
}

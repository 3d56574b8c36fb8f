package palimpsest.app.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.bytes.ByteWindow;

final class IntelHexTest {
    @TempDir
    private Path folder;

    private static String hex(ByteWindow memory, long address, long length) {
        StringBuilder all = new StringBuilder();
        new IntelHex(memory, new Range(address, length)).forEachRemaining(all::append);
        return all.toString();
    }

    /** A memory of 4 GiB of which each byte is a digest of its address. */
    private static ByteWindow large() {
        return new ByteWindow() {
            @Override
            public long length() {
                return 1L << 32;
            }

            @Override
            public void read(long address, byte[] into, int offset, int count) {
                for (int i = 0; i < count; i++) {
                    into[offset + i] = (byte) (((address + i) * 31) >>> 3);
                }
            }
        };
    }

    @Test
    void aRecordIsAsTheSpecificationsExampleHasIt() {
        byte[] memory = new byte[0x110];
        byte[] data = HexFormat.of().parseHex("214601360121470136007efe09d21901");
        System.arraycopy(data, 0, memory, 0x100, data.length);

        assertThat(hex(ByteWindow.of(memory), 0x100, 16))
                .isEqualTo(":10010000214601360121470136007EFE09D2190140\n:00000001FF\n");
    }

    @Test
    void beyond64KibTheUpperAddressHasARecordOfItsOwn() {
        assertThat(hex(large(), 0xfffefff8L, 16).lines().map(line -> line.substring(0, 9)))
                .containsExactly(":02000004", ":08FFF800", ":02000004", ":08000000", ":00000001");
    }

    @Test
    void whatIsReadBackByTheRulesIsWhatWasWritten() {
        long from = 0x1234fff3L;
        int count = 150_000;
        byte[] expected = new byte[count];
        large().read(from, expected, 0, count);

        ByteArrayOutputStream read = new ByteArrayOutputStream();
        long upper = 0;
        long next = from;
        for (String line : hex(large(), from, count).lines().toList()) {
            byte[] record = HexFormat.of().parseHex(line.substring(1));
            int sum = 0;
            for (byte value : record) {
                sum += value;
            }
            assertThat(sum & 0xff).isZero();
            assertThat(record).hasSize(record[0] + 5);
            if (record[3] == 4) {
                upper = (((record[4] & 0xffL) << 8) | (record[5] & 0xff)) << 16;
            } else if (record[3] == 0) {
                assertThat(upper | ((record[1] & 0xff) << 8) | (record[2] & 0xff))
                        .isEqualTo(next);
                read.write(record, 4, record[0]);
                next += record[0];
            }
        }
        assertThat(read.toByteArray()).isEqualTo(expected);
    }

    @Test
    void objcopyReadsItToo() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/objcopy"))
                .as("objcopy, which reads Intel HEX")
                .exists();
        byte[] memory = new byte[200_000];
        new Random(7).nextBytes(memory);
        Path hex = Files.writeString(folder.resolve("memory.hex"), hex(ByteWindow.of(memory), 5, 180_001));
        Path binary = folder.resolve("memory.bin");

        int code = new ProcessBuilder(
                        "/usr/bin/objcopy", "-I", "ihex", "-O", "binary", hex.toString(), binary.toString())
                .inheritIO()
                .start()
                .waitFor();

        assertThat(code).isZero();
        byte[] expected = java.util.Arrays.copyOfRange(memory, 5, 180_006);
        assertThat(binary).hasBinaryContent(expected);
    }
}

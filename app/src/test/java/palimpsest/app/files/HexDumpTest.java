package palimpsest.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.memory.WriteSites;

final class HexDumpTest {
    private final WriteSites sites = new WriteSites();
    private final LinearMemory memory = new LinearMemory(0, 16, 1, 2, sites, site -> 0);

    @Test
    void nineBytesOfTextShowAsSixCharactersAndNineLetters() {
        write(0, Actor.DATA_SEGMENT, "xịn xò".getBytes(StandardCharsets.UTF_8));

        assertThat(dump(0, 16))
                .isEqualTo("00000000  78 e1 bb 8b 6e 20 78 c3 b2 00 00 00 00 00 00 00  "
                        + "xịn xò.......     ddddddddd.......\n");
    }

    @Test
    void aCharacterAcrossTwoLinesStandsWhereItBegins() {
        write(0x10, Actor.MODULE, "0123456789abcde€x".getBytes(StandardCharsets.UTF_8));

        assertThat(dump(0x10, 19).lines())
                .containsExactly(
                        "00000010  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 e2  0123456789abcde€  mmmmmmmmmmmmmmmm",
                        "00000020  82 ac 78                                         x                 mmm");
    }

    @Test
    void aSequenceCutAtEitherEndShowsTheReplacementCharacter() {
        write(0, Actor.HOST, "ịnị".getBytes(StandardCharsets.UTF_8));

        assertThat(dump(1, 5)).contains("  \uFFFD\uFFFDn\uFFFD\uFFFD  ");
    }

    @Test
    void surrogatesAndOverlongFormsAreNotCharacters() {
        write(0, Actor.HOST, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xc0, (byte) 0x80});

        assertThat(dump(0, 5)).contains("  " + "\uFFFD".repeat(5) + "  ");
    }

    @Test
    void eachActorHasItsLetterAndTheLastOneCounts() {
        write(0, Actor.DATA_SEGMENT, new byte[4]);
        write(1, Actor.HOST, new byte[2]);
        write(2, Actor.MODULE, new byte[1]);
        memory.grow(1, site(Actor.GROWTH));

        assertThat(dump(0, 6)).endsWith("dhmd..\n");
        assertThat(dump(65532, 8)).endsWith("....gggg\n");
    }

    @Test
    void noBytesAreNoLines() {
        assertThat(dump(0, 0)).isEmpty();
        assertThat(dump(65536, 0)).isEmpty();
    }

    private void write(long address, Actor actor, byte[] bytes) {
        memory.write(address, bytes, 0, bytes.length, site(actor));
    }

    private int site(Actor actor) {
        return sites.number(WriteSite.host(actor, "test", "test"));
    }

    private String dump(long address, long length) {
        HexDump.Source source = new HexDump.Source() {
            @Override
            public void read(long from, byte[] into, int offset, int count) {
                memory.read(from, into, offset, count);
            }

            @Override
            public void letters(long from, char[] into) {
                memory.marks(from, into);
            }
        };
        StringBuilder dump = new StringBuilder();
        new HexDump(source, address, length).forEachRemaining(dump::append);
        return dump.toString();
    }
}

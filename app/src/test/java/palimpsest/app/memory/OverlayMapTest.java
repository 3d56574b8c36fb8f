package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.Overlay.Kind;

final class OverlayMapTest {
    private static Overlay field(long address, long length, String label) {
        return new Overlay(address, length, label, Kind.FIELD, 0);
    }

    private static String levels(OverlayMap map) {
        return map.touching(0, -1).stream()
                .map(placed -> placed.overlay().label() + ":" + placed.level())
                .collect(Collectors.joining(" "));
    }

    private static int rowLevels(OverlayMap map, long address) {
        return OverlayPiece.levels(OverlayPiece.of(map.touching(address, address + 15), address, 16, false));
    }

    private static List<String> names(OverlayMap map, long first, long last) {
        return map.touching(first, last).stream()
                .map(placed -> placed.overlay().label())
                .toList();
    }

    @Test
    void whatEnclosesOthersStandsAboveThem() {
        OverlayMap map = new OverlayMap(
                List.of(field(0, 4, "length"), field(4, 4, "data"), field(0, 8, "string"), field(32, 4, "alone")));
        assertThat(levels(map)).isEqualTo("string:1 length:0 data:0 alone:0");
    }

    @Test
    void stretchesThatOnlyTouchShareALevel() {
        OverlayMap map = new OverlayMap(List.of(field(0, 4, "a"), field(4, 4, "b"), field(8, 1, "c")));
        assertThat(levels(map)).isEqualTo("a:0 b:0 c:0");
    }

    @Test
    void thereAreNeverMoreLevelsThanThereIsRoomFor() {
        OverlayMap map = new OverlayMap(
                List.of(field(0, 9, "a"), field(0, 8, "b"), field(0, 7, "c"), field(0, 6, "d"), field(0, 5, "e")));
        assertThat(levels(map)).isEqualTo("a:3 b:2 c:1 d:0 e:0");
        assertThat(rowLevels(map, 0)).isEqualTo(OverlayMap.MOST_LEVELS);
    }

    @Test
    void whatWasFoundTakesNoRoomAboveTheBytes() {
        OverlayMap map = new OverlayMap(List.of(new Overlay(3, 2, "hit", Kind.FOUND, 0)));
        assertThat(rowLevels(map, 0)).isZero();
        assertThat(levels(map)).isEqualTo("hit:-1");
    }

    @Test
    void touchingIsToShareAByte() {
        OverlayMap map =
                new OverlayMap(List.of(field(0x10, 4, "field"), field(0x18, 0, "place"), field(-16, 16, "end")));
        assertThat(names(map, 0, 0xf)).isEmpty();
        assertThat(names(map, 0xf, 0x10)).containsExactly("field");
        assertThat(names(map, 0x13, 0x13)).containsExactly("field");
        assertThat(names(map, 0x14, 0x17)).isEmpty();
        assertThat(names(map, 0x18, 0x18)).containsExactly("place");
        assertThat(names(map, -1, -1)).containsExactly("end");
    }

    @Test
    void aStretchOverSeveralRowsHasAPieceInEachAndItsNameInTheFirst() {
        List<OverlayMap.Placed> over = new OverlayMap(List.of(field(0x0e, 20, "name"))).touching(0, 0x2f);
        assertThat(OverlayPiece.of(over, 0, 16, true))
                .containsExactly(new OverlayPiece(Kind.FIELD, 0, 0, 14, 16, true, false, "name"));
        assertThat(OverlayPiece.of(over, 0x10, 16, false))
                .containsExactly(new OverlayPiece(Kind.FIELD, 0, 0, 0, 16, false, false, ""));
        assertThat(OverlayPiece.of(over, 0x20, 16, false))
                .containsExactly(new OverlayPiece(Kind.FIELD, 0, 0, 0, 2, false, true, ""));
    }

    @Test
    void theFirstVisibleRowNamesAgainWhatBeganAboveIt() {
        List<OverlayMap.Placed> over = new OverlayMap(List.of(field(0, 64, "name"))).touching(0x10, 0x1f);
        assertThat(OverlayPiece.of(over, 0x10, 16, true))
                .extracting(OverlayPiece::label)
                .containsExactly("… name");
    }

    @Test
    void aRowHasLinesForTheNamesThatStandInItOnly() {
        OverlayMap map = new OverlayMap(List.of(field(0, 64, "list"), field(0, 4, "length"), field(0x20, 4, "next")));
        assertThat(rowLevels(map, 0)).isEqualTo(2);
        assertThat(rowLevels(map, 0x10)).as("all of it goes on").isZero();
        assertThat(rowLevels(map, 0x20)).isEqualTo(1);
        assertThat(rowLevels(map, 0x40)).isZero();
    }

    /** Looked up among many, as one by one. */
    @Test
    void theStretchesOfARowAreTheSameHoweverManyThereAre() {
        Random random = new Random(7);
        List<Overlay> many = Stream.generate(() -> field(random.nextInt(4096), random.nextInt(90), "f"))
                .limit(800)
                .toList();
        OverlayMap map = new OverlayMap(many);
        for (long address = 0; address < 4200; address += 16) {
            long first = address;
            long last = address + 15;
            long expected = many.stream()
                    .filter(one -> one.address() <= last && one.address() + Math.max(1, one.length()) > first)
                    .count();
            assertThat(map.touching(first, last)).hasSize((int) expected);
        }
    }
}

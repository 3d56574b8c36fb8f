package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
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

    private static List<String> names(OverlayMap map, long first, long last) {
        return map.touching(first, last).stream()
                .map(placed -> placed.overlay().label())
                .toList();
    }

    @Test
    void whatEnclosesOthersStandsAboveThem() {
        OverlayMap map = new OverlayMap(
                List.of(field(0, 4, "length"), field(4, 4, "data"), field(0, 8, "string"), field(32, 4, "alone")));
        assertThat(map.levels()).isEqualTo(2);
        assertThat(levels(map)).isEqualTo("string:1 length:0 data:0 alone:0");
    }

    @Test
    void stretchesThatOnlyTouchShareALevel() {
        assertThat(new OverlayMap(List.of(field(0, 4, "a"), field(4, 4, "b"), field(8, 1, "c"))).levels())
                .isEqualTo(1);
    }

    @Test
    void thereAreNeverMoreLevelsThanThereIsRoomFor() {
        OverlayMap map = new OverlayMap(
                List.of(field(0, 9, "a"), field(0, 8, "b"), field(0, 7, "c"), field(0, 6, "d"), field(0, 5, "e")));
        assertThat(map.levels()).isEqualTo(OverlayMap.MOST_LEVELS);
        assertThat(levels(map)).isEqualTo("a:2 b:1 c:0 d:0 e:0");
    }

    @Test
    void whatWasFoundTakesNoRoomAboveTheBytes() {
        OverlayMap map = new OverlayMap(List.of(new Overlay(3, 2, "hit", Kind.FOUND, 0)));
        assertThat(map.levels()).isZero();
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
}

package palimpsest.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import palimpsest.app.map.Region.Kind;
import palimpsest.app.session.Landmarks;
import palimpsest.app.session.MemoryRange;

/** The numbers are those of modules that {@code wasm-ld} has linked, without and with {@code --stack-first}. */
final class MemoryLayoutTest {

    private static final long PAGES = 0x20000;

    private static MemoryLayout dataFirst(long pointer) {
        return MemoryLayout.of(
                new Landmarks(
                        Map.of(Landmarks.STACK_POINTER, 0, Landmarks.DATA_END, 1, Landmarks.HEAP_BASE, 2),
                        OptionalLong.of(66768),
                        List.of(new MemoryRange(0, 1024, 28), new MemoryRange(0, 1056, 174))),
                Map.of(Landmarks.STACK_POINTER, pointer, Landmarks.DATA_END, 1230L, Landmarks.HEAP_BASE, 66768L),
                PAGES);
    }

    private static MemoryLayout stackFirst(long pointer) {
        return MemoryLayout.of(
                new Landmarks(
                        Map.of(Landmarks.STACK_POINTER, 0, Landmarks.DATA_END, 1, Landmarks.HEAP_BASE, 2),
                        OptionalLong.of(8192),
                        List.of(new MemoryRange(0, 8192, 28))),
                Map.of(Landmarks.STACK_POINTER, pointer, Landmarks.DATA_END, 8398L, Landmarks.HEAP_BASE, 8400L),
                PAGES);
    }

    @Test
    void theStackLiesBetweenDataAndHeap() {
        MemoryLayout layout = dataFirst(66768);
        assertThat(layout.stackFirst()).isFalse();
        assertThat(layout.regions())
                .containsExactly(
                        new Region(Kind.DATA, 1024, 1230),
                        new Region(Kind.STACK, 1230, 66768),
                        new Region(Kind.HEAP, 66768, PAGES));
        assertThat(layout.stack().orElseThrow().over()).isZero();
        assertThat(layout.stack().orElseThrow().isNearlyFull()).isFalse();
    }

    @Test
    void dataThatEndsAboveTheStackBeginsThereIfNothingElseIsKnown() {
        Map<String, Long> values =
                Map.of(Landmarks.STACK_POINTER, 65536L, Landmarks.DATA_END, 65538L, Landmarks.HEAP_BASE, 65552L);
        MemoryLayout layout = MemoryLayout.of(
                new Landmarks(
                        Map.of(Landmarks.STACK_POINTER, 0, Landmarks.DATA_END, 1, Landmarks.HEAP_BASE, 2),
                        OptionalLong.of(65536),
                        List.of()),
                values,
                PAGES);
        assertThat(layout.regions())
                .containsExactly(
                        new Region(Kind.STACK, 0, 65536),
                        new Region(Kind.DATA, 65536, 65538),
                        new Region(Kind.HEAP, 65552, PAGES));
    }

    @Test
    void theStackLiesBelowTheDataIfItWasPutFirst() {
        MemoryLayout layout = stackFirst(8192);
        assertThat(layout.stackFirst()).isTrue();
        assertThat(layout.regions())
                .containsExactly(
                        new Region(Kind.STACK, 0, 8192),
                        new Region(Kind.DATA, 8192, 8398),
                        new Region(Kind.HEAP, 8400, PAGES));
    }

    @Test
    void aStackThatMeetsTheDataIsToldByHowMuch() {
        assertThat(dataFirst(1230).stack().orElseThrow().over()).isZero();
        assertThat(dataFirst(1230).stack().orElseThrow().isNearlyFull()).isTrue();
        assertThat(dataFirst(1200).stack().orElseThrow().over()).isEqualTo(30);
        assertThat(dataFirst(0).stack().orElseThrow().over()).isEqualTo(1230);
        assertThat(dataFirst(0xffff_fff0L).stack().orElseThrow().over()).isEqualTo(1246);
    }

    @Test
    void aStackThatWasPutFirstRunsOutAtAddressZero() {
        assertThat(stackFirst(0).stack().orElseThrow().over()).isZero();
        assertThat(stackFirst(600).stack().orElseThrow().isNearlyFull()).isFalse();
        assertThat(stackFirst(500).stack().orElseThrow().isNearlyFull()).isTrue();
        assertThat(stackFirst(0xffff_fff0L).stack().orElseThrow().over()).isEqualTo(16);
    }

    @Test
    void namedEndsOfTheStackCountMoreThanGuesses() {
        MemoryLayout layout = MemoryLayout.of(
                new Landmarks(Map.of(Landmarks.STACK_LOW, 0, Landmarks.STACK_HIGH, 1), OptionalLong.empty(), List.of()),
                Map.of(Landmarks.STACK_LOW, 1024L, Landmarks.STACK_HIGH, 4096L),
                PAGES);
        assertThat(layout.regions()).contains(new Region(Kind.STACK, 1024, 4096));
        assertThat(layout.stack()).isEmpty();
    }

    @Test
    void aModuleThatSaysNothingHasNoLayout() {
        assertThat(MemoryLayout.of(
                        new Landmarks(Map.of(), OptionalLong.empty(), List.of(new MemoryRange(0, 0, 9))),
                        Map.of(),
                        PAGES))
                .isEqualTo(MemoryLayout.NONE);
    }
}

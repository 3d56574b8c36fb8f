package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.memory.RowFormat.Kind;
import palimpsest.app.memory.RowFormat.Radix;

final class CellWordsTest {
    private final MemoryViewModel model = new MemoryViewModel();

    CellWordsTest() {
        model.show(FakeMemory.lesson().view());
    }

    private List<String> hover(long address) {
        return new CellWords(model).hover(address).lines().toList();
    }

    @Test
    void aByteIsToldWithItsWriterAndTheCharacterItBelongsTo() {
        assertThat(hover(2))
                .containsExactly("0x2: bb hex, 187", "data segment", "U+1ECB LATIN SMALL LETTER I WITH DOT BELOW");
    }

    @Test
    void aBrokenCharacterIsToldWithItsReason() {
        assertThat(hover(0x50)).last().isEqualTo("cut: e1 begins 3 bytes, but 20 does not continue it");
        assertThat(hover(0x54)).last().asString().startsWith("8b only continues a character");
        model.format.set(RowFormat.BYTES.withText(Optional.of(TextEncoding.UTF16)));
        assertThat(hover(2)).last().asString().startsWith("U+8BBB CJK");
    }

    @Test
    void theNumberOfAWideCellIsToldWithEachOfItsBytes() {
        model.format.set(RowFormat.BYTES
                .withCells(Kind.NUMBERS, ValueType.I32)
                .withRadix(Radix.DECIMAL)
                .withText(Optional.empty()));
        assertThat(hover(0x1a))
                .containsExactly("0x1a: 00 hex, 0", "i32 at 0x18: 11", "module wrote, changed by the last step");
    }

    @Test
    void everythingThatLiesOverAByteIsTold() {
        model.overlay(
                "all",
                List.of(
                        new Overlay(0x200, 8, "numbers", Overlay.Kind.VIEW, 0),
                        new Overlay(0x204, 4, "length", Overlay.Kind.FIELD, 0),
                        new Overlay(0x100, 0x200, "stack", Overlay.Kind.LAYOUT, 0),
                        new Overlay(0x204, 0, "__heap_base", Overlay.Kind.LAYOUT, 0),
                        new Overlay(0x204, 1, "ab", Overlay.Kind.FOUND, 0),
                        new Overlay(0x204, 1, "7", Overlay.Kind.EXPECTED, 0)));
        assertThat(hover(0x204))
                .contains(
                        "View: numbers",
                        "Field: length",
                        "Region: stack, 0x100 to 0x2ff",
                        "__heap_base, at 0x204",
                        "Found: ab",
                        "Expected: 7");
        assertThat(hover(0x203)).contains("View: numbers").doesNotContain("Field: length", "__heap_base, at 0x204");
    }
}

package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class MemoryViewModelTest {
    private final MemoryViewModel model = new MemoryViewModel();

    @Test
    void nothingLoadedIsEmptyAndSaysSoKindly() {
        assertThat(model.isEmpty()).isTrue();
        assertThat(model.rows()).isZero();
        assertThat(model.describeCaret()).isEqualTo("Memory is empty: it has no pages yet");
        assertThat(model.selectionAsHex()).isEmpty();
        assertThat(model.edit(0, new byte[] {1})).isFalse();
    }

    @Test
    void theSelectedByteIsDescribedByAddressValueAndWriter() {
        model.show(FakeMemory.lesson().view());
        model.select(24);
        assertThat(model.describeCaret())
                .isEqualTo("address 0x18, value 0b, 11, module wrote, changed by the last step");
        model.select(0, 8);
        assertThat(model.selectionAsHex()).isEqualTo("78 e1 bb 8b 6e 20 78 c3 b2");
        assertThat(model.describeCaret()).endsWith("9 bytes selected");
    }

    @Test
    void fourGibAndMoreHaveAsManyRowsAsTheyNeed() {
        model.show(new FakeMemory(1L << 32).view(65536, OptionalLong.empty()));
        assertThat(model.rows()).isEqualTo(1L << 28);
        model.show(new FakeMemory(-1L).view(1L << 48, OptionalLong.empty()));
        assertThat(model.rows()).isEqualTo(1L << 60);
        assertThat(model.goTo("0xfffffffffffffffe")).isTrue();
        assertThat(model.caret()).isEqualTo(-2L);
        assertThat(model.goTo("0xffffffffffffffff")).isFalse();
        model.moveCaret(16, true);
        assertThat(model.caret()).isEqualTo(-2L);
    }

    @Test
    void theLastByteCanBeEditedAndNotTheOneAfterIt() {
        model.show(FakeMemory.lesson().view());
        assertThat(model.edit(65535, new byte[] {1})).isTrue();
        assertThat(model.edit(65535, new byte[] {1, 2})).isFalse();
        assertThat(model.edit(65536, new byte[] {1})).isFalse();
    }

    @Test
    void aSelectionBeyondTheEndOfASmallerMemoryMovesToItsLastByte() {
        model.show(FakeMemory.lesson().view());
        model.select(65535);
        model.show(new FakeMemory(16).view(1, OptionalLong.empty()));
        assertThat(model.caret()).isEqualTo(15);
    }

    @Test
    void theSelectionComesBackWithAMemoryThatWasEmptyMeanwhile() {
        model.show(FakeMemory.lesson().view());
        model.select(24, 27);
        model.show(MemoryView.none());
        assertThat(model.isEmpty()).isTrue();
        assertThat(model.selectedBytes()).isEmpty();
        model.show(FakeMemory.lesson().view());
        assertThat(model.selectionStart()).isEqualTo(24);
        assertThat(model.selectionLast()).isEqualTo(27);
    }
}

package palimpsest.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.app.bytes.ByteWindow;
import palimpsest.app.bytes.ValueType;

final class InspectorViewModelTest {
    private final List<String> asked = new ArrayList<>();
    private final InspectorViewModel model = new InspectorViewModel(new InspectorIntents() {
        @Override
        public void edit(long address, byte[] bytes) {
            asked.add(Long.toHexString(address) + "=" + HexFormat.of().formatHex(bytes));
        }

        @Override
        public void jumpTo(long address) {
            asked.add("jump " + address);
        }
    });

    private void show(String hex, long address) {
        model.show(ByteWindow.of(HexFormat.of().parseHex(hex.replace(" ", ""))), address);
    }

    @Test
    void oneMillionIsReadFromItsLittleEndianBytes() {
        show("40 42 0f 00", 0);
        assertThat(model.value(ValueType.I32)).isEqualTo("1000000");
        assertThat(model.value(ValueType.U16)).isEqualTo("16960");
        assertThat(model.value(ValueType.I64)).isEqualTo("–");
        model.bigEndian.set(true);
        assertThat(model.value(ValueType.U32)).isEqualTo("1078071040");
    }

    @Test
    void aByteOfPiChangedShowsInItsLastDecimals() { // float64[1] = 3.14159, then bytes[8] = 255
        show("ff 86 1b f0 f9 21 09 40", 0);
        assertThat(model.value(ValueType.F64)).isEqualTo("3.1415900000000643");
    }

    @Test
    void signedAndUnsignedDifferFromTheHighestBitOn() {
        show("ff ff ff ff ff ff ff ff", 0);
        assertThat(model.value(ValueType.I8)).isEqualTo("-1");
        assertThat(model.value(ValueType.U8)).isEqualTo("255");
        assertThat(model.value(ValueType.U32)).isEqualTo("4294967295");
        assertThat(model.value(ValueType.I64)).isEqualTo("-1");
        assertThat(model.value(ValueType.U64)).isEqualTo("18446744073709551615");
        assertThat(model.raw(ValueType.F32)).isEqualTo("0xffffffff");
        assertThat(model.value(ValueType.F32)).isEqualTo("-nan:0x7fffff");
    }

    @Test
    void aSelectionOfAMemoryThatIsNotThereYetHasNoText() {
        show("78 e1 bb 8b", 1);
        model.showSelection(1, 3);
        assertThat(model.selectionTextProperty().get()).isEqualTo("\u1ecb");
        model.show(ByteWindow.empty(), 1);
        model.showSelection(1, 3);
        assertThat(model.selectionTitleProperty().get()).isEmpty();
        model.showSelection(1, 1);
        assertThat(model.selectionTitleProperty().get()).isEmpty();
        assertThat(model.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "I32, -1, 0=ffffffff",
        "I32, 0xffffffff, 0=ffffffff",
        "U8, 255, 0=ff",
        "F32, 1.5, 0=0000c03f",
        "F64, -0, 0=0000000000000080",
        "F64, inf, 0=000000000000f07f",
        "F32, nan:0x200000, 0=0000a07f",
        "F64, 0x1p4, 0=0000000000003040",
        "U64, 18446744073709551615, 0=ffffffffffffffff",
    })
    void aTypedValueIsWrittenLittleEndian(ValueType type, String typed, String edit) {
        show("00 00 00 00 00 00 00 00", 0);
        assertThat(model.edit(type, typed)).isEmpty();
        assertThat(asked).containsExactly(edit);
    }

    @ParameterizedTest
    @CsvSource({
        "U8, 256",
        "U8, -1",
        "I8, 128",
        "I32, twelve",
        "F64, 1f",
        "F64, NaNd",
        "I32, ''",
        "F32, nan:0x800000",
        "I64, --5"
    })
    void whatDoesNotFitIsRefusedWithTheRange(ValueType type, String typed) {
        show("00 00 00 00 00 00 00 00", 0);
        assertThat(model.edit(type, typed)).contains(type.range());
        assertThat(asked).isEmpty();
    }

    @Test
    void aValueThatWouldCrossTheEndIsNeitherShownNorWritten() {
        show("01 02", 1);
        assertThat(model.value(ValueType.U8)).isEqualTo("2");
        assertThat(model.value(ValueType.U16)).isEqualTo("–");
        assertThat(model.edit(ValueType.U16, "1")).contains("the memory ends before a whole u16");
    }

    @Test
    void aCharacterIsNamedFromAnyOfItsBytes() {
        show("78 e1 bb 8b", 2);
        assertThat(model.character()).isEqualTo("ị  U+1ECB LATIN SMALL LETTER I WITH DOT BELOW (byte 2 of 3)");
        show("78 e1 bb", 1);
        assertThat(model.character()).isEqualTo("\ufffd  cut: the memory ends after 2 of its 3 bytes");
    }

    @Test
    void aPointerIntoTheMemoryCanBeFollowed() {
        show("02 00 00 00", 0);
        model.followPointer();
        show("04 00 00 00", 0);
        model.followPointer();
        assertThat(asked).containsExactly("jump 2");
    }
}

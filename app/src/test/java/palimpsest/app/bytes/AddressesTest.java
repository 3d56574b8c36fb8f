package palimpsest.app.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AddressesTest {
    @Test
    void addressesHaveEightDigitsUpToFourGibAndSixteenAbove() {
        assertThat(Addresses.digits(0)).isEqualTo(8);
        assertThat(Addresses.digits(1L << 32)).isEqualTo(8);
        assertThat(Addresses.digits((1L << 32) + 1)).isEqualTo(16);
        assertThat(Addresses.digits(-1L)).isEqualTo(16);
        assertThat(Addresses.padded(0xffff_ffffL, 8)).isEqualTo("ffffffff");
        assertThat(Addresses.padded(0x1_0000_0000L, 16)).isEqualTo("0000000100000000");
        assertThat(Addresses.padded(Long.MIN_VALUE, 16)).isEqualTo("8000000000000000");
    }

    @Test
    void addressesAreReadAsHexadecimalOrDecimal() {
        assertThat(Addresses.parse(" 0x18 ")).contains(24L);
        assertThat(Addresses.parse("24")).contains(24L);
        assertThat(Addresses.parse("0x1_0000")).contains(65536L);
        assertThat(Addresses.parse("0xffffffffffffffff")).contains(-1L);
        assertThat(Addresses.parse("18446744073709551615")).contains(-1L);
        assertThat(Addresses.parse("")).isEmpty();
        assertThat(Addresses.parse("-1")).isEmpty();
        assertThat(Addresses.parse("0x10000000000000000")).isEmpty();
    }

    @Test
    void movingStopsAtBothEndsEvenAboveTheSign() {
        assertThat(Addresses.move(3, -16, 99)).isZero();
        assertThat(Addresses.move(90, 16, 99)).isEqualTo(99);
        assertThat(Addresses.move(Long.MAX_VALUE, 1, -2L)).isEqualTo(Long.MIN_VALUE);
        assertThat(Addresses.move(Long.MIN_VALUE, -1, -2L)).isEqualTo(Long.MAX_VALUE);
        assertThat(Addresses.move(-3L, 16, -2L)).isEqualTo(-2L);
    }
}

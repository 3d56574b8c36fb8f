package palimpsest.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class FloatTextTest {

    /** Expected values are what JavaScript prints. */
    @Test
    void doublesAreTheShortestThatReadBack() {
        assertEquals("0.1", text(0.1));
        assertEquals("3.1415900000000643", text(Double.parseDouble("3.1415900000000643")));
        assertEquals("0.002", text(2e-3));
        assertEquals("2e+23", text(Double.parseDouble("2e23")));
        assertEquals("1e+300", text(1e300));
        assertEquals("5e-324", text(Double.MIN_VALUE));
        assertEquals("1.7976931348623157e+308", text(Double.MAX_VALUE));
        assertEquals("100000000000000000000", text(1e20));
        assertEquals("1e+21", text(1e21));
        assertEquals("0.000001", text(1e-6));
        assertEquals("1e-7", text(1e-7));
        assertEquals("-0", text(-0.0));
        assertEquals("-inf", text(Double.NEGATIVE_INFINITY));
        assertEquals("nan", text(Double.NaN));
    }

    @Test
    void singlesHaveTheirOwnShortest() {
        assertEquals("0.1", FloatText.of(Float.floatToRawIntBits(0.1f)));
        assertEquals("16777216", FloatText.of(Float.floatToRawIntBits(16777216f)));
        assertEquals("1e-45", FloatText.of(1));
        assertEquals("nan:0x200000", FloatText.of(0x7fa0_0000));
        assertEquals("-nan", FloatText.of(0xffc0_0000));
    }

    @Test
    void everyFloatReadsBackAsTheSameBits() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            long bits = random.nextLong();
            double value = Double.longBitsToDouble(bits);
            if (!Double.isNaN(value) && !Double.isInfinite(value)) {
                assertEquals(bits, Double.doubleToRawLongBits(Double.parseDouble(FloatText.of(bits))));
            }
            float single = Float.intBitsToFloat((int) bits);
            if (!Float.isNaN(single) && !Float.isInfinite(single)) {
                assertEquals((int) bits, Float.floatToRawIntBits(Float.parseFloat(FloatText.of((int) bits))));
            }
        }
    }

    private static String text(double value) {
        return FloatText.of(Double.doubleToRawLongBits(value));
    }
}

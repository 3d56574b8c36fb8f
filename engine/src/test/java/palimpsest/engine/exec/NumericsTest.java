package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;

/** Values from the specification's definitions in Numerics, and from its test suite. */
final class NumericsTest {

    @Test
    void nearestRoundsTiesToEvenAndKeepsTheSignOfZero() {
        assertEquals(Float.floatToRawIntBits(-0.0f), Float.floatToRawIntBits(Numerics.nearest(-0.5f)));
        assertEquals(2.0f, Numerics.nearest(1.5f));
        assertEquals(2.0f, Numerics.nearest(2.5f));
        assertEquals(-4.0f, Numerics.nearest(-3.5f));
        assertEquals(8388609.0f, Numerics.nearest(8388609.0f));
    }

    @Test
    void truncationKeepsTheSignOfZero() {
        assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(Numerics.trunc(-0.9)));
        assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(Numerics.trunc(-0.0)));
        assertEquals(1.0f, Numerics.trunc(1.99f));
    }

    @Test
    void minAndMaxKnowMinusZeroAndGiveTheCanonicalNan() {
        Running m = Running.text("(module"
                + " (func (export \"min\") (param f32 f32) (result i32) (i32.reinterpret_f32 (f32.min (local.get 0)"
                + " (local.get 1))))"
                + " (func (export \"max\") (param f32 f32) (result i32) (i32.reinterpret_f32 (f32.max (local.get 0)"
                + " (local.get 1)))))");
        assertEquals(0x8000_0000, bits(m, "min", 0, 0x8000_0000));
        assertEquals(0, bits(m, "max", 0, 0x8000_0000));
        assertEquals(0x7fc0_0000, bits(m, "min", 0x3f80_0000, 0xffc1_2345));
        assertEquals(0x7fc0_0000, bits(m, "max", 0x7fa0_0000, 0));
    }

    private static int bits(Running m, String name, int a, int b) {
        return (int) m.values(name, new Value.F32(a), new Value.F32(b)).get(0).bits();
    }

    @Test
    void floatsOutOfRangeTrapAndThoseJustInsideDoNot() {
        assertEquals(Integer.MIN_VALUE, Numerics.truncSigned32(-2147483648.9));
        assertTraps("integer overflow", () -> Numerics.truncSigned32(-2147483649.0));
        assertTraps("integer overflow", () -> Numerics.truncSigned32(2147483648.0));
        assertEquals(-1, Numerics.truncUnsigned32(4294967295.9));
        assertEquals(0, Numerics.truncUnsigned32(-0.9));
        assertTraps("integer overflow", () -> Numerics.truncUnsigned32(-1.0));
        assertEquals(0xffff_ffff_ffff_f800L, Numerics.truncUnsigned64(0x1.fffffffffffffp63));
        assertTraps("integer overflow", () -> Numerics.truncUnsigned64(0x1p64));
        assertEquals(Long.MIN_VALUE, Numerics.truncSigned64(-0x1p63));
        assertTraps("integer overflow", () -> Numerics.truncSigned64(0x1p63));
        assertTraps("invalid conversion to integer", () -> Numerics.truncSigned64(Double.NaN));
    }

    @Test
    void saturationGivesTheNearestNumber() {
        assertEquals(-1, Numerics.saturateUnsigned32(1e20));
        assertEquals(0, Numerics.saturateUnsigned32(-5));
        assertEquals(0, Numerics.saturateUnsigned32(Double.NaN));
        assertEquals(-1L, Numerics.saturateUnsigned64(Double.POSITIVE_INFINITY));
        assertEquals(Long.MIN_VALUE, Numerics.saturateUnsigned64(0x1p63));
    }

    @Test
    void unsignedIntegersAreRoundedOnce() {
        // From conversions.wast: numbers just beside a tie.
        assertEquals(0x1.000002p+63f, Numerics.unsignedToFloat(0x8000_0080_0000_0001L));
        assertEquals(0x1.fffffep+63f, Numerics.unsignedToFloat(0xffff_ff7f_ffff_ffffL));
        assertEquals(0x1.0000000000001p+63, Numerics.unsignedToDouble(0x8000_0000_0000_0401L));
        assertEquals(0x1.0000000000002p+63, Numerics.unsignedToDouble(0x8000_0000_0000_0c00L));
        assertEquals(0x1p64, Numerics.unsignedToDouble(-1L));
    }

    @Test
    void divisionsTrapWhereTheResultDoesNotExist() {
        assertTraps("integer divide by zero", () -> Numerics.divideSigned(1, 0));
        assertTraps("integer overflow", () -> Numerics.divideSigned(Integer.MIN_VALUE, -1));
        assertTraps("integer divide by zero", () -> Numerics.remainderUnsigned(1L, 0L));
        assertEquals(0, Numerics.remainderSigned(Integer.MIN_VALUE, -1));
        assertEquals(0L, Numerics.remainderSigned(Long.MIN_VALUE, -1L));
        assertEquals(0x7fff_ffff, Numerics.divideUnsigned(-1, 2));
    }

    private static void assertTraps(String phrase, Executable what) {
        String message = assertThrows(TrapException.class, what).text();
        assertTrue(message.startsWith(phrase), message);
    }
}

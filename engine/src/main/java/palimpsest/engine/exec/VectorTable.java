package palimpsest.engine.exec;

import palimpsest.engine.exec.VectorOps.Binary;
import palimpsest.engine.exec.VectorOps.FourHalves;
import palimpsest.engine.exec.VectorOps.Halves;
import palimpsest.engine.exec.VectorOps.Shift;
import palimpsest.engine.exec.VectorOps.Splat;
import palimpsest.engine.exec.VectorOps.Three;
import palimpsest.engine.exec.VectorOps.ToNumber;
import palimpsest.engine.exec.VectorOps.Unary;
import palimpsest.engine.syntax.Opcode;

/**
 * What each vector instruction does, a row each. A relaxed instruction does what its strict relative does, and a relaxed
 * multiply-add rounds twice. See the specification, Vector Instructions and Vector Numerics.
 */
final class VectorTable {

    private VectorTable() {}

    /** The operation of an instruction whose first operand is in a slot. */
    static Op of(Opcode opcode, int slot) {
        return switch (opcode.pops().size()) {
            case 1 -> ofOne(opcode, slot);
            case 2 -> ofTwo(opcode, slot);
            default -> ofThree(opcode, slot);
        };
    }

    private static Op ofOne(Opcode opcode, int slot) {
        return switch (opcode) {
            case V128_NOT -> new Unary(slot, a -> ~a);
            case V128_ANY_TRUE -> new ToNumber(slot, (low, high) -> (low | high) != 0 ? 1 : 0);
            case I8X16_ALL_TRUE ->
                new ToNumber(slot, (low, high) -> Lanes.allTrue(low, 8) && Lanes.allTrue(high, 8) ? 1 : 0);
            case I8X16_BITMASK ->
                new ToNumber(slot, (low, high) -> Lanes.topBits(low, 8) | Lanes.topBits(high, 8) << 8);
            case I16X8_ALL_TRUE ->
                new ToNumber(slot, (low, high) -> Lanes.allTrue(low, 16) && Lanes.allTrue(high, 16) ? 1 : 0);
            case I16X8_BITMASK ->
                new ToNumber(slot, (low, high) -> Lanes.topBits(low, 16) | Lanes.topBits(high, 16) << 4);
            case I32X4_ALL_TRUE ->
                new ToNumber(slot, (low, high) -> Lanes.allTrue(low, 32) && Lanes.allTrue(high, 32) ? 1 : 0);
            case I32X4_BITMASK ->
                new ToNumber(slot, (low, high) -> Lanes.topBits(low, 32) | Lanes.topBits(high, 32) << 2);
            case I64X2_ALL_TRUE ->
                new ToNumber(slot, (low, high) -> Lanes.allTrue(low, 64) && Lanes.allTrue(high, 64) ? 1 : 0);
            case I64X2_BITMASK ->
                new ToNumber(slot, (low, high) -> Lanes.topBits(low, 64) | Lanes.topBits(high, 64) << 1);
            case I8X16_ABS -> new Unary(slot, a -> Lanes.map8(a, Math::abs));
            case I8X16_NEG -> new Unary(slot, a -> Lanes.map8(a, x -> -x));
            case I16X8_ABS -> new Unary(slot, a -> Lanes.map16(a, Math::abs));
            case I16X8_NEG -> new Unary(slot, a -> Lanes.map16(a, x -> -x));
            case I32X4_ABS -> new Unary(slot, a -> Lanes.map32(a, Math::abs));
            case I32X4_NEG -> new Unary(slot, a -> Lanes.map32(a, x -> -x));
            case I8X16_POPCNT -> new Unary(slot, a -> Lanes.map8(a, x -> Integer.bitCount(x & 0xff)));
            case I64X2_ABS -> new Unary(slot, Math::abs);
            case I64X2_NEG -> new Unary(slot, a -> -a);
            case I16X8_EXTADD_PAIRWISE_I8X16_S -> new Unary(slot, a -> Lanes.addPairs8(a, true));
            case I32X4_EXTADD_PAIRWISE_I16X8_S -> new Unary(slot, a -> Lanes.addPairs16(a, true));
            case I16X8_EXTEND_LOW_I8X16_S ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen8(Lanes.low(low), true),
                        (low, high) -> Lanes.widen8(Lanes.high(low), true));
            case I16X8_EXTEND_HIGH_I8X16_S ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen8(Lanes.low(high), true),
                        (low, high) -> Lanes.widen8(Lanes.high(high), true));
            case I32X4_EXTEND_LOW_I16X8_S ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen16(Lanes.low(low), true),
                        (low, high) -> Lanes.widen16(Lanes.high(low), true));
            case I32X4_EXTEND_HIGH_I16X8_S ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen16(Lanes.low(high), true),
                        (low, high) -> Lanes.widen16(Lanes.high(high), true));
            case I64X2_EXTEND_LOW_I32X4_S ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen32(Lanes.low(low), true),
                        (low, high) -> Lanes.widen32(Lanes.high(low), true));
            case I64X2_EXTEND_HIGH_I32X4_S ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen32(Lanes.low(high), true),
                        (low, high) -> Lanes.widen32(Lanes.high(high), true));
            case I16X8_EXTADD_PAIRWISE_I8X16_U -> new Unary(slot, a -> Lanes.addPairs8(a, false));
            case I32X4_EXTADD_PAIRWISE_I16X8_U -> new Unary(slot, a -> Lanes.addPairs16(a, false));
            case I16X8_EXTEND_LOW_I8X16_U ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen8(Lanes.low(low), false),
                        (low, high) -> Lanes.widen8(Lanes.high(low), false));
            case I16X8_EXTEND_HIGH_I8X16_U ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen8(Lanes.low(high), false),
                        (low, high) -> Lanes.widen8(Lanes.high(high), false));
            case I32X4_EXTEND_LOW_I16X8_U ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen16(Lanes.low(low), false),
                        (low, high) -> Lanes.widen16(Lanes.high(low), false));
            case I32X4_EXTEND_HIGH_I16X8_U ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen16(Lanes.low(high), false),
                        (low, high) -> Lanes.widen16(Lanes.high(high), false));
            case I64X2_EXTEND_LOW_I32X4_U ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen32(Lanes.low(low), false),
                        (low, high) -> Lanes.widen32(Lanes.high(low), false));
            case I64X2_EXTEND_HIGH_I32X4_U ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.widen32(Lanes.low(high), false),
                        (low, high) -> Lanes.widen32(Lanes.high(high), false));
            case F32X4_ABS -> new Unary(slot, a -> a & ~0x8000_0000_8000_0000L);
            case F32X4_NEG -> new Unary(slot, a -> a ^ 0x8000_0000_8000_0000L);
            case F32X4_SQRT -> new Unary(slot, a -> Lanes.mapFloat(a, Numerics::sqrt));
            case F32X4_CEIL -> new Unary(slot, a -> Lanes.mapFloat(a, Numerics::ceil));
            case F32X4_FLOOR -> new Unary(slot, a -> Lanes.mapFloat(a, Numerics::floor));
            case F32X4_TRUNC -> new Unary(slot, a -> Lanes.mapFloat(a, Numerics::trunc));
            case F32X4_NEAREST -> new Unary(slot, a -> Lanes.mapFloat(a, Numerics::nearest));
            case F64X2_ABS -> new Unary(slot, a -> a & ~Long.MIN_VALUE);
            case F64X2_NEG -> new Unary(slot, a -> a ^ Long.MIN_VALUE);
            case F64X2_SQRT -> new Unary(slot, a -> Lanes.mapDouble(a, Math::sqrt));
            case F64X2_CEIL -> new Unary(slot, a -> Lanes.mapDouble(a, Math::ceil));
            case F64X2_FLOOR -> new Unary(slot, a -> Lanes.mapDouble(a, Math::floor));
            case F64X2_TRUNC -> new Unary(slot, a -> Lanes.mapDouble(a, Numerics::trunc));
            case F64X2_NEAREST -> new Unary(slot, a -> Lanes.mapDouble(a, Math::rint));
            case I32X4_TRUNC_SAT_F32X4_S, I32X4_RELAXED_TRUNC_F32X4_S ->
                new Unary(slot, a -> Lanes.map32(a, x -> (int) Float.intBitsToFloat(x)));
            case I32X4_TRUNC_SAT_F64X2_S_ZERO, I32X4_RELAXED_TRUNC_F64X2_S_ZERO ->
                new Halves(
                        slot,
                        (low, high) ->
                                Lanes.pair((int) Double.longBitsToDouble(low), (int) Double.longBitsToDouble(high)),
                        (low, high) -> 0);
            case F32X4_CONVERT_I32X4_S -> new Unary(slot, a -> Lanes.map32(a, x -> Float.floatToIntBits((float) x)));
            case F64X2_CONVERT_LOW_I32X4_S ->
                new Halves(
                        slot,
                        (low, high) -> Double.doubleToLongBits(Lanes.low(low)),
                        (low, high) -> Double.doubleToLongBits(Lanes.high(low)));
            case I32X4_TRUNC_SAT_F32X4_U, I32X4_RELAXED_TRUNC_F32X4_U ->
                new Unary(slot, a -> Lanes.map32(a, x -> Numerics.saturateUnsigned32(Float.intBitsToFloat(x))));
            case I32X4_TRUNC_SAT_F64X2_U_ZERO, I32X4_RELAXED_TRUNC_F64X2_U_ZERO ->
                new Halves(
                        slot,
                        (low, high) -> Lanes.pair(
                                Numerics.saturateUnsigned32(Double.longBitsToDouble(low)),
                                Numerics.saturateUnsigned32(Double.longBitsToDouble(high))),
                        (low, high) -> 0);
            case F32X4_CONVERT_I32X4_U ->
                new Unary(slot, a -> Lanes.map32(a, x -> Float.floatToIntBits((float) Integer.toUnsignedLong(x))));
            case F64X2_CONVERT_LOW_I32X4_U ->
                new Halves(
                        slot,
                        (low, high) -> Double.doubleToLongBits((double) Integer.toUnsignedLong(Lanes.low(low))),
                        (low, high) -> Double.doubleToLongBits((double) Integer.toUnsignedLong(Lanes.high(low))));
            case F32X4_DEMOTE_F64X2_ZERO ->
                new Halves(slot, (low, high) -> Lanes.pair(demote(low), demote(high)), (low, high) -> 0);
            case F64X2_PROMOTE_LOW_F32X4 ->
                new Halves(slot, (low, high) -> promote(Lanes.low(low)), (low, high) -> promote(Lanes.high(low)));
            case I8X16_SPLAT -> new Splat(slot, a -> (a & 0xff) * splatFactor(8));
            case I16X8_SPLAT -> new Splat(slot, a -> (a & 0xffff) * splatFactor(16));
            case I32X4_SPLAT, F32X4_SPLAT -> new Splat(slot, a -> a * splatFactor(32));
            case I64X2_SPLAT, F64X2_SPLAT -> new Splat(slot, a -> a);
            default -> throw new AssertionError(opcode);
        };
    }

    private static Op ofTwo(Opcode opcode, int slot) {
        return switch (opcode) {
            case V128_AND -> new Binary(slot, (a, b) -> a & b);
            case V128_ANDNOT -> new Binary(slot, (a, b) -> a & ~b);
            case V128_OR -> new Binary(slot, (a, b) -> a | b);
            case V128_XOR -> new Binary(slot, (a, b) -> a ^ b);
            case I8X16_EQ -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x == y ? -1 : 0));
            case I8X16_NE -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x != y ? -1 : 0));
            case I8X16_LT_S -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x < y ? -1 : 0));
            case I8X16_LT_U -> new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, (x, y) -> x < y ? -1 : 0));
            case I8X16_GT_S -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x > y ? -1 : 0));
            case I8X16_GT_U -> new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, (x, y) -> x > y ? -1 : 0));
            case I8X16_LE_S -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x <= y ? -1 : 0));
            case I8X16_LE_U -> new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, (x, y) -> x <= y ? -1 : 0));
            case I8X16_GE_S -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x >= y ? -1 : 0));
            case I8X16_GE_U -> new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, (x, y) -> x >= y ? -1 : 0));
            case I16X8_EQ -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x == y ? -1 : 0));
            case I16X8_NE -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x != y ? -1 : 0));
            case I16X8_LT_S -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x < y ? -1 : 0));
            case I16X8_LT_U -> new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, (x, y) -> x < y ? -1 : 0));
            case I16X8_GT_S -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x > y ? -1 : 0));
            case I16X8_GT_U -> new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, (x, y) -> x > y ? -1 : 0));
            case I16X8_LE_S -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x <= y ? -1 : 0));
            case I16X8_LE_U -> new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, (x, y) -> x <= y ? -1 : 0));
            case I16X8_GE_S -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x >= y ? -1 : 0));
            case I16X8_GE_U -> new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, (x, y) -> x >= y ? -1 : 0));
            case I32X4_EQ -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x == y ? -1 : 0));
            case I32X4_NE -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x != y ? -1 : 0));
            case I32X4_LT_S -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x < y ? -1 : 0));
            case I32X4_LT_U ->
                new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> Integer.compareUnsigned(x, y) < 0 ? -1 : 0));
            case I32X4_GT_S -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x > y ? -1 : 0));
            case I32X4_GT_U ->
                new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> Integer.compareUnsigned(x, y) > 0 ? -1 : 0));
            case I32X4_LE_S -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x <= y ? -1 : 0));
            case I32X4_LE_U ->
                new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> Integer.compareUnsigned(x, y) <= 0 ? -1 : 0));
            case I32X4_GE_S -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x >= y ? -1 : 0));
            case I32X4_GE_U ->
                new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> Integer.compareUnsigned(x, y) >= 0 ? -1 : 0));
            case I64X2_EQ -> new Binary(slot, (a, b) -> a == b ? -1 : 0);
            case I64X2_NE -> new Binary(slot, (a, b) -> a != b ? -1 : 0);
            case I64X2_LT_S -> new Binary(slot, (a, b) -> a < b ? -1 : 0);
            case I64X2_GT_S -> new Binary(slot, (a, b) -> a > b ? -1 : 0);
            case I64X2_LE_S -> new Binary(slot, (a, b) -> a <= b ? -1 : 0);
            case I64X2_GE_S -> new Binary(slot, (a, b) -> a >= b ? -1 : 0);
            case F32X4_EQ -> new Binary(slot, (a, b) -> Lanes.compareFloats(a, b, (x, y) -> x == y));
            case F32X4_NE -> new Binary(slot, (a, b) -> Lanes.compareFloats(a, b, (x, y) -> x != y));
            case F32X4_LT -> new Binary(slot, (a, b) -> Lanes.compareFloats(a, b, (x, y) -> x < y));
            case F32X4_GT -> new Binary(slot, (a, b) -> Lanes.compareFloats(a, b, (x, y) -> x > y));
            case F32X4_LE -> new Binary(slot, (a, b) -> Lanes.compareFloats(a, b, (x, y) -> x <= y));
            case F32X4_GE -> new Binary(slot, (a, b) -> Lanes.compareFloats(a, b, (x, y) -> x >= y));
            case F64X2_EQ -> new Binary(slot, (a, b) -> Lanes.compareDoubles(a, b, (x, y) -> x == y));
            case F64X2_NE -> new Binary(slot, (a, b) -> Lanes.compareDoubles(a, b, (x, y) -> x != y));
            case F64X2_LT -> new Binary(slot, (a, b) -> Lanes.compareDoubles(a, b, (x, y) -> x < y));
            case F64X2_GT -> new Binary(slot, (a, b) -> Lanes.compareDoubles(a, b, (x, y) -> x > y));
            case F64X2_LE -> new Binary(slot, (a, b) -> Lanes.compareDoubles(a, b, (x, y) -> x <= y));
            case F64X2_GE -> new Binary(slot, (a, b) -> Lanes.compareDoubles(a, b, (x, y) -> x >= y));
            case I8X16_ADD -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x + y));
            case I8X16_SUB -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> x - y));
            case I8X16_MIN_S -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, Math::min));
            case I8X16_MIN_U -> new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, Math::min));
            case I8X16_MAX_S -> new Binary(slot, (a, b) -> Lanes.zip8(a, b, Math::max));
            case I8X16_MAX_U -> new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, Math::max));
            case I8X16_ADD_SAT_S ->
                new Binary(
                        slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> Lanes.clamp(x + y, Byte.MIN_VALUE, Byte.MAX_VALUE)));
            case I8X16_ADD_SAT_U ->
                new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, (x, y) -> Lanes.clamp(x + y, 0, 0xff)));
            case I8X16_SUB_SAT_S ->
                new Binary(
                        slot, (a, b) -> Lanes.zip8(a, b, (x, y) -> Lanes.clamp(x - y, Byte.MIN_VALUE, Byte.MAX_VALUE)));
            case I8X16_SUB_SAT_U ->
                new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, (x, y) -> Lanes.clamp(x - y, 0, 0xff)));
            case I8X16_AVGR_U -> new Binary(slot, (a, b) -> Lanes.zip8Unsigned(a, b, (x, y) -> (x + y + 1) >> 1));
            case I8X16_SHL -> new Shift(slot, (a, by) -> Lanes.map8(a, x -> x << (by & 7)));
            case I8X16_SHR_S -> new Shift(slot, (a, by) -> Lanes.map8(a, x -> x >> (by & 7)));
            case I8X16_SHR_U -> new Shift(slot, (a, by) -> Lanes.map8(a, x -> (x & 0xff) >>> (by & 7)));
            case I16X8_ADD -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x + y));
            case I16X8_SUB -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x - y));
            case I16X8_MUL -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, (x, y) -> x * y));
            case I16X8_MIN_S -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, Math::min));
            case I16X8_MIN_U -> new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, Math::min));
            case I16X8_MAX_S -> new Binary(slot, (a, b) -> Lanes.zip16(a, b, Math::max));
            case I16X8_MAX_U -> new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, Math::max));
            case I16X8_ADD_SAT_S ->
                new Binary(
                        slot,
                        (a, b) -> Lanes.zip16(a, b, (x, y) -> Lanes.clamp(x + y, Short.MIN_VALUE, Short.MAX_VALUE)));
            case I16X8_ADD_SAT_U ->
                new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, (x, y) -> Lanes.clamp(x + y, 0, 0xffff)));
            case I16X8_SUB_SAT_S ->
                new Binary(
                        slot,
                        (a, b) -> Lanes.zip16(a, b, (x, y) -> Lanes.clamp(x - y, Short.MIN_VALUE, Short.MAX_VALUE)));
            case I16X8_SUB_SAT_U ->
                new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, (x, y) -> Lanes.clamp(x - y, 0, 0xffff)));
            case I16X8_AVGR_U -> new Binary(slot, (a, b) -> Lanes.zip16Unsigned(a, b, (x, y) -> (x + y + 1) >> 1));
            case I16X8_SHL -> new Shift(slot, (a, by) -> Lanes.map16(a, x -> x << (by & 15)));
            case I16X8_SHR_S -> new Shift(slot, (a, by) -> Lanes.map16(a, x -> x >> (by & 15)));
            case I16X8_SHR_U -> new Shift(slot, (a, by) -> Lanes.map16(a, x -> (x & 0xffff) >>> (by & 15)));
            case I32X4_ADD -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x + y));
            case I32X4_SUB -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x - y));
            case I32X4_MUL -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> x * y));
            case I32X4_MIN_S -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, Math::min));
            case I32X4_MIN_U ->
                new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> Integer.compareUnsigned(x, y) < 0 ? x : y));
            case I32X4_MAX_S -> new Binary(slot, (a, b) -> Lanes.zip32(a, b, Math::max));
            case I32X4_MAX_U ->
                new Binary(slot, (a, b) -> Lanes.zip32(a, b, (x, y) -> Integer.compareUnsigned(x, y) > 0 ? x : y));
            case I32X4_SHL -> new Shift(slot, (a, by) -> Lanes.map32(a, x -> x << (by & 31)));
            case I32X4_SHR_S -> new Shift(slot, (a, by) -> Lanes.map32(a, x -> x >> (by & 31)));
            case I32X4_SHR_U -> new Shift(slot, (a, by) -> Lanes.map32(a, x -> x >>> (by & 31)));
            case I64X2_ADD -> new Binary(slot, (a, b) -> a + b);
            case I64X2_SUB -> new Binary(slot, (a, b) -> a - b);
            case I64X2_MUL -> new Binary(slot, (a, b) -> a * b);
            case I64X2_SHL -> new Shift(slot, (a, by) -> a << by);
            case I64X2_SHR_S -> new Shift(slot, (a, by) -> a >> by);
            case I64X2_SHR_U -> new Shift(slot, (a, by) -> a >>> by);
            case I16X8_Q15MULR_SAT_S, I16X8_RELAXED_Q15MULR_S ->
                new Binary(slot, (a, b) -> Lanes.zip16(a, b, Lanes::multiplyQ15));
            case I32X4_DOT_I16X8_S -> new Binary(slot, Lanes::dot16);
            case I16X8_RELAXED_DOT_I8X16_I7X16_S -> new Binary(slot, Lanes::dot8);
            case I16X8_EXTMUL_LOW_I8X16_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) ->
                                multiply16(Lanes.widen8(Lanes.low(aLow), true), Lanes.widen8(Lanes.low(bLow), true)),
                        (aLow, aHigh, bLow, bHigh) ->
                                multiply16(Lanes.widen8(Lanes.high(aLow), true), Lanes.widen8(Lanes.high(bLow), true)));
            case I16X8_EXTMUL_HIGH_I8X16_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) ->
                                multiply16(Lanes.widen8(Lanes.low(aHigh), true), Lanes.widen8(Lanes.low(bHigh), true)),
                        (aLow, aHigh, bLow, bHigh) -> multiply16(
                                Lanes.widen8(Lanes.high(aHigh), true), Lanes.widen8(Lanes.high(bHigh), true)));
            case I32X4_EXTMUL_LOW_I16X8_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) ->
                                multiply32(Lanes.widen16(Lanes.low(aLow), true), Lanes.widen16(Lanes.low(bLow), true)),
                        (aLow, aHigh, bLow, bHigh) -> multiply32(
                                Lanes.widen16(Lanes.high(aLow), true), Lanes.widen16(Lanes.high(bLow), true)));
            case I32X4_EXTMUL_HIGH_I16X8_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> multiply32(
                                Lanes.widen16(Lanes.low(aHigh), true), Lanes.widen16(Lanes.low(bHigh), true)),
                        (aLow, aHigh, bLow, bHigh) -> multiply32(
                                Lanes.widen16(Lanes.high(aHigh), true), Lanes.widen16(Lanes.high(bHigh), true)));
            case I64X2_EXTMUL_LOW_I32X4_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) ->
                                multiply64(Lanes.widen32(Lanes.low(aLow), true), Lanes.widen32(Lanes.low(bLow), true)),
                        (aLow, aHigh, bLow, bHigh) -> multiply64(
                                Lanes.widen32(Lanes.high(aLow), true), Lanes.widen32(Lanes.high(bLow), true)));
            case I64X2_EXTMUL_HIGH_I32X4_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> multiply64(
                                Lanes.widen32(Lanes.low(aHigh), true), Lanes.widen32(Lanes.low(bHigh), true)),
                        (aLow, aHigh, bLow, bHigh) -> multiply64(
                                Lanes.widen32(Lanes.high(aHigh), true), Lanes.widen32(Lanes.high(bHigh), true)));
            case I8X16_NARROW_I16X8_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow16(aLow, aHigh, Byte.MIN_VALUE, Byte.MAX_VALUE),
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow16(bLow, bHigh, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case I16X8_NARROW_I32X4_S ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow32(aLow, aHigh, Short.MIN_VALUE, Short.MAX_VALUE),
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow32(bLow, bHigh, Short.MIN_VALUE, Short.MAX_VALUE));
            case I16X8_EXTMUL_LOW_I8X16_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) ->
                                multiply16(Lanes.widen8(Lanes.low(aLow), false), Lanes.widen8(Lanes.low(bLow), false)),
                        (aLow, aHigh, bLow, bHigh) -> multiply16(
                                Lanes.widen8(Lanes.high(aLow), false), Lanes.widen8(Lanes.high(bLow), false)));
            case I16X8_EXTMUL_HIGH_I8X16_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> multiply16(
                                Lanes.widen8(Lanes.low(aHigh), false), Lanes.widen8(Lanes.low(bHigh), false)),
                        (aLow, aHigh, bLow, bHigh) -> multiply16(
                                Lanes.widen8(Lanes.high(aHigh), false), Lanes.widen8(Lanes.high(bHigh), false)));
            case I32X4_EXTMUL_LOW_I16X8_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> multiply32(
                                Lanes.widen16(Lanes.low(aLow), false), Lanes.widen16(Lanes.low(bLow), false)),
                        (aLow, aHigh, bLow, bHigh) -> multiply32(
                                Lanes.widen16(Lanes.high(aLow), false), Lanes.widen16(Lanes.high(bLow), false)));
            case I32X4_EXTMUL_HIGH_I16X8_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> multiply32(
                                Lanes.widen16(Lanes.low(aHigh), false), Lanes.widen16(Lanes.low(bHigh), false)),
                        (aLow, aHigh, bLow, bHigh) -> multiply32(
                                Lanes.widen16(Lanes.high(aHigh), false), Lanes.widen16(Lanes.high(bHigh), false)));
            case I64X2_EXTMUL_LOW_I32X4_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> multiply64(
                                Lanes.widen32(Lanes.low(aLow), false), Lanes.widen32(Lanes.low(bLow), false)),
                        (aLow, aHigh, bLow, bHigh) -> multiply64(
                                Lanes.widen32(Lanes.high(aLow), false), Lanes.widen32(Lanes.high(bLow), false)));
            case I64X2_EXTMUL_HIGH_I32X4_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> multiply64(
                                Lanes.widen32(Lanes.low(aHigh), false), Lanes.widen32(Lanes.low(bHigh), false)),
                        (aLow, aHigh, bLow, bHigh) -> multiply64(
                                Lanes.widen32(Lanes.high(aHigh), false), Lanes.widen32(Lanes.high(bHigh), false)));
            case I8X16_NARROW_I16X8_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow16(aLow, aHigh, 0, 0xff),
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow16(bLow, bHigh, 0, 0xff));
            case I16X8_NARROW_I32X4_U ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow32(aLow, aHigh, 0, 0xffff),
                        (aLow, aHigh, bLow, bHigh) -> Lanes.narrow32(bLow, bHigh, 0, 0xffff));
            case I8X16_SWIZZLE, I8X16_RELAXED_SWIZZLE ->
                new FourHalves(
                        slot,
                        (aLow, aHigh, bLow, bHigh) -> swizzle(aLow, aHigh, bLow),
                        (aLow, aHigh, bLow, bHigh) -> swizzle(aLow, aHigh, bHigh));
            case F32X4_ADD -> new Binary(slot, (a, b) -> Lanes.zipFloat(a, b, (x, y) -> x + y));
            case F32X4_SUB -> new Binary(slot, (a, b) -> Lanes.zipFloat(a, b, (x, y) -> x - y));
            case F32X4_MUL -> new Binary(slot, (a, b) -> Lanes.zipFloat(a, b, (x, y) -> x * y));
            case F32X4_DIV -> new Binary(slot, (a, b) -> Lanes.zipFloat(a, b, (x, y) -> x / y));
            case F32X4_MIN, F32X4_RELAXED_MIN -> new Binary(slot, (a, b) -> Lanes.zipFloat(a, b, Math::min));
            case F32X4_MAX, F32X4_RELAXED_MAX -> new Binary(slot, (a, b) -> Lanes.zipFloat(a, b, Math::max));
            case F32X4_PMIN -> new Binary(slot, (a, b) -> pick(a, b, Lanes.compareFloats(a, b, (x, y) -> y < x)));
            case F32X4_PMAX -> new Binary(slot, (a, b) -> pick(a, b, Lanes.compareFloats(a, b, (x, y) -> x < y)));
            case F64X2_ADD -> new Binary(slot, (a, b) -> Lanes.zipDouble(a, b, (x, y) -> x + y));
            case F64X2_SUB -> new Binary(slot, (a, b) -> Lanes.zipDouble(a, b, (x, y) -> x - y));
            case F64X2_MUL -> new Binary(slot, (a, b) -> Lanes.zipDouble(a, b, (x, y) -> x * y));
            case F64X2_DIV -> new Binary(slot, (a, b) -> Lanes.zipDouble(a, b, (x, y) -> x / y));
            case F64X2_MIN, F64X2_RELAXED_MIN -> new Binary(slot, (a, b) -> Lanes.zipDouble(a, b, Math::min));
            case F64X2_MAX, F64X2_RELAXED_MAX -> new Binary(slot, (a, b) -> Lanes.zipDouble(a, b, Math::max));
            case F64X2_PMIN -> new Binary(slot, (a, b) -> pick(a, b, Lanes.compareDoubles(a, b, (x, y) -> y < x)));
            case F64X2_PMAX -> new Binary(slot, (a, b) -> pick(a, b, Lanes.compareDoubles(a, b, (x, y) -> x < y)));
            default -> throw new AssertionError(opcode);
        };
    }

    private static Op ofThree(Opcode opcode, int slot) {
        return switch (opcode) {
            case V128_BITSELECT,
                    I8X16_RELAXED_LANESELECT,
                    I16X8_RELAXED_LANESELECT,
                    I32X4_RELAXED_LANESELECT,
                    I64X2_RELAXED_LANESELECT -> new Three(slot, (a, b, c) -> (a & c) | (b & ~c));
            case I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S ->
                new Three(slot, (a, b, c) -> Lanes.zip32(Lanes.addPairs16(Lanes.dot8(a, b), true), c, Integer::sum));
            case F32X4_RELAXED_MADD ->
                new Three(slot, (a, b, c) -> Lanes.zipFloat(Lanes.zipFloat(a, b, (x, y) -> x * y), c, (x, y) -> x + y));
            case F32X4_RELAXED_NMADD ->
                new Three(
                        slot, (a, b, c) -> Lanes.zipFloat(Lanes.zipFloat(a, b, (x, y) -> -x * y), c, (x, y) -> x + y));
            case F64X2_RELAXED_MADD ->
                new Three(
                        slot, (a, b, c) -> Lanes.zipDouble(Lanes.zipDouble(a, b, (x, y) -> x * y), c, (x, y) -> x + y));
            case F64X2_RELAXED_NMADD ->
                new Three(
                        slot,
                        (a, b, c) -> Lanes.zipDouble(Lanes.zipDouble(a, b, (x, y) -> -x * y), c, (x, y) -> x + y));
            default -> throw new AssertionError(opcode);
        };
    }

    /** What a lane of a width in bits is multiplied with to fill 64 bits with copies. */
    static long splatFactor(int width) {
        return switch (width) {
            case 8 -> 0x0101_0101_0101_0101L;
            case 16 -> 0x0001_0001_0001_0001L;
            case 32 -> 0x0000_0001_0000_0001L;
            default -> 1;
        };
    }

    private static long pick(long a, long b, long takeB) {
        return (b & takeB) | (a & ~takeB);
    }

    private static long swizzle(long low, long high, long indices) {
        return Lanes.map8(indices, index -> (int) Lanes.byteAt(low, high, index & 0xff));
    }

    private static long multiply16(long a, long b) {
        return Lanes.zip16(a, b, (x, y) -> x * y);
    }

    private static long multiply32(long a, long b) {
        return Lanes.zip32(a, b, (x, y) -> x * y);
    }

    private static long multiply64(long a, long b) {
        return a * b;
    }

    private static int demote(long bits) {
        return Float.floatToIntBits((float) Double.longBitsToDouble(bits));
    }

    private static long promote(int bits) {
        return Double.doubleToLongBits(Float.intBitsToFloat(bits));
    }
}

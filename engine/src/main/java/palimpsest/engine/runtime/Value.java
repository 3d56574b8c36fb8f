package palimpsest.engine.runtime;

import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.syntax.VectorType;

/** A value with its type. Floats are kept as their bits, so that no NaN loses its payload. See the specification, Values. */
public sealed interface Value {

    ValueType type();

    /** A number's bits, zero-extended to 64; the low half of a vector; 0 for a reference. */
    default long bits() {
        return 0;
    }

    /** The high half of a vector; 0 for everything else. */
    default long high() {
        return 0;
    }

    /** The reference; null for everything else. */
    default Reference reference() {
        return NullReference.NULL;
    }

    /** A 32-bit integer. */
    record I32(int value) implements Value {
        @Override
        public ValueType type() {
            return NumberType.I32;
        }

        @Override
        public long bits() {
            return Integer.toUnsignedLong(value);
        }

        @Override
        public String toString() {
            return "i32:" + value;
        }
    }

    /** A 64-bit integer. */
    record I64(long value) implements Value {
        @Override
        public ValueType type() {
            return NumberType.I64;
        }

        @Override
        public long bits() {
            return value;
        }

        @Override
        public String toString() {
            return "i64:" + value;
        }
    }

    /** A 32-bit float, as its bits. */
    record F32(int raw) implements Value {
        public static F32 of(float value) {
            return new F32(Float.floatToRawIntBits(value));
        }

        public float value() {
            return Float.intBitsToFloat(raw);
        }

        @Override
        public ValueType type() {
            return NumberType.F32;
        }

        @Override
        public long bits() {
            return Integer.toUnsignedLong(raw);
        }

        @Override
        public String toString() {
            return "f32:" + FloatText.of(raw);
        }
    }

    /** A 64-bit float, as its bits. */
    record F64(long raw) implements Value {
        public static F64 of(double value) {
            return new F64(Double.doubleToRawLongBits(value));
        }

        public double value() {
            return Double.longBitsToDouble(raw);
        }

        @Override
        public ValueType type() {
            return NumberType.F64;
        }

        @Override
        public long bits() {
            return raw;
        }

        @Override
        public String toString() {
            return "f64:" + FloatText.of(raw);
        }
    }

    /** A vector; lane 0 is in the lowest bits of {@code low}. */
    record V128(long low, long high) implements Value {
        @Override
        public ValueType type() {
            return VectorType.V128;
        }

        @Override
        public long bits() {
            return low;
        }

        @Override
        public String toString() {
            return String.format("v128:0x%016x%016x", high, low);
        }
    }

    /** A reference. {@code type} is what is known of it statically. */
    record Ref(ReferenceType type, Reference reference) implements Value {
        @Override
        public String toString() {
            String kind = type.heap() == AbstractHeapType.EXTERN
                    ? "externref"
                    : type.heap() == AbstractHeapType.FUNC
                            ? "funcref"
                            : type.withNullable(true).toString();
            return kind + ":" + reference;
        }
    }

    /** The value of a type, from the parts it may have. */
    static Value of(ValueType type, long bits, long high, Reference reference) {
        if (type instanceof NumberType number) {
            return switch (number) {
                case I32 -> new I32((int) bits);
                case I64 -> new I64(bits);
                case F32 -> new F32((int) bits);
                case F64 -> new F64(bits);
            };
        }
        return type instanceof ReferenceType referenceType ? new Ref(referenceType, reference) : new V128(bits, high);
    }

    /** Zero, or null. For a type without a default, null stands in. */
    static Value zero(ValueType type) {
        return of(type, 0, 0, NullReference.NULL);
    }
}

package palimpsest.engine.syntax;

/** The type of an operand in the opcode table. */
public enum Operand {
    I32,
    I64,
    F32,
    F64,
    V128,
    /** The address type of the memory that the instruction names: i32, or i64 for a 64-bit memory. */
    ADDRESS;

    /** The value type it stands for, given the address type of the instruction's memory. */
    public ValueType type(AddressType addressType) {
        return switch (this) {
            case I32 -> NumberType.I32;
            case I64 -> NumberType.I64;
            case F32 -> NumberType.F32;
            case F64 -> NumberType.F64;
            case V128 -> VectorType.V128;
            case ADDRESS -> addressType.valueType();
        };
    }
}

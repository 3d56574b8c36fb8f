package palimpsest.engine.syntax;

/** What follows an instruction's code: the kinds of immediates, in the order of the binary format. */
public enum Immediates {
    NONE,
    BLOCK_TYPE,
    /** A block type and a list of catch clauses. */
    CATCHES,
    LABEL,
    /** A list of labels and a default label. */
    LABELS,
    FUNCTION,
    TYPE,
    TYPE_TABLE,
    /** A list of value types. */
    TYPES,
    LOCAL,
    GLOBAL,
    TABLE,
    /** Destination table, then source table. */
    TABLE_TABLE,
    /** Element segment, then table (the text format has them the other way round). */
    TABLE_ELEMENT,
    ELEMENT,
    MEMORY,
    /** Destination memory, then source memory. */
    MEMORY_MEMORY,
    /** Data segment, then memory (the text format has them the other way round). */
    MEMORY_DATA,
    DATA,
    /** Alignment (as an exponent), memory, offset. */
    MEMARG,
    MEMARG_LANE,
    LANE,
    /** Sixteen lane numbers. */
    SHUFFLE,
    CONST_I32,
    CONST_I64,
    CONST_F32,
    CONST_F64,
    CONST_V128,
    HEAP_TYPE,
    /** Nullability flags, label, heap type from, heap type to. */
    CAST,
    TYPE_FIELD,
    /** A type and a number of operands. */
    TYPE_COUNT,
    /** Destination type, then source type. */
    TYPE_TYPE,
    TYPE_DATA,
    TYPE_ELEMENT,
    TAG,
    /** One zero byte. */
    FENCE
}

package palimpsest.engine.syntax;

/** What a block takes and leaves. See the specification, Block Types. */
public sealed interface BlockType {

    BlockType EMPTY = new Empty();

    /** Takes and leaves nothing. */
    record Empty() implements BlockType {}

    /** Takes nothing and leaves one value. */
    record Result(ValueType type) implements BlockType {}

    /** Takes and leaves what the function type with this index (unsigned) says. */
    record Type(int index) implements BlockType {}
}

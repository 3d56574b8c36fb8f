package palimpsest.engine.source;

/** An input: a module's text or its binary. Offsets count characters (UTF-16 units) in a text and bytes in a binary. */
public sealed interface Source permits TextSource, BinarySource {

    /** The name shown to people, usually a file name without its folder. */
    String name();

    /** The length in characters (text) or bytes (binary). */
    int length();

    /** Names the place at an offset: {@code sum.wat:10:5} in a text, {@code sum.wasm:0x5f} in a binary. */
    String place(int offset);

    /** Shows what stands at a span, with a caret line below it; lines are separated by {@code \n}, none at the end. */
    String excerpt(Span span);
}

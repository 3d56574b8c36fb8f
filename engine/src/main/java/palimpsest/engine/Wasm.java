package palimpsest.engine;

import palimpsest.engine.syntax.Module;

/** WebAssembly for the window, the host scripts and the command line. No mistake of a user crosses it as an exception. */
@SuppressWarnings("DoNotCallSuggester")
public final class Wasm {

    private Wasm() {}

    /**
     * Reads a module and validates it. Bytes that begin with {@code \0asm} are a binary, all others a text in UTF-8.
     *
     * @param name the name to show, usually a file name without its folder
     */
    public static Loaded load(String name, byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /** Reads a text and validates it. */
    public static Loaded loadText(String name, String text) {
        throw new UnsupportedOperationException();
    }

    /** The module in the text format; it assembles again to an equal module. */
    public static String print(Module module) {
        throw new UnsupportedOperationException();
    }

    /** The module in the binary format, with its names in the name section. */
    public static byte[] assemble(Module module) {
        throw new UnsupportedOperationException();
    }
}

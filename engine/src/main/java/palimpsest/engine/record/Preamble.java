package palimpsest.engine.record;

/** How every session file begins: a mark that no text begins with and that a careless copy as text destroys, and a version. */
final class Preamble {

    /** The latest version of the format. What an earlier one can hold is written as that one. */
    static final int VERSION = 2;

    /** The length of mark and version. */
    static final int LENGTH = 12;

    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'A', 'L', 'I', 'M', 'P', '\n'};

    private Preamble() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** Whether bytes begin with the mark. */
    static boolean marks(byte[] bytes) {
        if (bytes.length < MAGIC.length) {
            return false;
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }
}

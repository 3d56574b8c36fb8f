package palimpsest.engine.runtime;

/** A 31-bit number as a reference. {@code bits} holds the number in its low 31 bits; the top bit is 0. */
public record I31(int bits) implements Reference {

    public static I31 wrap(int value) {
        return new I31(value & 0x7fff_ffff);
    }

    public int signed() {
        return bits << 1 >> 1;
    }

    public int unsigned() {
        return bits;
    }

    /** As scripts of the specification write it. */
    @Override
    public String toString() {
        return "ref.i31 " + signed();
    }
}

package palimpsest.app.exporting;

/** An opaque colour, each part from 0 to 255. */
public record Rgb(int red, int green, int blue) {
    /** The colour of a number such as {@code 0x1a66e0}. */
    public static Rgb of(int number) {
        return new Rgb(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
    }

    /** The number, without a part for opacity. */
    int number() {
        return red << 16 | green << 8 | blue;
    }

    /** This colour with a share, from 0 to 1, of another laid over it. */
    Rgb with(Rgb other, double share) {
        return new Rgb(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** As style sheets write it: {@code #1a66e0}. */
    String css() {
        return String.format("#%06x", number());
    }
}

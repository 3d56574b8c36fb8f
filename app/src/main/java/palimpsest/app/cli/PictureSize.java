package palimpsest.app.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * A window's size, typed {@code 1440x900}.
 *
 * @param width in logical pixels, 1 to 16384
 * @param height in logical pixels, 1 to 16384
 */
record PictureSize(int width, int height) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int LARGEST = 16384;

    static PictureSize parse(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new TypeConversionException("'" + text + "' is not WIDTHxHEIGHT, such as 1440x900");
        }
        int width = Integer.parseInt(size.group(1));
        int height = Integer.parseInt(size.group(2));
        if (width < 1 || width > LARGEST || height < 1 || height > LARGEST) {
            throw new TypeConversionException("'" + text + "': each side may be 1 to " + LARGEST);
        }
        return new PictureSize(width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

package palimpsest.app.find;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import palimpsest.app.session.Hit;
import palimpsest.app.session.MemoryImage;

/**
 * A place that was found, as a line of a list: a little of what stands before it, itself, and what comes after.
 *
 * @param before short
 * @param found the bytes that were found, or as many as fit on a line
 * @param after as much as makes a line full
 */
record HitText(String before, String found, String after) {

    private static final int MOST_BYTES = 8;
    private static final int MOST_CHARACTERS = 40;
    /** With those around them. */
    private static final int LINE_BYTES = 7;

    private static final int BEFORE = 2;
    private static final int BEFORE_TEXT = 8;
    private static final String MORE = "\u2026";

    /** @param text whether the bytes are to be read as a text in UTF-8 that is somewhere in others */
    static HitText of(MemoryImage image, Hit hit, boolean text) {
        return switch (hit.kind()) {
            case UTF_8 -> string(image, hit, StandardCharsets.UTF_8);
            case UTF_16 -> string(image, hit, StandardCharsets.UTF_16LE);
            case BYTES -> text ? around(image, hit) : hex(image, hit);
        };
    }

    private static HitText string(MemoryImage image, Hit hit, Charset charset) {
        int count = (int) Math.min(hit.length(), MOST_CHARACTERS * 4L);
        String all = readable(new String(bytes(image, hit.address(), count), charset));
        return new HitText("", shortened(all, count < hit.length()), "");
    }

    private static HitText around(MemoryImage image, Hit hit) {
        byte[] own = bytes(image, hit.address(), Math.min(hit.length(), MOST_CHARACTERS * 4L));
        // Of a text in UTF-16 every other byte is zero, nearly always: the bytes tell which it is.
        boolean wide = own.length > 1 && own.length % 2 == 0 && looksWide(own);
        Charset charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        int width = wide ? 2 : 1;
        int room = (int) Math.min(BEFORE_TEXT, hit.address() / width) * width;
        byte[] before = bytes(image, hit.address() - room, room);
        byte[] after = bytes(image, hit.end(), MOST_CHARACTERS * (long) width);
        return new HitText(
                lastRun(readable(new String(before, charset))),
                shortened(readable(new String(own, charset)), false),
                firstRun(readable(new String(after, charset))));
    }

    private static boolean looksWide(byte[] bytes) {
        int zeroes = 0;
        for (byte each : bytes) {
            zeroes += each == 0 ? 1 : 0;
        }
        return zeroes > 0 || new String(bytes, StandardCharsets.UTF_8).contains("\ufffd");
    }

    private static HitText hex(MemoryImage image, Hit hit) {
        HexFormat hex = HexFormat.ofDelimiter(" ");
        int own = (int) Math.min(hit.length(), MOST_BYTES);
        boolean cut = own < hit.length();
        int before = (int) Math.min(Math.min(BEFORE, Math.max(0, LINE_BYTES - own)), hit.address());
        int after = cut ? 0 : Math.max(0, LINE_BYTES - before - own);
        return new HitText(
                before == 0 ? "" : hex.formatHex(bytes(image, hit.address() - before, before)) + " ",
                hex.formatHex(bytes(image, hit.address(), own)) + (cut ? " " + MORE : ""),
                after == 0 ? "" : " " + hex.formatHex(bytes(image, hit.end(), after)));
    }

    private static byte[] bytes(MemoryImage image, long address, long count) {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(count, image.length() - address))];
        image.read(address, bytes, 0, bytes.length);
        return bytes;
    }

    private static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.codePoints()
                .forEach(
                        each -> readable.appendCodePoint(Character.isISOControl(each) || each == 0xfffd ? 0xb7 : each));
        return readable.toString();
    }

    /** What follows the last dot that stands for something that is no text. */
    private static String lastRun(String text) {
        return text.substring(text.lastIndexOf('\u00b7') + 1);
    }

    private static String firstRun(String text) {
        int end = text.indexOf('\u00b7');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String shortened(String text, boolean cut) {
        if (text.codePointCount(0, text.length()) <= MOST_CHARACTERS && !cut) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, text.codePointCount(0, text.length())));
        return text.substring(0, end) + MORE;
    }
}

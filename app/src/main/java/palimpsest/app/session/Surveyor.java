package palimpsest.app.session;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes surveys of one memory, each from the one before. */
final class Surveyor {

    private static final Survey.Page NEVER_TOUCHED = Survey.Page.zeroes(Mark.NEVER_TOUCHED);
    private static final Survey.Page GROWN = Survey.Page.zeroes(Mark.GROWN);

    private final byte[] bytes = new byte[Survey.PAGE];
    private final int[] writers = new int[Survey.PAGE];
    private Optional<WholeImage> before = Optional.empty();
    private Survey.Page[] pages = {};

    /** The survey of a memory; empty if nobody wants it any more. */
    Optional<Survey> survey(WholeImage image, BooleanSupplier wanted) {
        int count = (int) ((image.length() + Survey.PAGE - 1) / Survey.PAGE);
        Survey.Page[] now = new Survey.Page[count];
        for (int page = 0; page < count; page++) {
            long at = (long) page * Survey.PAGE;
            if (page < pages.length
                    && before.filter(then -> same(then, image, at)).isPresent()) {
                now[page] = pages[page];
            } else if (!wanted.getAsBoolean()) {
                return Optional.empty();
            } else {
                now[page] = page(image, at);
            }
        }
        before = Optional.of(image);
        pages = now;
        return Optional.of(new Survey(image.length(), now));
    }

    private static boolean same(WholeImage then, WholeImage now, long at) {
        boolean whole = at + Survey.PAGE <= Math.min(then.length(), now.length());
        return whole && then.image().samePage(now.image(), at) && then.isGrown(at) == now.isGrown(at);
    }

    private Survey.Page page(WholeImage image, long at) {
        int count = (int) Math.min(Survey.PAGE, image.length() - at);
        if (count == Survey.PAGE && image.image().untouched(at) >= count) {
            return image.isGrown(at) ? GROWN : NEVER_TOUCHED;
        }
        image.image().read(at, bytes, 0, count);
        image.image().writers(at, writers, count);
        int lines = (count + Survey.LINE - 1) / Survey.LINE;
        byte[] origins = new byte[lines];
        short[] filled = new short[lines];
        for (int i = 0; i < count; i++) {
            int line = i / Survey.LINE;
            origins[line] |= (byte) (1 << image.origin(writers[i], at + i));
            if (bytes[i] != 0) {
                filled[line]++;
            }
        }
        return new Survey.Page(origins, filled);
    }
}

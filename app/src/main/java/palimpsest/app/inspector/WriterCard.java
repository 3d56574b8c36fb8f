package palimpsest.app.inspector;

import palimpsest.app.bytes.Origin;

/**
 * One writer of the selected byte.
 *
 * @param oldBytes what stood there before, as hexadecimal digits
 * @param newBytes what was written
 * @param place where from: {@code sum.wat:10}
 * @param text what did it: {@code i32.store in sum}
 * @param inSource whether its place can be shown in the source
 */
public record WriterCard(
        Origin actor, long step, String oldBytes, String newBytes, String place, String text, boolean inSource) {}

package palimpsest.app.session;

/**
 * Work that takes longer than one wants to wait for without a word.
 *
 * @param words what is being done
 * @param share how much of it is done, from 0 to 1
 * @param cancellable whether {@link Session#cancel} ends it
 */
public record Busy(String words, double share, boolean cancellable) {}

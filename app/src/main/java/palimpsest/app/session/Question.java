package palimpsest.app.session;

/**
 * Something to answer with {@link Session#answer} before it is done. Any other intent that moves or acts withdraws it.
 *
 * @param text what is asked, and what comes of a yes, in a sentence or two
 * @param act the button that says yes: {@code Write and cut}
 * @param stepsLost how many steps of the record a yes cuts off
 */
public record Question(String text, String act, long stepsLost) {}

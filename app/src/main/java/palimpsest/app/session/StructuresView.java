package palimpsest.app.session;

import java.util.List;

/**
 * The structures that are laid over memories.
 *
 * @param text descriptions of the types that they need, as far as these belong to the session
 * @param laid in the order in which they were laid
 */
public record StructuresView(String text, List<LaidView> laid) {

    public static final StructuresView NOTHING = new StructuresView("", List.of());

    public StructuresView {
        laid = List.copyOf(laid);
    }
}

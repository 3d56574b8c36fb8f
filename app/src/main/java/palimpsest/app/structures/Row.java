package palimpsest.app.structures;

import java.util.Optional;
import palimpsest.app.session.LaidView;

/**
 * A visible line of the tree.
 *
 * @param item what was read; a note where nothing could be
 * @param depth how deep it stands, 0 for a structure that is laid
 * @param opened whether what is in it is visible below
 * @param memory the memory it was read from
 * @param laid the structure that was laid, for its first line
 */
record Row(Item item, int depth, boolean opened, int memory, Optional<LaidView> laid) {

    /** Whether there is something to type another value for. */
    boolean isEditable() {
        return switch (item.kind()) {
            case VALUE, POINTER, TEXT -> true;
            case STRUCTURE, ARRAY, GROUP, PADDING, LIST, NOTE -> false;
        };
    }
}

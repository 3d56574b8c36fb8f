package palimpsest.engine.record;

import palimpsest.engine.source.ByteSlice;

/**
 * Something that others keep with a session, such as the window its layout. It comes back as it was given; who does not know
 * the name leaves it alone.
 *
 * @param name with a dot, such as {@code window.layout}: names without belong to the format
 */
public record SavedExtra(String name, ByteSlice contents) {

    public SavedExtra {
        if (name.isEmpty() || SectionName.of(name).isPresent()) {
            throw new IllegalArgumentException("the name '" + name + "' belongs to the format");
        }
    }
}

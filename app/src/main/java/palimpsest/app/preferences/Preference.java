package palimpsest.app.preferences;

import java.util.List;
import javafx.beans.property.IntegerProperty;

/**
 * Something that can be had in one of several ways.
 *
 * @param id names its control
 * @param name what it is called
 * @param words what it does, in a sentence
 * @param choices the ways, in words
 * @param chosen which of them, from 0
 */
public record Preference(String id, String name, String words, List<String> choices, IntegerProperty chosen) {
    public Preference {
        choices = List.copyOf(choices);
    }
}

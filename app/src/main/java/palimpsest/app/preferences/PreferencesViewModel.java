package palimpsest.app.preferences;

import java.util.ArrayList;
import java.util.List;

/** The preferences, and what they were at first. */
public final class PreferencesViewModel {
    private final List<Preference> preferences;
    private final List<Integer> atFirst;
    private final Runnable more;

    /**
     * @param atFirst which way each had at first
     * @param more brings back what else was at first, such as where the panes stand
     */
    public PreferencesViewModel(List<Preference> preferences, List<Integer> atFirst, Runnable more) {
        if (preferences.size() != atFirst.size()) {
            throw new IllegalArgumentException(preferences.size() + " preferences, " + atFirst.size() + " at first");
        }
        this.preferences = List.copyOf(preferences);
        this.atFirst = new ArrayList<>(atFirst);
        this.more = more;
    }

    public List<Preference> preferences() {
        return preferences;
    }

    /** Everything as at first. */
    public void reset() {
        for (int i = 0; i < preferences.size(); i++) {
            preferences.get(i).chosen().set(atFirst.get(i));
        }
        more.run();
    }
}

package palimpsest.app.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of the window, in the language of the default locale where there is a translation, else in English. A key
 * is the name of the feature, a dot, and what the text is for: {@code find.nothing}.
 */
public final class Words {
    private static final String BUNDLE = "palimpsest.words.words";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    /**
     * The text of a key, with its parts put in for {@code {0}}, {@code {1}} and so on, as {@link MessageFormat} does.
     * Numbers are grouped as the language does it; a number that must not be is given as a string.
     *
     * @throws java.util.MissingResourceException if no text has the key
     */
    public static String of(String key, Object... parts) {
        String text = bundle(Locale.getDefault()).getString(key);
        return parts.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(parts);
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, Words.class.getClassLoader(), NO_OTHER_LANGUAGE);
    }
}

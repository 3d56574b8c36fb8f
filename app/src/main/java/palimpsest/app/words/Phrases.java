package palimpsest.app.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine says in plain English, in the language of the default locale, as far as there is a translation: the
 * engine knows no languages. A row of a phrase book has the English, with {@code {0}}, {@code {1}} for its parts, and the
 * same in the other language; parts are translated too. What no row fits stays as it is.
 */
public final class Phrases {
    private static final Pattern PART = Pattern.compile("\\{\\d+}");
    private static final String VIETNAMESE = "vi";

    private final List<Row> rows;

    private record Row(Pattern english, MessageFormat other) {}

    private Phrases(List<Row> rows) {
        this.rows = rows;
    }

    /** The phrase in the language that is spoken. */
    public static String of(String english) {
        return Locale.getDefault().getLanguage().equals(VIETNAMESE)
                ? Vietnamese.BOOK.translation(english).orElse(english)
                : english;
    }

    /** Read when it is first spoken. */
    private static final class Vietnamese {
        static final Phrases BOOK = read("/palimpsest/words/phrases_vi.txt");
    }

    private static Phrases read(String resource) {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int between = line.indexOf(" = ");
                if (between > 0 && !line.startsWith("#")) {
                    rows.add(new Row(
                            pattern(line.substring(0, between)),
                            new MessageFormat(line.substring(between + 3), Locale.ROOT)));
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return new Phrases(rows);
    }

    private static Pattern pattern(String english) {
        StringBuilder pattern = new StringBuilder();
        Matcher part = PART.matcher(english);
        int at = 0;
        while (part.find()) {
            pattern.append(Pattern.quote(english.substring(at, part.start()))).append("(.+?)");
            at = part.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(english.substring(at))).toString());
    }

    private Optional<String> translation(String english) {
        // The engine writes a straight apostrophe, which a message format would take for a quotation.
        String text = english.replace('\'', '\u2019');
        for (Row row : rows) {
            Matcher matcher = row.english().matcher(text);
            if (matcher.matches()) {
                Object[] parts = new Object[matcher.groupCount()];
                for (int i = 0; i < parts.length; i++) {
                    String part = matcher.group(i + 1);
                    parts[i] = translation(part).orElse(part);
                }
                MessageFormat other = (MessageFormat) row.other().clone();
                return Optional.of(other.format(parts));
            }
        }
        return Optional.empty();
    }
}

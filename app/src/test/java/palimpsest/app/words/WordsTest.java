package palimpsest.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern USE = Pattern.compile("\\bWords\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*([,)]|\\+)");

    private final ResourceBundle english = Words.bundle(Locale.ENGLISH);
    private final ResourceBundle vietnamese = Words.bundle(VIETNAMESE);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(vietnamese.getLocale()).isEqualTo(VIETNAMESE);
        assertThat(vietnamese.keySet()).isEqualTo(english.keySet());
    }

    @Test
    void translationsHaveTheSamePartsToPutIn() {
        assertThat(english.keySet())
                .allSatisfy(key ->
                        assertThat(parts(vietnamese.getString(key))).as(key).isEqualTo(parts(english.getString(key))));
    }

    @Test
    void noTextHasAStraightApostrophe() {
        for (ResourceBundle bundle : Set.of(english, vietnamese)) {
            assertThat(bundle.keySet())
                    .allSatisfy(key -> assertThat(bundle.getString(key)).as(key).doesNotContain("'"));
        }
    }

    @Test
    void everyTextThatTheProgramAsksForIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        Set<String> begun = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher use = USE.matcher(Files.readString(source));
                while (use.find()) {
                    (use.group(2).equals("+") ? begun : used).add(use.group(1));
                }
            }
        }
        assertThat(used).isNotEmpty();
        assertThat(english.keySet()).containsAll(used);
        assertThat(begun)
                .allSatisfy(beginning -> assertThat(english.keySet()).anyMatch(key -> key.startsWith(beginning)));
    }

    private static int parts(String text) {
        return new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}

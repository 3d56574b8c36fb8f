package palimpsest.app.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The lessons that come with the program are a pack without a fault, in both languages. */
final class ShippedLessonsTest {
    private final Pack vietnamese = PackReader.shipped(Locale.forLanguageTag("vi"));
    private final Pack english = PackReader.shipped(Locale.ENGLISH);

    @Test
    void noneHasAFault() {
        assertThat(english.faults()).isEmpty();
        assertThat(vietnamese.faults()).isEmpty();
    }

    @Test
    void theFifteenLessonsComeInOrder() {
        assertThat(english.lessons())
                .extracting(Lesson::name)
                .containsExactly(
                        "empty",
                        "mistakes",
                        "stepping",
                        "24-and-15",
                        "host-writes",
                        "xin-xo",
                        "imported",
                        "sum",
                        "readings",
                        "typed-arrays",
                        "alignment",
                        "growth",
                        "past-the-end",
                        "pointer",
                        "writers",
                        "reverse");
    }

    @Test
    void eachSaysWhatToDoWhatToSeeAndWhy() {
        assertThat(english.lessons()).allSatisfy(lesson -> {
            assertThat(lesson.title()).isNotBlank();
            assertThat(lesson.description()).endsWith(".").hasSizeGreaterThan(30);
            assertThat(Card.words(lesson.card().document())).contains("Do", "See", "Why");
            assertThat(lesson.card().checkpoints().values()).hasSizeGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void eachHasAModuleOrAScriptToOpen() {
        assertThat(english.lessons())
                .allSatisfy(lesson -> assertThat(
                                lesson.module().isPresent() || lesson.script().isPresent())
                        .isTrue());
    }

    @Test
    void theTranslationAsksForTheSame() {
        assertThat(vietnamese.title()).isNotEqualTo(english.title());
        for (Lesson lesson : english.lessons()) {
            Lesson other = vietnamese.lesson(lesson.name()).orElseThrow();
            assertThat(other.card().title()).as(lesson.name()).isNotBlank();
            assertThat(other.description()).as(lesson.name()).isNotEqualTo(lesson.description());
            assertThat(texts(other)).as(lesson.name()).isEqualTo(texts(lesson));
            assertThat(other.card().links().values())
                    .as(lesson.name())
                    .containsExactlyElementsOf(lesson.card().links().values());
        }
    }

    private static List<String> texts(Lesson lesson) {
        return lesson.card().checkpoints().values().stream()
                .map(Checkpoint::text)
                .toList();
    }
}

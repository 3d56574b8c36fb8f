package palimpsest.app.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import palimpsest.app.session.MemoryRange;

/** A folder becomes a pack of lessons, and its mistakes are told with their places. */
final class PackReaderTest {
    private static final String CARD = "# A title\n\nA sentence.\n";

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheManualIsAPackWithoutFaults() throws IOException {
        String manual = Files.readString(Path.of("../docs/lessons.md"));
        Matcher files = Pattern.compile("`([a-z-]+\\.[a-z]+)`\n\n```[a-z]+\n(.*?)```", Pattern.DOTALL)
                .matcher(manual);
        while (files.find()) {
            Files.writeString(folder.resolve(files.group(1)), files.group(2));
        }
        Pack pack = read();
        assertThat(pack.faults()).isEmpty();
        assertThat(pack.title()).isEqualTo("Two bytes");
        assertThat(pack.description()).isEqualTo("A pack of one lesson, to begin with.");
        Lesson lesson = pack.lessons().get(0);
        assertThat(lesson.title()).isEqualTo("Add one");
        assertThat(lesson.module()).contains("add-one.wat");
        assertThat(lesson.script()).isEmpty();
        assertThat(lesson.card().checkpoints().values())
                .extracting(Checkpoint::text)
                .containsExactly("memory 0 = 05", "1 byte at 0 after call", "memory 0 = 07 and writer 0 = module");
        assertThat(lesson.card().links().values())
                .containsExactly(new CardLink.Bytes(new MemoryRange(0, 0, 1)), new CardLink.Doing(Deed.CALL));
    }

    @Test
    void theManualNamesEveryDeed() throws IOException {
        String manual = Files.readString(Path.of("../docs/lessons.md"));
        for (Deed deed : Deed.values()) {
            assertThat(manual).contains("`" + deed.word() + "`");
        }
    }

    @Test
    void withoutAnIndexTheCardsComeInTheOrderOfTheirNames() throws IOException {
        write("b.md", CARD);
        write("a.md", CARD);
        write("a.vi.md", CARD);
        write("README.md", "# Not a card");
        assertThat(read().lessons()).extracting(Lesson::name).containsExactly("a", "b");
    }

    @Test
    void frontMatterNamesWhatALessonOpens() throws IOException {
        write("a.md", "---\nmodule: other.wat\nscript: none\nstart: step\n---\n" + CARD);
        write("other.wat", "(module)");
        write("a.js", "1");
        Lesson lesson = read().lessons().get(0);
        assertThat(lesson.module()).contains("other.wat");
        assertThat(lesson.script()).isEmpty();
        assertThat(lesson.start()).isEqualTo(Lesson.Start.STEP);
        assertThat(lesson.title()).isEqualTo("A title");
    }

    @Test
    void aTranslationIsReadForItsLanguageAndEnglishForAllOthers() throws IOException {
        write("a.md", CARD);
        write("a.vi.md", "# Tiêu đề\n\nMột câu.\n");
        write("b.md", CARD);
        Pack pack = PackReader.in(folder, Locale.forLanguageTag("vi"));
        assertThat(pack.lessons()).extracting(Lesson::title).containsExactly("Tiêu đề", "A title");
        assertThat(PackReader.in(folder, Locale.FRENCH).lessons())
                .extracting(Lesson::title)
                .containsExactly("A title", "A title");
    }

    @Test
    void mistakesAreToldWithFileAndLine() throws IOException {
        write("index.md", "# P\n\n- [one](one.md)\n- [gone](gone.md)\n- [one](one.md)\n");
        write("one.md", """
                ---
                modul: a.wat
                module: gone.wat
                start: now
                ---
                # One

                Text.

                1. a `check: memry 0 = 1`
                2. b `check: memory 0 = 1`
                3. [c](do:dance)
                4. [d](lesson:two)
                5. e `predict: 99 bytes at 0 after step`
                6. [f](somewhere)
                """);
        assertThat(read().faults())
                .extracting(PackFault::place)
                .containsExactlyInAnyOrder(
                        "index.md:4",
                        "index.md:5",
                        "one.md:2",
                        "one.md:3",
                        "one.md:4",
                        "one.md:10",
                        "one.md:11",
                        "one.md:12",
                        "one.md:13",
                        "one.md:14",
                        "one.md:15");
        assertThat(read().faults())
                .extracting(PackFault::place, PackFault::words)
                .contains(tuple("index.md:4", "There is no card gone.md."))
                .anySatisfy(fault -> assertThat(fault.toString()).contains("memry", "memory, writer, pages"));
        assertThat(read().lessons()).hasSize(1);
    }

    @Test
    void aFolderWithoutCardsSaysWhatALessonNeeds() throws IOException {
        assertThat(read().faults())
                .extracting(PackFault::words)
                .singleElement()
                .asString()
                .contains("index.md");
    }

    @Test
    void aPackReadsNothingOutsideOfItsFolder() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        write("secret.wat", "(module)");
        Files.writeString(inner.resolve("a.md"), "---\nmodule: ../secret.wat\n---\n" + CARD);
        Pack pack = PackReader.in(inner, Locale.ENGLISH);
        assertThat(pack.lessons().get(0).module()).isEmpty();
        assertThat(pack.faults()).extracting(PackFault::place).containsExactly("a.md:2");
    }

    private Pack read() throws IOException {
        return PackReader.in(folder, Locale.ENGLISH);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

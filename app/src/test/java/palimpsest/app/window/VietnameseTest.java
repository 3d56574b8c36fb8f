package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.session.State;
import palimpsest.app.session.StopView;
import palimpsest.app.session.Value;
import palimpsest.app.words.Words;

/** The window in Vietnamese: no text that has a translation is read in English. */
final class VietnameseTest extends WindowTest {
    private static final String STORES = """
            (module (memory 1)
              (func (export "go") (param $a i32) (i32.store (local.get $a) (i32.const 11))))
            """;

    private static final Pattern ENGLISH_WORD = Pattern.compile(
            "\\b(the|was|were|with|from|takes|gives|writes|wrote|returned|opened|instantiate|breakpoint|nothing|module)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Locale before = Locale.getDefault();

    @Override
    void start(Stage stage) {
        Language.VIETNAMESE.speak();
        super.start(stage);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void noTextIsLeftInEnglish() throws IOException {
        robot.open("stores.wat", STORES);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.callStepping("go", List.of(Value.i32(16))));
        robot.awaitState(State.PAUSED);
        Set<String> read = new TreeSet<>();
        robot.interact(() -> collect(robot.stage.getScene().getRoot(), read));
        Set<String> left = read.stream().filter(english()::contains).collect(Collectors.toCollection(TreeSet::new));
        assertThat(left).isEmpty();
        assertThat(read).contains("Bước", "Bước qua", "NGĂN XẾP TOÁN HẠNG", "DÒNG THỜI GIAN", "Thêm", "Trình chiếu");
        assertThat(read)
                .anyMatch(text -> text.startsWith("Dừng sau bước "))
                .anyMatch(text -> text.startsWith("Byte 0x"));
    }

    @Test
    void whatTheSessionSaysIsVietnamese() throws IOException {
        robot.open("stores.wat", STORES);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.stops().toggleLine(2));
        robot.await(() -> robot.snapshot().stopPoints().size() == 1);
        robot.interact(() -> robot.session.call("go", List.of(Value.i32(16))));
        robot.await(() -> robot.snapshot()
                .stopped()
                .filter(stop -> stop.kind() == StopView.Kind.BREAKPOINT)
                .isPresent());
        assertThat(robot.snapshot().stopped().orElseThrow().words()).startsWith("Điểm dừng tại dòng 2");
        Set<String> said = new TreeSet<>();
        while (robot.snapshot().results().isEmpty()) {
            robot.snapshot().next().ifPresent(next -> said.add(next.words()));
            hear(said);
            robot.move("#step");
        }
        robot.interact(() -> robot.session.hostWrite(0, 3, (byte) 7));
        robot.await(() -> robot.byteAt(3) == 7);
        hear(said);
        robot.interact(() -> robot.session.undo());
        robot.await(() -> robot.byteAt(3) == 0);
        hear(said);
        robot.interact(() -> robot.session.stops().toggleLine(2));
        robot.await(() -> robot.snapshot().stopPoints().isEmpty());
        robot.interact(() -> robot.session.call("go", List.of(Value.i32(65_534))));
        robot.awaitState(State.TRAPPED);
        hear(said);
        assertThat(said)
                .contains("đã mở stores.wat", "khởi tạo stores.wat", "đã ghi 07 tại 0x3", "đã hoàn tác lần ghi tại 0x3")
                .contains(
                        "Lấy địa chỉ 16 và giá trị 11; ghi 4 byte (0b 00 00 00, byte thấp trước) tại địa chỉ 16 của bộ nhớ 0"
                                + "; cho không gì cả.");
        // The engine's own messages are the specification's.
        assertThat(said.stream()
                        .filter(text -> !text.contains("out of bounds memory access"))
                        .filter(text -> ENGLISH_WORD.matcher(text).find()))
                .isEmpty();
    }

    @Test
    void whatAnInstantiationDoesIsVietnamese() {
        robot.lesson("xin-xo");
        assertThat(robot.clickByte(0).writers().get(0).place().op()).isEqualTo("đoạn dữ liệu 0");
        robot.choose("#menu", Words.of("window.restart-stepping"));
        robot.awaitState(State.PAUSED);
        assertThat(robot.snapshot().frames().get(0).function()).isEqualTo("khởi tạo xin-xo.wat");
    }

    private void hear(Set<String> said) {
        robot.snapshot().console().forEach(line -> said.add(line.text()));
        robot.snapshot().stopped().ifPresent(stop -> said.add(stop.words()));
        robot.snapshot().stopPoints().forEach(stop -> said.add(stop.words()));
        robot.snapshot().undo().ifPresent(said::add);
        robot.snapshot().trap().ifPresent(trap -> said.add(trap.explanation()));
    }

    /** The English texts that read otherwise in Vietnamese. */
    private static Set<String> english() throws IOException {
        Properties english = texts("words.properties");
        Properties vietnamese = texts("words_vi.properties");
        return english.stringPropertyNames().stream()
                .filter(key -> !english.getProperty(key).equals(vietnamese.getProperty(key)))
                .map(english::getProperty)
                .filter(text -> !text.contains("{"))
                .filter(text -> !vietnamese.containsValue(text))
                .collect(Collectors.toSet());
    }

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("../resources/words").resolve(file))) {
            texts.load(reader);
        }
        return texts;
    }

    private static void collect(Node node, Set<String> read) {
        add(node.getAccessibleText(), read);
        if (node instanceof Labeled labeled) {
            add(labeled.getText(), read);
        }
        if (node instanceof TextInputControl input) {
            add(input.getPromptText(), read);
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            add(control.getTooltip().getText(), read);
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().forEach(item -> collect(item, read));
        }
        if (node instanceof TabPane tabs) {
            tabs.getTabs().forEach(tab -> add(tab.getText(), read));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, read));
        }
    }

    private static void collect(MenuItem item, Set<String> read) {
        add(item.getText(), read);
        if (item instanceof Menu menu) {
            menu.getItems().forEach(each -> collect(each, read));
        }
    }

    private static void add(String text, Set<String> read) {
        if (text != null && !text.isBlank()) {
            read.add(text);
        }
    }
}

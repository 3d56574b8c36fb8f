package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.session.ByteHistory;
import palimpsest.app.session.ConsoleLine;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.NextStep;
import palimpsest.app.session.ScriptView;
import palimpsest.app.session.State;
import palimpsest.engine.memory.Actor;

/** Each lesson, taken in the window as its card says; at the end all of its checkpoints are ticked. */
final class FifteenLessonsTest extends WindowTest {
    private static final Locale USUAL = Locale.getDefault();

    @BeforeAll
    static void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void speakAsBefore() {
        Locale.setDefault(USUAL);
    }

    @AfterEach
    void theLessonIsDone() {
        robot.await(() -> ticks() == checkpoints());
        assertThat(robot.words("#lesson-finished")).contains("Well done");
    }

    @Test
    void lesson01AMemoryOfNoPagesIsEmptyAndNoError() {
        robot.clickOn("#start #begin");
        robot.awaitState(State.PAUSED);
        robot.move("#step");
        assertThat(pages()).isZero();
        assertThat(robot.words("#pages")).contains("PAGES: 0");
        assertThat(robot.snapshot().console()).noneMatch(line -> line.kind() == ConsoleLine.Kind.FAULT);
        stepTo("memory.grow");
        robot.move("#step");
        assertThat(pages()).isEqualTo(1);
        while (pages() > 0) {
            long before = robot.cursor();
            follow("Go back");
            robot.await(() -> robot.cursor() < before && robot.isStill());
        }
        follow("Go to the end");
        robot.await(() -> pages() == 1 && robot.isStill());
        assertThat(robot.node("#run", Button.class).getText()).isEqualTo("Continue");
        robot.press("#run");
        robot.await(() -> robot.byteAt(0) == 24);
    }

    @Test
    void lesson02MistakesAreToldWithPlaceAndWordsAndTheModuleRunsOnceTheyAreMended() {
        open("mistakes", State.FAULTY);
        robot.await(() -> robot.words("#problems").contains("renamed to memory.grow"));
        // Two old names and a parenthesis; nothing is said of what only follows from it.
        assertThat(robot.snapshot().program().orElseThrow().diagnostics()).hasSize(3);
        assertThat(robot.words("#problems")).contains("renamed to local.set", "6:22", "is the ) missing");
        write("set_local", "local.set");
        write("grow_memory", "memory.grow");
        write("(i32.const 24))", "(i32.const 24)))");
        robot.await(() -> robot.words("#problems").contains("type mismatch"));
        robot.press("#run");
        robot.await(() -> robot.snapshot().program().orElseThrow().diagnostics().size() == 1);
        write("i64.load8_u", "i32.load8_u");
        robot.press("#run");
        robot.awaitState(State.READY);
        assertThat(robot.byteAt(0)).isEqualTo(24);
    }

    @Test
    void lesson03InstantiationIsSteppedAndTheByteThatIsStoredIsForetold() {
        open("stepping", State.PAUSED);
        robot.move("#step");
        stepTo("memory.grow");
        robot.move("#step");
        assertThat(robot.words("#operand-stack")).contains("\n0\n", "memory.grow");
        assertThat(pages()).isEqualTo(1);
        stepTo("i32.store8");
        assertThat(robot.node("#next-step", Label.class).getText()).contains("24");
        predict("24");
        assertThat(robot.words("#prediction-words")).contains("the number 24 is written 18");
        robot.move("#back");
        robot.fire(robot.node("#prediction-go", Button.class));
        assertThat(robot.node("#next-step", Label.class).getText()).doesNotContain("24");
        answer("18");
        assertThat(robot.words("#prediction-words")).contains("as you expected");
        assertThat(robot.words("#score")).contains("1 of 2");
        assertThat(robot.clickByte(0).writers().get(0).actor()).isEqualTo(Actor.MODULE);
    }

    @Test
    void lesson04TheHostReads24AndTheReadIsMarked() {
        open("24-and-15", State.READY);
        follow("Run the host script");
        awaitScript(ScriptView.State.DONE);
        assertThat(printed()).contains("24");
        follow("next thing that the host does");
        awaitScript(ScriptView.State.STOPPED);
        while (robot.snapshot().reads().isEmpty()) {
            long before = robot.cursor();
            follow("next thing that the host does");
            robot.await(() -> robot.cursor() != before && robot.isStill());
        }
        assertThat(robot.snapshot().reads()).containsExactly(new MemoryRange(0, 0, 1));
        follow("back");
        robot.await(() -> robot.snapshot().time().hasFuture() && robot.isStill());
        assertThat(robot.snapshot().reads()).isEmpty();
    }

    @Test
    void lesson05TheHostWrites15AndTheModuleReadsIt() {
        open("host-writes", State.READY);
        predict("18", "0f");
        assertThat(robot.words("#prediction-words")).contains("All 2 bytes");
        robot.fire(robot.node("#prediction-leave", Button.class));
        ByteHistory written = robot.clickByte(1);
        assertThat(written.writers().get(0).actor()).isEqualTo(Actor.HOST);
        assertThat(written.writers().get(0).place().text()).startsWith("24-and-15.js:");
        follow("script");
        CodeArea script = robot.node("#script", CodeArea.class);
        robot.interact(() -> script.replaceText(script.getText().replace("= 15", "= 25")));
        follow("run it again");
        robot.await(() -> pages() == 1 && robot.byteAt(1) == 25 && robot.isStill());
        robot.typeByte(1, KeyCode.DIGIT0, KeyCode.F);
        robot.await(() -> robot.byteAt(1) == 15);
        follow("call the reader");
        robot.await(() -> robot.snapshot().console().contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "\u2192 15")));
    }

    @Test
    void lesson06ADataSegmentHoldsCharactersOfSeveralBytesAndACutOneIsNamed() {
        open("xin-xo", State.READY);
        assertThat(robot.bytes(0, 9)).containsExactly(0x78, 0xe1, 0xbb, 0x8b, 0x6e, 0x20, 0x78, 0xc3, 0xb2);
        assertThat(robot.clickByte(1).writers().get(0).actor()).isEqualTo(Actor.DATA_SEGMENT);
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, KeyCode.RIGHT).release(KeyCode.SHIFT);
        robot.side("byte-tab");
        robot.await(() -> robot.node("#selection-text", Label.class).getText().contains("\u1ecb"));
        robot.side("lesson-tab");
        follow("two of them");
        robot.await(() -> robot.node("#selection-fault", Label.class).getText().contains("U+FFFD"));
        assertThat(robot.node("#selection-fault", Label.class).getText()).contains("cut");
        follow("Run the host script");
        awaitScript(ScriptView.State.DONE);
        assertThat(printed()).anyMatch(line -> line.contains("6 characters in 9 bytes"));
    }

    @Test
    void lesson07AnImportedMemoryIsMadeByThePersonAndSharedWithTheModule() {
        open("imported", State.READY);
        assertThat(pages()).isEqualTo(1);
        follow("Make it yourself");
        make("0", "", false);
        assertThat(robot.words("#memory-problem")).contains("incompatible import type", "at least 1");
        make("2", "10", true);
        assertThat(robot.words("#memory-problem")).contains("not shared");
        make("2", "10", false);
        robot.await(() -> pages() == 2 && robot.snapshot().state() == State.READY);
        assertThat(robot.words("#pages")).contains("2 of at most 10");
        assertThat(robot.words("#imports")).contains("You made js.mem: memory 2 10");
        robot.typeByte(0, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(0) == 7);
        robot.side("lesson-tab");
        follow("Run the host script");
        confirm();
        awaitScript(ScriptView.State.DONE);
        assertThat(robot.bytes(0, 12)).containsExactly(7, 0, 0, 0, 4, 0, 0, 0, 11, 0, 0, 0);
    }

    @Test
    void lesson08TheSumOfTwoNumbersOfTheHostIsStoredByTheModule() {
        open("sum", State.READY);
        follow("Run the host script");
        awaitScript(ScriptView.State.DONE);
        robot.await(() -> robot.byteAt(8) == 11);
        follow("Restart");
        confirm();
        robot.await(() -> robot.snapshot().state() == State.READY && robot.byteAt(8) == 0);
        robot.typeByte(0, KeyCode.DIGIT0, KeyCode.DIGIT7);
        robot.await(() -> robot.byteAt(0) == 7);
        robot.typeByte(4, KeyCode.DIGIT0, KeyCode.DIGIT4);
        robot.await(() -> robot.byteAt(4) == 4);
        predict("00", "00", "00", "0b");
        assertThat(robot.words("#prediction-words")).contains("2 of 4", "lowest byte first");
        robot.fire(robot.node("#prediction-go", Button.class));
        answer("0b", "00", "00", "00");
        assertThat(robot.words("#prediction-words")).contains("All 4 bytes");
        robot.fire(robot.node("#prediction-leave", Button.class));
        follow("back");
        robot.await(() -> robot.node("#next-op", Label.class).getText().equals("i32.store"));
        assertThat(robot.node("#next-step", Label.class).getText())
                .contains("11")
                .contains("8");
    }

    @Test
    void lesson09OneSelectionIsReadInManyWays() {
        open("readings", State.READY);
        follow("address 0");
        robot.await(() -> value("u32").equals("4294967295"));
        assertThat(value("u8")).isEqualTo("255");
        assertThat(value("i16")).isEqualTo("-1");
        assertThat(robot.callExport("asUnsignedByte", "0")).isEqualTo("\u2192 255");
        robot.callExport("asSignedByte", "0");
        follow("four bytes at 8");
        robot.await(() -> value("i32").equals("11"));
        CheckBox bigEndian = robot.node("#big-endian", CheckBox.class);
        robot.interact(bigEndian::fire);
        robot.await(() -> value("i32").equals("184549376"));
        robot.interact(bigEndian::fire);
        follow("eight bytes at 16");
        robot.await(() -> value("f64").equals("1.5"));
        robot.callExport("asF64", "16");
        follow("address 0x40");
        robot.await(() -> value("i32").equals("0"));
        TextField typed = robot.node("#value-i32", TextField.class);
        robot.interact(() -> {
            typed.setText("1000000");
            typed.getOnAction().handle(null);
        });
        robot.await(() -> robot.byteAt(0x40) == 0x40);
        assertThat(robot.bytes(0x40, 4)).containsExactly(0x40, 0x42, 0x0f, 0);
    }

    @Test
    void lesson10AWriteThroughOneViewIsSeenThroughAll() {
        openScript("typed-arrays");
        follow("Run the host script");
        awaitScript(ScriptView.State.DONE);
        assertThat(printed()).contains("3.1415900000000643");
        follow("Go to address 0");
        follow("Go to address 8");
        robot.await(
                () -> robot.snapshot().history().filter(of -> of.address() == 8).isPresent());
        ByteHistory eight = robot.snapshot().history().orElseThrow();
        assertThat(eight.writers()).extracting(ByteHistory.Writer::after).containsExactly(0xff, 0x6e);
        long written = eight.writers().get(0).step();
        robot.interact(() -> robot.session.travelTo(written));
        robot.await(() -> robot.cursor() == written && robot.isStill());
        assertThat(value("f64")).isEqualTo("3.14159");
        robot.move("#step");
        robot.await(() -> value("f64").equals("3.1415900000000643"));
    }

    @Test
    void lesson11AnUnalignedLoadWorksWithAHintAndAnUnalignedTypedArrayDoesNot() {
        open("alignment", State.READY);
        assertThat(robot.callExport("loadAt", "2")).isEqualTo("\u2192 100992003");
        follow("those four bytes");
        robot.await(() -> robot.words("#inspector").contains("unaligned"));
        follow("Run the host script");
        confirm();
        awaitScript(ScriptView.State.DONE);
        assertThat(printed()).anyMatch(line -> line.startsWith("RangeError: start offset of Int32Array"));
    }

    @Test
    void lesson12GrowthComesFromModuleAndHostAndEndsAtAWall() {
        open("growth", State.READY);
        follow("Run the host script");
        awaitScript(ScriptView.State.DONE);
        assertThat(printed())
                .contains("grow(1) gives 1 and the old view has 0 bytes", "grow(2) gives -1", "RangeError");
        follow("Restart");
        confirm();
        robot.await(() -> robot.snapshot().state() == State.READY && pages() == 1);
        assertThat(robot.callExport("grow", "1")).isEqualTo("\u2192 1");
        robot.press("#grow");
        robot.await(() -> pages() == 3);
        assertThat(robot.callExport("grow", "1")).isEqualTo("\u2192 -1");
        assertThat(robot.words("#pages")).contains("3 of at most 3");
    }

    @Test
    void lesson13AStorePastTheEndTrapsAtTheEdgeAndWritesNothing() {
        open("past-the-end", State.READY);
        follow("the last four bytes");
        robot.callExport("store", "65532", "1");
        robot.callExport("store", "65533", "1");
        robot.awaitState(State.TRAPPED);
        assertThat(robot.words("#trap")).contains("out of bounds memory access", "65533", "65536");
        assertThat(robot.bytes(65_532, 4)).containsExactly(1, 0, 0, 0);
        follow("Restart");
        confirm();
        robot.awaitState(State.READY);
        robot.callExport("walkOffTheEnd", "65530");
        robot.awaitState(State.TRAPPED);
        assertThat(robot.bytes(65_530, 6)).containsOnly(0xff);
        follow("back");
        robot.await(() -> robot.snapshot().state() == State.PAUSED && robot.isStill());
        follow("forward");
        robot.awaitState(State.TRAPPED);
    }

    @Test
    void lesson14APointerIsFollowedToTheBufferThatBothSidesShare() {
        open("pointer", State.READY);
        follow("Call");
        robot.await(() -> !robot.snapshot().results().isEmpty() && robot.isStill());
        assertThat(robot.snapshot().console()).contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "\u2192 65536"));
        follow("Go there");
        robot.await(() -> robot.window.grid().caret() == 65_536);
        // __data_end is 65538, __heap_base 65552; the stack is below 65536, and empty.
        robot.await(() -> robot.words("#layout").contains("heap 0x10010"));
        assertThat(robot.words("#layout")).contains("stack", "data", "SP 0x10000");
        assertThat(robot.window.grid().overlaysProperty().get())
                .anyMatch(over -> over.kind() == Overlay.Kind.LAYOUT && over.address() == 65_552);
        follow("Run the host script");
        confirm();
        awaitScript(ScriptView.State.DONE);
        assertThat(robot.bytes(65_536, 2)).containsExactly(24, 25);
        assertThat(robot.selectByte(65_536).writers().get(0).actor()).isEqualTo(Actor.MODULE);
        assertThat(robot.selectByte(65_537).writers().get(0).actor()).isEqualTo(Actor.HOST);
        robot.side("lesson-tab");
        follow("Restart");
        confirm();
        robot.await(() -> robot.snapshot().state() == State.READY && robot.byteAt(65_536) == 0);
        robot.callExport("addOnTheStack", "3", "4");
        assertThat(robot.snapshot().console()).contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "\u2192 7"));
        assertThat(robot.bytes(65_528, 8)).containsExactly(3, 0, 0, 0, 4, 0, 0, 0);
        // Back in the middle of the call the stack reaches 16 bytes down.
        while (robot.byteAt(65_532) != 0) {
            robot.move("#back");
        }
        robot.await(() -> robot.words("#layout").contains("SP 0xfff0"));
        robot.press("#to-end");
        robot.await(() -> robot.words("#layout").contains("SP 0x10000") && robot.isStill());
    }

    @Test
    void lesson15EveryWriterOfAByteIsReadAndGoneBackTo() {
        open("writers", State.READY);
        robot.callExport("writeAll");
        follow("0x10");
        robot.await(() -> robot.lookup("#writers .card").queryAll().size() == 6);
        ByteHistory page = robot.snapshot().history().orElseThrow();
        // The first letters of paper, parchm and scroll, spaces between them, and what was there at first.
        assertThat(page.writers())
                .extracting(ByteHistory.Writer::after)
                .containsExactly((int) 'p', 0x20, (int) 'p', 0x20, (int) 's', (int) 'v');
        long scroll = page.writers().get(4).step();
        robot.fire(robot.lookup("#writers .hyperlink").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals("step " + scroll))
                .findFirst()
                .orElseThrow());
        robot.await(() -> robot.cursor() == scroll + 1 && robot.isStill());
        assertThat(robot.bytes(0x10, 6)).containsExactly("scroll".chars().toArray());
        robot.side("lesson-tab");
        follow("bookmark");
        robot.await(() -> !robot.snapshot().bookmarks().isEmpty());
        while (robot.byteAt(0x12) != 0x20) {
            robot.move("#step");
        }
    }

    @Test
    void lesson16AStringIsReversedThroughMemory() {
        open("reverse", State.READY);
        follow("Run the host script");
        awaitScript(ScriptView.State.DONE);
        assertThat(printed()).containsExactly("\u00f2x n\u1ecbx", "tsespmilap");
        follow("address 1024");
        follow("address 1008");
        robot.move("#back");
        follow("the answer");
    }

    // ---- What is done

    private void open(String lesson, State state) {
        robot.choose("#examples", "example-" + lesson);
        robot.await(() -> robot.snapshot().state() == state && robot.isStill());
        robot.await(() -> robot.lookup("#lesson .lesson-card").tryQuery().isPresent());
    }

    private void openScript(String lesson) {
        robot.choose("#examples", "example-" + lesson);
        robot.await(() -> robot.snapshot().script().isPresent());
    }

    /** Follows a link of the card. */
    private void follow(String words) {
        robot.fire(robot.lookup("#lesson .card-link").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + words)));
        robot.await(robot::isStill);
    }

    /** Agrees to what the window asks, if it asks something. */
    private void confirm() {
        robot.await(() -> robot.isStill());
        if (robot.node("#question", Region.class).isVisible()) {
            robot.clickOn("#question-yes");
        }
    }

    private void write(String old, String now) {
        CodeArea editor = robot.editor();
        robot.interact(() -> {
            int at = editor.getText().indexOf(old);
            editor.replaceText(at, at + old.length(), now);
        });
    }

    /** Steps until an instruction is next. */
    private void stepTo(String op) {
        while (!robot.snapshot().next().map(NextStep::op).orElse("").equals(op)) {
            robot.move("#step");
        }
    }

    private void predict(String... bytes) {
        robot.fire(robot.node("#lesson .predict", Button.class));
        answer(bytes);
    }

    private void answer(String... bytes) {
        robot.await(() -> robot.lookup("#predicted-0").tryQuery().isPresent());
        IntStream.range(0, bytes.length)
                .forEach(i -> robot.interact(
                        () -> robot.node("#predicted-" + i, TextField.class).setText(bytes[i])));
        robot.fire(robot.node("#prediction-go", Button.class));
        robot.await(() -> robot.lookup("#prediction-words").tryQuery().isPresent());
    }

    private void make(String initial, String maximum, boolean shared) {
        List<TextField> fields =
                List.copyOf(robot.lookup(".memory-row .text-field").queryAll());
        CheckBox threads = robot.node(".memory-row .check-box", CheckBox.class);
        robot.interact(() -> {
            fields.get(0).setText(initial);
            fields.get(1).setText(maximum);
            threads.setSelected(shared);
        });
        robot.fire(robot.node(".memory-row .button", Button.class));
    }

    private void awaitScript(ScriptView.State state) {
        robot.await(() ->
                robot.snapshot().script().filter(is -> is.state() == state).isPresent() && robot.isStill());
    }

    // ---- What is seen

    private long pages() {
        return robot.snapshot().memories().isEmpty()
                ? -1
                : robot.snapshot().memories().get(0).pages();
    }

    private String value(String type) {
        return robot.node("#value-" + type, TextField.class).getText();
    }

    private List<String> printed() {
        return robot.snapshot().console().stream()
                .filter(line -> line.kind() == ConsoleLine.Kind.OUTPUT)
                .map(ConsoleLine::text)
                .toList();
    }

    private long checkpoints() {
        return robot.lookup("#lesson .checkpoint").queryAll().size();
    }

    private long ticks() {
        return robot.lookup("#lesson .checkpoint.done").queryAll().size();
    }
}

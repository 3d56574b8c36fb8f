package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.find.Endianness;
import palimpsest.app.find.Moment;
import palimpsest.app.find.SearchKind;
import palimpsest.app.find.SearchTerms;
import palimpsest.app.find.TextForm;
import palimpsest.app.session.Hit;
import palimpsest.app.session.State;
import palimpsest.engine.memory.Actor;

/** Finding things in memory, by keys and in the pane. */
final class FindTest extends WindowTest {

    /** A GiB, and 128 MiB of it full: the first page of numbers as random as they need be, and then doubled. */
    private static final String FILLED = """
            (module
              (memory 16384)
              (func (export "fill") (result i32) (local $at i32) (local $x i32)
                (local.set $x (i32.const 12345))
                (loop $page
                  (local.set $x (i32.add (i32.mul (local.get $x) (i32.const 1103515245)) (i32.const 12345)))
                  (i32.store8 (local.get $at) (i32.shr_u (local.get $x) (i32.const 16)))
                  (local.set $at (i32.add (local.get $at) (i32.const 1)))
                  (br_if $page (i32.lt_u (local.get $at) (i32.const 65536))))
                (loop $double
                  (memory.copy (local.get $at) (i32.const 0) (local.get $at))
                  (local.set $at (i32.shl (local.get $at) (i32.const 1)))
                  (br_if $double (i32.lt_u (local.get $at) (i32.const 0x8000000))))
                (i32.store (i32.const 0x3ffffff0) (i32.const 0xcefaedfe))
                (i32.store16 (i32.const 0x3ffffff4) (i32.const 0xad00))
                (i32.const 1)))
            """;

    private static final String PAGE = """
            (module
              (memory (export "memory") 1)
              (data (i32.const 0) "x\\e1\\bb\\8bn x\\c3\\b2, x\\e1\\bb\\8bn X\\c3\\92")
              (data (i32.const 0x40) "\\2a\\00\\00\\00\\00\\00\\00\\2a")
              (data (i32.const 0x50) "\\6e\\86\\1b\\f0\\f9\\21\\09\\40")
              (data (i32.const 0x100) "w\\00i\\00d\\00e\\00")
              (func (export "poke") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
              (func (export "forever") (loop $again (br $again))))
            """;

    @Test
    void bytesWithWildcardsAreFoundAndGoneThroughByKeys() {
        openPage();
        robot.type(KeyCode.DIGIT7, KeyCode.DIGIT8);
        awaitHits(3);
        set(() -> terms().bytes.set("78 ?? b? 8b"));
        assertThat(awaitHits(2)).extracting(Hit::address).containsExactly(0L, 0x0bL);
        assertThat(robot.words("#find")).contains("2 places");
        robot.type(KeyCode.ENTER);
        assertThat(selection()).containsExactly(0, 3);
        robot.type(KeyCode.F3);
        assertThat(selection()).containsExactly(0x0b, 0x0e);
        assertThat(robot.words("#find")).contains("No. 2 of 2 places");
        robot.type(KeyCode.F3);
        assertThat(selection()).containsExactly(0, 3);
        robot.press(KeyCode.SHIFT).type(KeyCode.F3).release(KeyCode.SHIFT);
        assertThat(selection()).containsExactly(0x0b, 0x0e);
        assertThat(drawn()).containsExactly(0L, 0x0bL);
        set(() -> terms().bytes.set("78 f"));
        assertThat(robot.words("#find")).contains("Type two hexadecimal digits a byte");
        Label words = robot.node("#find-status", Label.class);
        robot.await(() -> words.getHeight() >= words.prefHeight(words.getWidth()));
        robot.type(KeyCode.ESCAPE);
        assertThat(drawn()).isEmpty();
        assertThat(robot.node("#find", javafx.scene.Node.class).isVisible()).isFalse();
        assertThat(robot.node("#grid", javafx.scene.Node.class).isFocused()).isTrue();
    }

    @Test
    void textIsFoundInBothFormsAndInAnyCase() {
        openPage();
        set(() -> {
            terms().kind.set(SearchKind.TEXT);
            terms().text.set("xịn xò");
        });
        assertThat(awaitHits(2)).extracting(Hit::address).containsExactly(0L, 0x0bL);
        assertThat(robot.words("#find-hits")).contains("xịn xò");
        set(() -> terms().matchCase.set(true));
        assertThat(awaitHits(1)).extracting(Hit::length).containsExactly(9L);
        set(() -> terms().text.set("wide"));
        assertThat(awaitHits(1)).containsExactly(new Hit(0x100, 8, palimpsest.engine.search.Finder.Kind.BYTES));
        set(() -> terms().form.set(TextForm.UTF_8));
        awaitHits(0);
        assertThat(robot.words("#find")).contains("Nothing found");
    }

    @Test
    void numbersAreFoundByTypeOrderAndTolerance() {
        openPage();
        set(() -> {
            terms().kind.set(SearchKind.NUMBER);
            terms().number.set("42");
            terms().aligned.set(true);
        });
        assertThat(awaitHits(1)).extracting(Hit::address).containsExactly(0x40L);
        set(() -> terms().order.set(Endianness.EITHER));
        assertThat(awaitHits(2)).extracting(Hit::address).containsExactly(0x40L, 0x44L);
        set(() -> terms().aligned.set(false));
        assertThat(awaitHits(4)).extracting(Hit::address).containsExactly(0x3dL, 0x40L, 0x44L, 0x47L);
        set(() -> {
            terms().type.set(ValueType.F64);
            terms().order.set(Endianness.LITTLE);
            terms().number.set("3.1416");
        });
        awaitHits(0);
        set(() -> terms().tolerance.set("1e-4"));
        assertThat(awaitHits(1)).extracting(Hit::address).containsExactly(0x50L);
        set(() -> terms().number.set("pi"));
        assertThat(robot.words("#find")).contains("f64 takes a number");
    }

    @Test
    void whatChangedSinceAMomentAndWhoWroteItIsFound() {
        openPage();
        robot.interact(() -> robot.session.hostWrite(0, 0x200, (byte) 1, (byte) 2));
        robot.await(() -> robot.byteAt(0x201) == 2);
        set(() -> terms().kind.set(SearchKind.WRITTEN));
        assertThat(awaitHits(1)).extracting(Hit::address, Hit::length).containsExactly(tuple(0x200L, 2L));
        long before = robot.cursor();
        robot.interact(() -> robot.session.call(
                "poke", List.of(palimpsest.app.session.Value.i32(0x300), palimpsest.app.session.Value.i32(7))));
        robot.await(() -> robot.byteAt(0x300) == 7 && robot.snapshot().state() == State.READY);
        set(() -> terms().actor.set(Actor.MODULE));
        assertThat(awaitHits(1)).extracting(Hit::address).containsExactly(0x300L);
        set(() -> terms().kind.set(SearchKind.CHANGED));
        assertThat(awaitHits(1)).extracting(Hit::address).containsExactly(0x300L);
        set(() -> {
            terms().since.set(new Moment.Step());
            terms().step.set(Long.toString(before - 2));
        });
        assertThat(awaitHits(2)).extracting(Hit::address).containsExactly(0x200L, 0x300L);
        set(() -> terms().step.set("999999"));
        assertThat(robot.words("#find")).contains("Type the number of a step that was done");
        robot.interact(() -> robot.session.bookmarks().addHere("here"));
        robot.await(() -> robot.snapshot().bookmarks().size() == 1);
        set(() -> terms().since.set(robot.window.find().moments().get(2)));
        awaitHits(0);
        assertThat(terms().since.get()).hasToString("here");
    }

    @Test
    void allStringsAreListedAndAClickSelectsOne() {
        openPage();
        set(() -> terms().kind.set(SearchKind.STRINGS));
        assertThat(awaitHits(2)).extracting(Hit::address).containsExactly(0L, 0x100L);
        ListView<?> list = robot.node("#find-hits", ListView.class);
        assertThat(robot.words("#find-hits")).contains("xịn xò, xịn XÒ", "wide");
        robot.interact(() -> list.getSelectionModel().select(1));
        assertThat(selection()).containsExactly(0x100, 0x107);
        set(() -> terms().least.set("5"));
        awaitHits(1);
    }

    @Test
    void theSearchFollowsTheMemoryAndWaitsForARunningModule() {
        openPage();
        set(() -> terms().bytes.set("0b 0b"));
        awaitHits(0);
        robot.interact(() -> robot.session.hostWrite(0, 0x20, (byte) 11, (byte) 11));
        awaitHits(1);
        robot.interact(() -> robot.session.call("forever", List.of()));
        robot.awaitState(State.RUNNING);
        robot.await(() -> robot.words("#find").contains("pause it to search"));
        robot.interact(robot.session::pause);
        robot.awaitState(State.PAUSED);
        awaitHits(1);
        assertThat(robot.words("#find")).contains("1 place");
    }

    @Test
    void aGibibyteIsSearchedWithProgressThatCanBeCancelled() {
        robot.open("large.wat", "(module (memory 65536) (func (export \"f\")))");
        robot.awaitState(State.READY);
        find();
        // Everywhere, so every byte of 4 GiB is a place.
        set(() -> terms().bytes.set("00"));
        robot.await(() -> robot.node("#find-cancel", Button.class).getParent().isVisible());
        robot.fire(robot.node("#find-cancel", Button.class));
        robot.await(() -> robot.words("#find").contains("Ended early"));
        assertThat(robot.window.find().hits()).isNotEmpty();
        set(() -> terms().bytes.set("01"));
        awaitHits(0);
        assertThat(robot.words("#find")).contains("Nothing found");
    }

    /** What is looked for stands at the very end, and all bytes before it are looked at. */
    @Test
    void aGibibyteIsSearchedToItsEndWithProgress() {
        assumeTrue(
                Runtime.getRuntime().maxMemory() > 2L << 30,
                "128 MiB of bytes, and who wrote each of them, need a heap of more than 2 GiB");
        robot.open("filled.wat", FILLED);
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.call("fill", List.of()));
        robot.await(() -> robot.snapshot().results().size() == 1, 120);
        assertThat(robot.bytes(0x4000001, 4)).containsExactly(robot.bytes(1, 4));
        find();
        long begun = System.nanoTime();
        List<Double> shares = new ArrayList<>();
        robot.interact(
                () -> robot.window.find().shareProperty().addListener((p, old, now) -> shares.add((Double) now)));
        set(() -> terms().bytes.set("fe ed fa ce ?? ad"));
        robot.await(
                () -> robot.window.find().shareProperty().get() >= 1
                        && robot.window.find().hits().size() == 1,
                120);
        System.out.printf(
                "1 GiB searched in %.2f s, progress told %d times%n", (System.nanoTime() - begun) / 1e9, shares.size());
        assertThat(robot.window.find().hits().get(0).address()).isEqualTo(0x3ffffff0L);
        assertThat(shares).isSorted().hasSizeGreaterThan(2);
    }

    /** As the other tests set them, but with the boxes and the keys. */
    @Test
    void everyKindIsChosenInTheBoxAndTyped() {
        openPage();
        kind(SearchKind.TEXT);
        type("#find-text", "xịn xò");
        awaitHits(2);
        kind(SearchKind.NUMBER);
        type("#find-number", "42");
        robot.clickOn("#find-aligned");
        awaitHits(1);
        assertThat(robot.words("#find-hits")).contains("0x40");
        kind(SearchKind.STRINGS);
        awaitHits(2);
        type("#find-least", "5");
        awaitHits(1);
        kind(SearchKind.BYTES);
        type("#find-bytes", "78 ?? bb");
        awaitHits(2);
        robot.type(KeyCode.ENTER);
        assertThat(selection()).containsExactly(0, 2);
        kind(SearchKind.WRITTEN);
        awaitHits(0);
        kind(SearchKind.CHANGED);
        robot.await(() -> robot.node("#find-since", ComboBox.class).isVisible());
    }

    private void kind(SearchKind kind) {
        ComboBox<?> box = robot.node("#find-kind", ComboBox.class);
        robot.interact(() -> box.getSelectionModel().select(box.getItems().indexOf(kind)));
    }

    private void type(String field, String text) {
        robot.clickOn(field);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text);
    }

    @Test
    void thePaneSaysWhatToDoWhileThereIsNothing() {
        openPage();
        assertThat(robot.words("#find")).contains("Type bytes, and every place where they stand is listed here");
        assertThat(robot.node("#find-bytes", TextField.class).isFocused()).isTrue();
        assertThat(robot.node("#find-bytes", TextField.class).getAccessibleText())
                .isEqualTo("Bytes to find");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private void openPage() {
        robot.open("page.wat", PAGE);
        robot.awaitState(State.READY);
        find();
    }

    private void find() {
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.await(() -> robot.node("#find", javafx.scene.Node.class).isVisible());
    }

    private SearchTerms terms() {
        return robot.window.find().terms;
    }

    private void set(Runnable change) {
        robot.interact(change);
        robot.await(() -> robot.window.find().shareProperty().get() >= 1
                || robot.node("#find-cancel", Button.class).getParent().isVisible());
    }

    private List<Hit> awaitHits(int count) {
        robot.await(() -> robot.window.find().shareProperty().get() >= 1
                && robot.window.find().hits().size() == count);
        return List.copyOf(robot.window.find().hits());
    }

    private List<Integer> selection() {
        return List.of((int) robot.window.grid().selectionStart(), (int)
                robot.window.grid().selectionLast());
    }

    private List<Long> drawn() {
        return robot.window.grid().overlaysProperty().get().stream()
                .filter(each -> each.kind() == Overlay.Kind.FOUND)
                .map(Overlay::address)
                .toList();
    }
}

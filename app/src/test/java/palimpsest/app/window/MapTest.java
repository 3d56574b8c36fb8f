package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.map.MemoryMap;
import palimpsest.app.session.State;

/** The map of the memory, and where data, stack and heap lie in it. */
final class MapTest extends WindowTest {

    /** Laid out as wasm-ld does it without an option: data, stack, heap. */
    private static final String LINKED = """
            (module
              (memory (export "memory") 2)
              (global $__stack_pointer (mut i32) (i32.const 66560))
              (global (export "__data_end") i32 (i32.const 1040))
              (global (export "__heap_base") i32 (i32.const 66560))
              (data (i32.const 1024) "some constants..")
              (func (export "pointer") (result i32) (i32.const 1029))
              (func (export "deepen") (param i32)
                (global.set $__stack_pointer (i32.sub (global.get $__stack_pointer) (local.get 0)))))
            """;

    @Test
    void aClickAndKeysOnTheMapGoThere() {
        robot.open("large.wat", "(module (memory 65536) (data (i32.const 0x80000000) \"here\"))");
        robot.awaitState(State.READY);
        MemoryMap map = map();
        robot.await(() -> describe(map).contains("4,294,967,296 bytes"));
        robot.clickOn(map.localToScreen(new Point2D(map.getWidth() / 2, map.getHeight() * 0.75)));
        long there = top();
        assertThat(there).isBetween(0xb0000000L, 0xd0000000L);
        robot.drag(map.localToScreen(new Point2D(map.getWidth() / 2, map.getHeight() * 0.75)))
                .dropTo(map.localToScreen(new Point2D(map.getWidth() / 2, map.getHeight() * 0.25)));
        assertThat(top()).isBetween(0x30000000L, 0x50000000L);
        robot.type(KeyCode.HOME);
        assertThat(top()).isZero();
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(top()).isBetween(0x0f000000L, 0x11000000L);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.END);
        assertThat(top()).isGreaterThan(0xffff0000L);
    }

    @Test
    void theMapTellsWhoWroteWhatIsVisible() {
        robot.open("page.wat", "(module (memory 1 4) (data (i32.const 0) \"abc\"))");
        robot.awaitState(State.READY);
        robot.await(() -> describe(map()).contains("data segment"));
        robot.interact(() -> robot.session.hostWrite(0, 16, (byte) 1));
        robot.await(() -> describe(map()).contains("host wrote"));
        assertThat(describe(map())).contains("65,536 bytes", "not zero");
        robot.press(KeyCode.CONTROL).type(KeyCode.M).release(KeyCode.CONTROL);
        assertThat(map().isVisible()).isFalse();
    }

    @Test
    void dataStackAndHeapAreDrawnAndGoneTo() {
        robot.open("linked.wat", LINKED);
        robot.awaitState(State.READY);
        robot.await(() -> robot.words("#layout").contains("stack"));
        assertThat(robot.words("#layout")).contains("data 0x400", "stack 0x410", "heap 0x10400", "SP 0x10400");
        assertThat(robot.window.grid().overlaysProperty().get())
                .filteredOn(each -> each.kind() == Overlay.Kind.LAYOUT && each.length() > 0)
                .extracting(each -> each.label() + " " + each.address() + " " + each.length())
                .containsExactly("data 1024 16", "stack 1040 65520", "heap 66560 64512");
        Hyperlink heap = robot.lookup("#layout .hyperlink").<Hyperlink>queryAll().stream()
                .filter(each -> each.getText().startsWith("heap"))
                .findFirst()
                .orElseThrow();
        robot.fire(heap);
        assertThat(robot.window.grid().caret()).isEqualTo(0x10400);
        assertThat(robot.window.grid().overlaysProperty().get())
                .extracting(Overlay::label)
                .contains("heap · __heap_base · __stack_pointer");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.M).release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertThat(robot.node("#layout", Node.class).isVisible()).isFalse();
        assertThat(robot.window.grid().overlaysProperty().get()).isEmpty();
    }

    @Test
    void aStackThatMeetsTheDataIsWarnedOfAndForgivenBackInTime() {
        robot.open("linked.wat", LINKED);
        robot.awaitState(State.READY);
        deepen(65_000);
        robot.await(() -> robot.words("#layout").contains("nearly full: 520 bytes are left"));
        deepen(530);
        robot.await(() -> robot.words("#layout").contains("The stack has met the data: it is 10 bytes too deep"));
        assertThat(robot.words("#layout")).contains("the data ends at 0x410");
        robot.interact(robot.session::travelToStart);
        robot.await(() ->
                robot.isStill() && robot.cursor() == robot.snapshot().time().start());
        robot.await(() -> !robot.words("#layout").contains("too deep"));
    }

    /** Both the picture of who wrote what, which a write makes anew, and the frame around what is visible. */
    @Test
    void theMapIsPaintedWithinAFrameFromOnePageToFourGibibytes() {
        for (int pages : new int[] {1, 256, 65536}) {
            robot.open("pages" + pages + ".wat", "(module (memory " + pages + ") (data (i32.const 0) \"here\"))");
            robot.awaitState(State.READY);
            MemoryMap map = map();
            robot.await(() -> describe(map).contains("data segment"));
            WritableImage into = new WritableImage((int) map.getWidth(), (int) map.getHeight() + 1);
            double anew = least(frame -> {
                map.resize(map.getWidth(), map.getHeight() + (frame % 2 == 0 ? 1 : -1));
                map.layout();
                map.snapshot(null, into);
            });
            double moved = least(frame -> {
                robot.window.grid().topRow.set(frame);
                map.layout();
                map.snapshot(null, into);
            });
            System.out.printf(
                    "the map of %,d pages, %.0f high: made anew %.2f ms, scrolled %.2f ms of the processor's time%n",
                    pages, map.getHeight(), anew, moved);
            assertThat(anew).as("%d pages", pages).isLessThan(16);
            assertThat(moved).as("%d pages", pages).isLessThan(16);
        }
    }

    /** The processor's time that the quickest of some frames takes on this thread, in milliseconds. */
    private double least(IntConsumer frame) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] least = {Double.MAX_VALUE};
        for (int i = 0; i < 40; i++) {
            int number = i;
            robot.interact(() -> {
                long before = threads.getCurrentThreadCpuTime();
                frame.accept(number);
                least[0] = Math.min(least[0], (threads.getCurrentThreadCpuTime() - before) / 1e6);
            });
        }
        return least[0];
    }

    @Test
    void aModuleWithoutLandmarksHasNoLayout() {
        robot.open("plain.wat", "(module (memory 1) (global (mut i32) (i32.const 3)))");
        robot.awaitState(State.READY);
        assertThat(robot.node("#layout", Node.class).isVisible()).isFalse();
    }

    @Test
    void aRealModuleFromCSaysWhereItsPartsLie() throws Exception {
        Path c = Path.of(System.getProperty("palimpsest.testdata", "none"), "modules", "c");
        assumeTrue(Files.isDirectory(c), "there are no modules from C beside the project");
        open(c.resolve("O2-stripped.wasm"));
        robot.await(() -> robot.words("#layout").contains("stack 0x4ce"));
        assertThat(robot.words("#layout")).contains("data 0x400", "heap 0x104d0");
        open(c.resolve("O2-max.wasm"));
        robot.await(() -> robot.words("#layout").contains("stack 0x0"));
        assertThat(robot.words("#layout")).contains("data 0x2000", "heap 0x20d0");
    }

    private void open(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        robot.interact(() -> robot.window.open(String.valueOf(file.getFileName()), bytes));
        robot.awaitState(State.READY);
    }

    private void deepen(int by) {
        robot.interact(() -> robot.session.call("deepen", java.util.List.of(palimpsest.app.session.Value.i32(by))));
        robot.await(robot::isStill);
    }

    private MemoryMap map() {
        return robot.node("#map", MemoryMap.class);
    }

    private static String describe(MemoryMap map) {
        return String.valueOf(map.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    private long top() {
        return robot.window.grid().topRow.get()
                * robot.window.grid().bytesPerRow.get();
    }
}

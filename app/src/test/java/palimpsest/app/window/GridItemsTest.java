package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import palimpsest.app.memory.GridPlaces;
import palimpsest.app.memory.HexGrid;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.memory.RowLength;
import palimpsest.app.session.State;

/** What the grid can show and do, chosen in its menus and by its keys as a person does it. */
final class GridItemsTest extends WindowTest {
    private static final int TEXT = 0x10;
    private static final int NUMBERS = 0x20;
    private static final int FLOATS = 0x30;
    private static final int LEB = 0x50;
    private static final int BROKEN = 0x60;
    private static final int WIDE = 0x80;

    private static final byte[] NUMBER_BYTES = {
        (byte) 0xfe, 1, 2, (byte) 0x83, 4, 5, 6, (byte) 0x87, 8, 9, 10, 11, 12, 13, 14, (byte) 0x8f
    };

    /** From the start: a text, sixteen bytes, 1.5 in four ways, two LEB128 numbers, broken UTF-8, UTF-16. */
    private static final String MODULE = """
            (module
              (memory 1)
              (data (i32.const 0x10) "xịn xò")
              (data (i32.const 0x20) "\\fe\\01\\02\\83\\04\\05\\06\\87\\08\\09\\0a\\0b\\0c\\0d\\0e\\8f")
              (data (i32.const 0x30) "\\00\\00\\00\\00\\00\\00\\f8\\3f\\3f\\f8\\00\\00\\00\\00\\00\\00")
              (data (i32.const 0x40) "\\00\\00\\c0\\3f\\3f\\c0\\00\\00")
              (data (i32.const 0x50) "\\e5\\8e\\26\\c0\\bb\\78\\00")
              (data (i32.const 0x60) "\\c0\\80  \\bb   \\e1\\bb  \\ed\\a0\\80 ")
              (data (i32.const 0x80) "x\\00\\cb\\1en\\00\\3d\\d8A\\00"))
            """;

    @BeforeEach
    void open() {
        robot.interact(() -> robot.stage.setHeight(1000));
        robot.open("items.wat", MODULE);
        robot.awaitState(State.READY);
    }

    private HexGrid grid() {
        return robot.node("#grid", HexGrid.class);
    }

    private MemoryViewModel model() {
        return GridPlaces.model(grid());
    }

    private void goTo(int address) {
        robot.push(KeyCode.CONTROL, KeyCode.G);
        robot.write("0x" + Integer.toHexString(address));
        robot.push(KeyCode.ENTER);
        robot.await(() -> model().caret() == address && grid().isFocused());
    }

    private String value() {
        return robot.node("#selected-value", Labeled.class).getText();
    }

    private void format(String item) {
        choose("#row-format", item);
    }

    private void choose(String menu, String item) {
        robot.choose(menu, item);
        robot.interact(() -> grid().getScene().getRoot().layout());
    }

    /** An item of the menu that a key opens over the selected bytes. */
    private void fromMenu(String words) {
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        robot.await(() -> Window.getWindows().stream().anyMatch(GridItemsTest::isGridMenu));
        robot.interact(() -> {
            ContextMenu menu = Window.getWindows().stream()
                    .filter(GridItemsTest::isGridMenu)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            menu.getItems().stream()
                    .flatMap(each -> each instanceof Menu nested ? nested.getItems().stream() : Stream.of(each))
                    .filter(each -> words.equals(each.getText()))
                    .findFirst()
                    .map(MenuItem.class::cast)
                    .orElseThrow()
                    .fire();
            menu.hide();
        });
    }

    private static boolean isGridMenu(Window window) {
        return window instanceof ContextMenu menu && "grid-menu".equals(menu.getId());
    }

    private String clipboard() {
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }

    private static Map<String, Function<ByteBuffer, String>> integers() {
        Map<String, Function<ByteBuffer, String>> types = new LinkedHashMap<>();
        types.put("u8", bytes -> Integer.toString(bytes.get() & 0xff));
        types.put("i8", bytes -> Byte.toString(bytes.get()));
        types.put("u16", bytes -> Integer.toString(bytes.getShort() & 0xffff));
        types.put("i16", bytes -> Short.toString(bytes.getShort()));
        types.put("u32", bytes -> Integer.toUnsignedString(bytes.getInt()));
        types.put("i32", bytes -> Integer.toString(bytes.getInt()));
        types.put("u64", bytes -> Long.toUnsignedString(bytes.getLong()));
        types.put("i64", bytes -> Long.toString(bytes.getLong()));
        return types;
    }

    @Test
    void everyIntegerIsReadInBothOrders() {
        integers().forEach((type, number) -> {
            format(type);
            format("Decimal");
            goTo(NUMBERS);
            assertThat(value())
                    .isEqualTo(type + " "
                            + number.apply(ByteBuffer.wrap(NUMBER_BYTES).order(ByteOrder.LITTLE_ENDIAN)));
            format("Big-endian: the first byte counts most");
            assertThat(value())
                    .isEqualTo(type + " "
                            + number.apply(ByteBuffer.wrap(NUMBER_BYTES).order(ByteOrder.BIG_ENDIAN)));
            assertThat(robot.node("#order-note", Labeled.class).isVisible()).isEqualTo(!type.endsWith("8"));
            format("Little-endian: the first byte counts least");
        });
    }

    @Test
    void floatsAreReadInBothOrders() {
        format("f64");
        goTo(FLOATS);
        assertThat(value()).isEqualTo("f64 1.5");
        format("f32");
        goTo(0x40);
        assertThat(value()).isEqualTo("f32 1.5");
        format("Big-endian: the first byte counts most");
        goTo(0x44);
        assertThat(value()).isEqualTo("f32 1.5");
        format("f64");
        goTo(FLOATS + 8);
        assertThat(value()).isEqualTo("f64 1.5");
    }

    @Test
    void numbersAreWrittenInHexadecimalAndBinaryToo() {
        format("u16");
        format("Hexadecimal");
        goTo(NUMBERS);
        assertThat(value()).isEqualTo("u16 hex 01fe");
        format("Binary");
        assertThat(value()).isEqualTo("u16 binary 0000000111111110");
    }

    @Test
    void lanesOfVectorsLeb128AndPointersAreReadWhereTheyStand() {
        format("i16x8");
        goTo(NUMBERS + 2);
        assertThat(model().bytesPerRow.get() % 16).isZero();
        assertThat(value()).isEqualTo("i16x8 " + (short) 0x8302);
        format("f32x4");
        goTo(0x40);
        assertThat(value()).isEqualTo("f32x4 1.5");
        // The examples of the DWARF standard and of LEB128's description: 624485 and -123456.
        format("unsigned LEB128");
        goTo(LEB);
        assertThat(value()).isEqualTo("unsigned LEB128 624485");
        format("signed LEB128");
        goTo(LEB + 3);
        assertThat(value()).isEqualTo("signed LEB128 -123456");
        format("32-bit pointers");
        goTo(NUMBERS);
        assertThat(value()).isEqualTo("32-bit pointers 830201fe");
        format("64-bit pointers");
        assertThat(value()).isEqualTo("64-bit pointers 87060504830201fe");
    }

    @Test
    void aRowHasOneToSixtyFourColumnsOfAnyWidth() {
        for (String type : new String[] {"Hex bytes", "i64", "i8x16"}) {
            format(type);
            int width = type.equals("i64") ? 8 : type.equals("i8x16") ? 16 : 1;
            for (int columns : RowLength.CHOICES) {
                goTo(0x8000);
                choose("#row-length", columns + " per row");
                assertThat(model().bytesPerRow.get()).as(type).isEqualTo(columns * width);
                goTo(NUMBERS);
                assertThat(grid().cellOf(NUMBERS)).isPresent();
            }
        }
        format("Hex bytes");
        for (int columns = RowLength.LEAST; columns <= RowLength.MOST; columns++) {
            int wanted = columns;
            robot.interact(() -> robot.settings.columns.set(wanted));
            assertThat(model().bytesPerRow.get()).isEqualTo(columns);
        }
    }

    @Test
    void theTextColumnIsReadAsUtf8OrUtf16() {
        goTo(TEXT);
        robot.interact(() -> model().select(TEXT, TEXT + 8));
        assertThat(robot.node("#selected-text", Label.class).getText()).isEqualTo("“xịn␣xò”");
        format("Text as UTF-16");
        goTo(WIDE);
        robot.interact(() -> model().select(WIDE, WIDE + 5));
        assertThat(robot.node("#selected-text", Label.class).getText()).isEqualTo("“xịn”");
        format("No text column");
        assertThat(model().format.get().text()).isEmpty();
    }

    @Test
    void aCharacterIsOneCellOverItsBytes() {
        choose("#row-length", "16 per row");
        goTo(TEXT);
        // The second of the three bytes of U+1ECB; the cell before it is the x.
        robot.moveTo(GridPlaces.ofText(grid(), TEXT + 2));
        robot.await(() -> GridPlaces.hover(grid()).contains("U+1ECB"));
        robot.moveTo(GridPlaces.ofText(grid(), TEXT + 3));
        robot.await(() -> GridPlaces.hover(grid()).startsWith("0x13")
                && GridPlaces.hover(grid()).contains("U+1ECB"));
        robot.clickOn(GridPlaces.ofText(grid(), TEXT + 1));
        robot.press(KeyCode.SHIFT).clickOn(GridPlaces.ofText(grid(), TEXT + 3)).release(KeyCode.SHIFT);
        assertThat(model().selectionAsHex()).isEqualTo("e1 bb 8b");
        assertThat(robot.node("#selected-text", Label.class).getText()).isEqualTo("“ị”");
    }

    @Test
    void whatIsNoTextIsNamed() {
        choose("#row-length", "16 per row");
        namedAt(BROKEN, "overlong: c0 would spell a character that fits one byte");
        namedAt(BROKEN + 4, "bb only continues a character");
        namedAt(BROKEN + 8, "cut: e1 begins 3 bytes, but 20 does not continue it");
        namedAt(BROKEN + 12, "surrogate: U+D800 to U+DFFF are halves of UTF-16");
        format("Text as UTF-16");
        namedAt(WIDE + 6, "surrogate: d83d is the first half of a character without its second");
    }

    private void namedAt(int address, String words) {
        goTo(0);
        // Away from the grid, or what is told of the byte before lies over this one.
        robot.moveTo("#go-to");
        robot.moveTo(GridPlaces.of(grid(), address));
        robot.await(() -> GridPlaces.hover(grid()).startsWith("0x" + Integer.toHexString(address) + ":"));
        assertThat(GridPlaces.hover(grid())).contains(words);
    }

    @Test
    void aSelectionIsCopiedInEveryForm() {
        goTo(TEXT);
        robot.interact(() -> model().select(TEXT, TEXT + 3));
        fromMenu("Hexadecimal digits");
        assertThat(clipboard()).isEqualTo("78 e1 bb 8b");
        fromMenu("C array");
        assertThat(clipboard()).contains("0x78, 0xe1, 0xbb, 0x8b");
        fromMenu("String of a WAT data segment");
        assertThat(clipboard()).isEqualTo("\"x\\e1\\bb\\8b\"");
        fromMenu("JSON array");
        assertThat(clipboard().replace(" ", "")).isEqualTo("[120,225,187,139]");
        fromMenu("Text");
        assertThat(clipboard()).isEqualTo("xị");
    }

    @Test
    void whatWasCopiedIsPastedAsAWriteOfTheHostAndUndone() {
        goTo(TEXT);
        robot.interact(() -> model().select(TEXT, TEXT + 3));
        robot.push(KeyCode.CONTROL, KeyCode.C);
        goTo(0x100);
        robot.push(KeyCode.CONTROL, KeyCode.V);
        robot.await(() -> robot.byteAt(0x103) == 0x8b);
        assertThat(robot.bytes(0x100, 4)).containsExactly(0x78, 0xe1, 0xbb, 0x8b);
        assertThat(robot.snapshot().history().orElseThrow().toString()).contains("HOST");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.await(() -> robot.byteAt(0x103) == 0);
    }

    @Test
    void onlyWhatNobodyEverWroteIsHatched() {
        choose("#row-length", "16 per row");
        goTo(0);
        int[] never = GridPlaces.look(grid(), NUMBERS - 1);
        int[] written = GridPlaces.look(grid(), NUMBERS + 2);
        hatch(false);
        assertThat(GridPlaces.look(grid(), NUMBERS - 1)).isNotEqualTo(never);
        assertThat(GridPlaces.look(grid(), NUMBERS + 2)).isEqualTo(written);
        hatch(true);
        assertThat(GridPlaces.look(grid(), NUMBERS - 1)).isEqualTo(never);
    }

    private void hatch(boolean wanted) {
        robot.interact(() -> robot.node("#row-format", MenuButton.class).getItems().stream()
                .filter(each -> "Hatch what nobody ever wrote".equals(each.getText()))
                .map(CheckMenuItem.class::cast)
                .forEach(each -> each.setSelected(wanted)));
        robot.interact(() -> grid().getScene().getRoot().layout());
    }

    @Test
    void everyRowInViewIsWholeAndTheMapIsItsScrollBar() {
        ScrollBar bar = robot.from(grid()).lookup(".scroll-bar:vertical").queryAs(ScrollBar.class);
        for (int height = 640; height < 900; height += 37) {
            int wanted = height;
            robot.interact(() -> robot.stage.setHeight(wanted));
            robot.interact(() -> grid().getScene().getRoot().layout());
            double[] ends = GridPlaces.ends(grid());
            assertThat(ends[0]).isLessThanOrEqualTo(ends[1]);
            goTo(0xffff);
            assertThat(grid().cellOf(0xffff))
                    .hasValueSatisfying(cell -> assertThat(cell.getMaxY()).isLessThanOrEqualTo(ends[1]));
        }
        assertThat(bar.isVisible()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.M);
        robot.await(bar::isVisible);
    }
}

package palimpsest.app.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import palimpsest.app.bytes.TextEncoding;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.memory.RowFormat.Kind;
import palimpsest.app.memory.RowFormat.Radix;
import palimpsest.app.words.Words;

/** Chooses how the bytes of the grid are shown. */
public final class RowFormatMenu extends MenuButton {
    private static final List<ValueType> LANES =
            List.of(ValueType.I8, ValueType.I16, ValueType.I32, ValueType.I64, ValueType.F32, ValueType.F64);

    private final ObjectProperty<RowFormat> format;
    private final List<Runnable> shown = new ArrayList<>();

    /**
     * A menu that changes what it is given.
     *
     * @param shading what the strength of the colours stands for
     * @param hatched whether bytes that nobody ever wrote are hatched
     */
    public RowFormatMenu(ObjectProperty<RowFormat> format, ObjectProperty<Shading> shading, BooleanProperty hatched) {
        this.format = format;
        setId("row-format");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(Words.of("grid.format"));
        setTooltip(new Tooltip(Words.of("grid.format.hint")));
        getItems().addAll(cells());
        getItems().add(new SeparatorMenuItem());
        for (Radix radix : Radix.values()) {
            MenuItem item = choice(
                    Words.of("grid.radix." + radix.name()), now -> now.radix() == radix, now -> now.withRadix(radix));
            shown.add(() -> item.setDisable(!format.get().hasRadix()));
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        for (boolean big : new boolean[] {false, true}) {
            MenuItem item = choice(
                    Words.of(big ? "grid.order.big" : "grid.order.little"),
                    now -> now.bigEndian() == big,
                    now -> now.withBigEndian(big));
            shown.add(() -> item.setDisable(!format.get().hasOrder()));
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        for (TextEncoding encoding : TextEncoding.values()) {
            getItems().add(text(Words.of("grid.text.column", encoding.label()), Optional.of(encoding)));
        }
        getItems().add(text(Words.of("grid.text.none"), Optional.empty()));
        CheckMenuItem hatch = new CheckMenuItem(Words.of("grid.hatch"));
        hatch.selectedProperty().bindBidirectional(hatched);
        getItems().addAll(new SeparatorMenuItem(), shades(shading), hatch);
        format.addListener((property, before, now) -> mark());
        mark();
    }

    private List<MenuItem> cells() {
        List<MenuItem> items = new ArrayList<>();
        items.add(choice(
                Words.of("grid.cells.bytes"),
                RowFormat::isHexBytes,
                now -> now.withCells(Kind.NUMBERS, ValueType.U8).withRadix(Radix.HEX)));
        Menu whole = new Menu(Words.of("grid.cells.integers"));
        Menu floats = new Menu(Words.of("grid.cells.floats"));
        for (ValueType type : ValueType.values()) {
            boolean isFloat = type == ValueType.F32 || type == ValueType.F64;
            (isFloat ? floats : whole).getItems().add(numbers(type.label(), Kind.NUMBERS, type));
        }
        Menu lanes = new Menu(Words.of("grid.cells.vectors"));
        LANES.forEach(lane -> lanes.getItems().add(numbers(RowFormat.lanes(lane), Kind.LANES, lane)));
        items.addAll(List.of(whole, floats, lanes));
        items.add(numbers(Words.of("grid.cells.leb.unsigned"), Kind.LEB_UNSIGNED, ValueType.U8));
        items.add(numbers(Words.of("grid.cells.leb.signed"), Kind.LEB_SIGNED, ValueType.U8));
        for (ValueType address : new ValueType[] {ValueType.U32, ValueType.U64}) {
            String bits = Integer.toString(8 * address.size());
            items.add(numbers(Words.of("grid.cells.pointers", bits), Kind.POINTERS, address));
        }
        return items;
    }

    /** Numbers are decimal at first: that is why one wants to see them. */
    private MenuItem numbers(String words, Kind kind, ValueType type) {
        return choice(
                words,
                now -> now.kind() == kind && now.number() == type && !now.isHexBytes(),
                now -> now.isHexBytes() || now.kind() != kind
                        ? now.withCells(kind, type).withRadix(Radix.DECIMAL)
                        : now.withCells(kind, type));
    }

    private static Menu shades(ObjectProperty<Shading> shading) {
        Menu menu = new Menu(Words.of("grid.shading"));
        for (Shading each : Shading.values()) {
            RadioMenuItem item = new RadioMenuItem(Words.of("grid.shading." + each.name()));
            item.setOnAction(event -> shading.set(each));
            shading.addListener((property, before, now) -> item.setSelected(now == each));
            item.setSelected(shading.get() == each);
            menu.getItems().add(item);
        }
        return menu;
    }

    private MenuItem text(String words, Optional<TextEncoding> encoding) {
        return choice(words, now -> now.text().equals(encoding), now -> now.withText(encoding));
    }

    private MenuItem choice(String words, Predicate<RowFormat> is, Function<RowFormat, RowFormat> with) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            format.set(with.apply(format.get()));
            mark();
        });
        shown.add(() -> item.setSelected(is.test(format.get())));
        return item;
    }

    private void mark() {
        setText(format.get().label());
        shown.forEach(Runnable::run);
    }
}

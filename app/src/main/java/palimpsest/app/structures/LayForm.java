package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import palimpsest.app.words.Words;

/** Where a structure is chosen, and the place that it is laid at. */
final class LayForm extends VBox {
    private static final int MOST_IN_A_MENU = 60;

    private final StructuresViewModel model;
    private final TextField type = new TextField();
    private final TextField where = new TextField();
    private final Label fault = new Label();

    /** @param write shows the descriptions */
    LayForm(StructuresViewModel model, Runnable write) {
        this.model = model;
        getStyleClass().add("lay-form");
        field(type, "structures-type", "structures.type");
        field(where, "structures-where", "structures.where");
        MenuButton types = menu("structures-types", Feather.LIST, "structures.types");
        types.setOnShowing(event -> types.getItems().setAll(types()));
        MenuButton places = menu("structures-places", Feather.CROSSHAIR, "structures.places");
        places.setOnShowing(event -> places.getItems()
                .setAll(model.places().stream()
                        .map(place -> item(place.words(), () -> where.setText(place.expression())))
                        .toList()));
        Button lay = new Button(Words.of("structures.lay"));
        lay.setId("structures-lay");
        lay.getStyleClass().add("primary");
        lay.setMinWidth(USE_PREF_SIZE);
        lay.setTooltip(new Tooltip(Words.of("structures.lay.hint")));
        lay.setOnAction(event -> lay());
        Label at = new Label(Words.of("structures.at"));
        at.setMinWidth(USE_PREF_SIZE);
        fault.setId("structures-fault");
        fault.getStyleClass().add("danger");
        fault.setWrapText(true);
        fault.setMinHeight(USE_PREF_SIZE);
        fault.visibleProperty().bind(fault.textProperty().isNotEmpty());
        fault.managedProperty().bind(fault.visibleProperty());
        Button edit = new Button("", new FontIcon(Feather.EDIT_3));
        edit.setId("structures-write");
        edit.getStyleClass().add("icon-only");
        edit.setMinWidth(USE_PREF_SIZE);
        edit.setAccessibleText(Words.of("structures.write"));
        edit.setTooltip(new Tooltip(Words.of("structures.write")));
        edit.setOnAction(event -> write.run());
        HBox first = new HBox(type, types, edit);
        HBox second = new HBox(at, where, places, lay);
        first.getStyleClass().add("structures-line");
        second.getStyleClass().add("structures-line");
        getChildren().addAll(first, second, fault);
        // Something to choose from is there before the menu is opened for the first time.
        types.getItems().setAll(types());
        places.getItems().setAll(item(Words.of("structures.places"), () -> {}));
    }

    private void field(TextField field, String id, String key) {
        field.setId(id);
        field.getStyleClass().add("mono");
        field.setMinWidth(0);
        field.setPromptText(Words.of(key + ".prompt"));
        field.setAccessibleText(Words.of(key));
        field.setTooltip(new Tooltip(Words.of(key + ".hint")));
        field.setOnAction(event -> lay());
        field.textProperty().addListener(change -> {
            field.getStyleClass().remove("wrong");
            fault.setText("");
        });
        HBox.setHgrow(field, Priority.ALWAYS);
    }

    private static MenuButton menu(String id, Feather symbol, String key) {
        MenuButton menu = new MenuButton("", new FontIcon(symbol));
        menu.setId(id);
        menu.getStyleClass().add("icon-only");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setAccessibleText(Words.of(key));
        menu.setTooltip(new Tooltip(Words.of(key)));
        return menu;
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private List<MenuItem> types() {
        Library library = model.library();
        List<MenuItem> items = new ArrayList<>();
        group("structures.group.own", Library.types(library.own())).ifPresent(items::add);
        group("structures.group.session", Library.types(library.sessionOnly())).ifPresent(items::add);
        group("structures.group.module", Library.types(library.module())).ifPresent(items::add);
        if (!model.variables().isEmpty()) {
            items.add(variables());
        }
        for (ReadyMade ready : ReadyMade.values()) {
            items.add(group(ready.title(), ready.types(), ready.name()));
        }
        return items;
    }

    private Optional<Menu> group(String key, List<String> types) {
        return types.isEmpty() ? Optional.empty() : Optional.of(group(Words.of(key), types, key));
    }

    private Menu group(String title, List<String> types, String id) {
        Menu menu = new Menu(title);
        menu.setId(id);
        menu.setMnemonicParsing(false);
        types.stream()
                .limit(MOST_IN_A_MENU)
                .map(each -> item(each, () -> choose(each)))
                .forEach(menu.getItems()::add);
        return menu;
    }

    private Menu variables() {
        Menu menu = new Menu(Words.of("structures.variables"));
        model.variables().stream()
                .limit(MOST_IN_A_MENU)
                .map(each -> item(each.name() + ": " + each.type(), () -> {
                    type.setText(each.type());
                    where.setText(each.where());
                    lay();
                }))
                .forEach(menu.getItems()::add);
        return menu;
    }

    private void choose(String chosen) {
        type.setText(chosen);
        if (where.getText().isBlank()) {
            model.selected().ifPresent(where::setText);
        }
        // What stands in < > is most often another type.
        int open = chosen.indexOf('<');
        type.requestFocus();
        if (open > 0) {
            type.selectRange(open + 1, chosen.length() - 1);
        }
    }

    /** Puts the caret where a type is typed, and the selected address beside it. */
    void ask() {
        model.selected().ifPresent(where::setText);
        type.requestFocus();
        type.selectAll();
    }

    private void lay() {
        if (where.getText().isBlank()) {
            model.selected().ifPresent(where::setText);
        }
        Optional<String> problem = model.lay(type.getText(), where.getText());
        fault.setText(problem.orElse(""));
        if (problem.isPresent()) {
            type.getStyleClass().add("wrong");
        } else {
            type.clear();
            where.clear();
        }
    }
}

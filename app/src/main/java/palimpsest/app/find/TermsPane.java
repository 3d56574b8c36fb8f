package palimpsest.app.find;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.ValueType;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;

/** What to search for: the kind, and below it what belongs to that kind. */
final class TermsPane extends VBox {

    private final SearchTerms terms;
    private final Map<SearchKind, Node> first = new EnumMap<>(SearchKind.class);

    /** @param enter is done when Enter is typed in a field */
    TermsPane(FindViewModel model, Runnable enter) {
        this.terms = model.terms;
        getStyleClass().add("find-terms");
        ComboBox<SearchKind> kind =
                choice("find-kind", FXCollections.observableArrayList(SearchKind.values()), terms.kind);
        kind.setMaxWidth(Double.MAX_VALUE);
        StackPane terms = new StackPane(
                bytes(enter), text(enter), number(enter), changed(model.moments(), enter), written(), strings(enter));
        getChildren().addAll(kind, terms);
    }

    /** Puts the caret where the person types what belongs to the kind. */
    void focusFirst() {
        Node field = first.get(terms.kind.get());
        if (field != null) {
            field.requestFocus();
            if (field instanceof TextField typed) {
                typed.selectAll();
            }
        }
    }

    private Node bytes(Runnable enter) {
        return part(SearchKind.BYTES, field("find-bytes", "find.bytes", terms.bytes, enter));
    }

    private Node text(Runnable enter) {
        TextField field = field("find-text", "find.text", terms.text, enter);
        field.getStyleClass().remove("mono");
        return part(
                SearchKind.TEXT,
                field,
                line(
                        choice("find-form", FXCollections.observableArrayList(TextForm.values()), terms.form),
                        check("find-case", terms.matchCase)));
    }

    private Node number(Runnable enter) {
        ComboBox<ValueType> type =
                choice("find-type", FXCollections.observableArrayList(ValueType.values()), terms.type);
        type.setConverter(words(ValueType::label));
        TextField near = field("find-tolerance", "find.tolerance", terms.tolerance, enter);
        near.setPrefColumnCount(5);
        Label plusMinus = new Label("\u00b1");
        FlowPane tolerance = line(plusMinus, near);
        shown(tolerance, terms.type.map(chosen -> terms.fraction()));
        return part(
                SearchKind.NUMBER,
                field("find-number", "find.number", terms.number, enter),
                line(type, choice("find-order", FXCollections.observableArrayList(Endianness.values()), terms.order)),
                line(check("find-aligned", terms.aligned), tolerance));
    }

    private Node changed(ObservableList<Moment> moments, Runnable enter) {
        TextField step = field("find-step", "find.step", terms.step, enter);
        shown(step, terms.since.map(Moment.Step.class::isInstance));
        return part(SearchKind.CHANGED, wide(choice("find-since", moments, terms.since)), step);
    }

    private Node written() {
        ComboBox<Actor> actor = choice("find-actor", FXCollections.observableArrayList(Actor.values()), terms.actor);
        actor.setConverter(words(each -> Origin.of(each).legend()));
        return part(SearchKind.WRITTEN, wide(actor));
    }

    private Node strings(Runnable enter) {
        TextField least = field("find-least", "find.least", terms.least, enter);
        least.setPrefColumnCount(3);
        return part(
                SearchKind.STRINGS,
                wide(choice(
                        "find-string-form", FXCollections.observableArrayList(TextForm.values()), terms.stringForm)),
                line(new Label(Words.of("find.least.before")), least, new Label(Words.of("find.least.after"))));
    }

    // ---- Parts

    private VBox part(SearchKind kind, Node... nodes) {
        VBox part = new VBox(nodes);
        part.getStyleClass().add("find-terms");
        shown(part, terms.kind.map(kind::equals));
        first.put(kind, nodes[0]);
        return part;
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.setVisible(when.getValue());
        when.addListener((property, before, now) -> node.setVisible(now));
        node.managedProperty().bind(node.visibleProperty());
        node.getProperties().put(TermsPane.class, when);
    }

    private static FlowPane line(Node... nodes) {
        FlowPane line = new FlowPane(nodes);
        line.getStyleClass().add("find-line");
        return line;
    }

    private static TextField field(String id, String words, StringProperty value, Runnable enter) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("mono");
        field.setPromptText(Words.of(words + ".prompt"));
        field.setAccessibleText(Words.of(words));
        field.setTooltip(new Tooltip(Words.of(words + ".hint")));
        field.textProperty().bindBidirectional(value);
        field.setOnAction(event -> enter.run());
        return field;
    }

    private static CheckBox check(String id, BooleanProperty value) {
        String words = id.replace("find-", "find.");
        CheckBox check = new CheckBox(Words.of(words));
        check.setId(id);
        check.setTooltip(new Tooltip(Words.of(words + ".hint")));
        check.selectedProperty().bindBidirectional(value);
        return check;
    }

    private static <T> ComboBox<T> choice(String id, ObservableList<T> items, ObjectProperty<T> value) {
        ComboBox<T> choice = new ComboBox<>(items);
        choice.setId(id);
        choice.setAccessibleText(Words.of(id.replace("find-", "find.") + ".choice"));
        choice.setValue(value.get());
        value.addListener((property, before, now) -> choice.setValue(now));
        // The choice loses its value while its items change; what was chosen stays.
        choice.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                value.set(now);
            }
        });
        items.addListener((ListChangeListener<T>) change -> choice.setValue(value.get()));
        return choice;
    }

    private static <T> ComboBox<T> wide(ComboBox<T> choice) {
        choice.setMaxWidth(Double.MAX_VALUE);
        return choice;
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nobody types it");
            }
        };
    }
}

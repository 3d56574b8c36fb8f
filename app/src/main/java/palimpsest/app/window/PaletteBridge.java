package palimpsest.app.window;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import javafx.concurrent.Task;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.calls.CallsViewModel;
import palimpsest.app.calls.ExportRow;
import palimpsest.app.editor.EditorViewModel;
import palimpsest.app.examples.ExamplesViewModel;
import palimpsest.app.examples.Lesson;
import palimpsest.app.memory.MemoryViewModel;
import palimpsest.app.palette.Choice;
import palimpsest.app.palette.PalettePane;
import palimpsest.app.palette.PaletteViewModel;
import palimpsest.app.palette.ShortcutsPane;
import palimpsest.app.words.Words;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;

/** Tells the palette what there is: commands, exports to call, names to go to, files and lessons to open, addresses. */
final class PaletteBridge {
    private final Sheet sheet;
    private final Commands commands;
    private final CallsViewModel calls;
    private final EditorViewModel editor;
    private final ExamplesViewModel examples;
    private final MemoryViewModel memory;
    private final Settings settings;
    private final ExecutorService background;
    private final Places places;
    private Optional<Named> named = Optional.empty();

    /** Where the palette leads. */
    record Places(
            Consumer<Path> openFile,
            Consumer<Lesson> openLesson,
            Consumer<Long> address,
            Consumer<Span> source,
            Runnable exports) {}

    /** The names of a text, once they are known. */
    private record Named(TextSource text, List<SourceName> names) {}

    PaletteBridge(
            Sheet sheet,
            Commands commands,
            CallsViewModel calls,
            EditorViewModel editor,
            ExamplesViewModel examples,
            MemoryViewModel memory,
            Settings settings,
            ExecutorService background,
            Places places) {
        this.sheet = sheet;
        this.commands = commands;
        this.calls = calls;
        this.editor = editor;
        this.examples = examples;
        this.memory = memory;
        this.settings = settings;
        this.background = background;
        this.places = places;
    }

    /** Shows the palette, or takes it away when it is there. */
    void palette() {
        if (sheet.shows("palette")) {
            sheet.close();
            return;
        }
        PaletteViewModel model = new PaletteViewModel(this::typed);
        model.offer(choices());
        PalettePane pane = new PalettePane(model, sheet::close);
        sheet.show(pane, pane.field());
        readNames(model);
    }

    /** Shows the sheet of keys, or takes it away when it is there. */
    void shortcuts() {
        if (sheet.shows("shortcuts")) {
            sheet.close();
            return;
        }
        List<ShortcutsPane.Group> groups = new ArrayList<>();
        commands.groups()
                .forEach((group, list) -> groups.add(new ShortcutsPane.Group(
                        group.words(), list.stream().map(PaletteBridge::choice).toList())));
        PaneKeys.groups().forEach(groups::add);
        ShortcutsPane pane = new ShortcutsPane(groups);
        sheet.show(pane, pane);
        pane.getChildren().get(pane.getChildren().size() - 1).requestFocus();
    }

    private List<Choice> choices() {
        List<Choice> choices = new ArrayList<>();
        commands.groups()
                .values()
                .forEach(list -> list.stream().map(PaletteBridge::choice).forEach(choices::add));
        calls.rows().forEach(row -> choices.add(call(row)));
        for (Lesson lesson : examples.lessons()) {
            choices.add(new Choice(
                    Words.of("palette.lesson", lesson.title()),
                    lesson.description(),
                    "",
                    true,
                    () -> places.openLesson().accept(lesson)));
        }
        for (Path file : settings.recent) {
            String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
            choices.add(new Choice(
                    Words.of("palette.open", name),
                    String.valueOf(file.getParent()),
                    "",
                    true,
                    () -> places.openFile().accept(file)));
        }
        named.filter(known -> known.text() == editor.shownProperty().get())
                .ifPresent(known -> known.names().forEach(name -> choices.add(goTo(name))));
        return choices;
    }

    private static Choice choice(Command command) {
        return new Choice(
                command.words().get(),
                command.hint(),
                command.keyWords().orElse(""),
                command.possible().get(),
                command::perform);
    }

    private Choice call(ExportRow row) {
        boolean complete = row.completeProperty().get();
        return new Choice(
                Words.of("palette.call", row.name()),
                row.signature(),
                "",
                calls.callableProperty().get(),
                complete ? () -> calls.call(row) : places.exports());
    }

    private Choice goTo(SourceName name) {
        return new Choice(
                Words.of("palette.go-to", name.name()),
                Words.of("palette.name." + name.kind()),
                "",
                true,
                () -> places.source().accept(Span.at(name.offset())));
    }

    private List<Choice> typed(String text) {
        return Addresses.parse(text)
                .filter(address ->
                        Addresses.less(address, memory.view.get().bytes().length()))
                .map(address -> new Choice(
                        Words.of("palette.address", Addresses.shortHex(address)),
                        Words.of("palette.address.detail"),
                        "",
                        true,
                        () -> places.address().accept(address)))
                .stream()
                .toList();
    }

    /** The text may be of a megabyte or more: its names are read aside, and come to the palette when they are known. */
    private void readNames(PaletteViewModel model) {
        TextSource text = editor.shownProperty().get();
        if (named.filter(known -> known.text() == text).isPresent()) {
            return;
        }
        Task<List<SourceName>> reading = new Task<>() {
            @Override
            protected List<SourceName> call() {
                return SourceName.in(text.text());
            }
        };
        reading.setOnSucceeded(done -> {
            named = Optional.of(new Named(text, reading.getValue()));
            model.offer(choices());
        });
        background.execute(reading);
    }
}

package palimpsest.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.exporting.Bytes;
import palimpsest.app.exporting.ExportPane;
import palimpsest.app.exporting.ExportSource;
import palimpsest.app.exporting.ExportViewModel;
import palimpsest.app.exporting.Range;
import palimpsest.app.memory.MemoryView;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.words.Words;

/** Opens the dialog for taking things away, and tells it what the window shows. */
final class Exports implements ExportSource {
    private static final double WIDTH = 62;
    private static final double HEIGHT = 44;

    private final Stage owner;
    private final Session session;
    private final MemoryArea memory;
    private final Settings settings;
    private final Saving saving;
    private final Executor background;
    private final Notices notices;
    private Optional<ExportViewModel> shown = Optional.empty();

    Exports(
            Stage owner,
            Session session,
            MemoryArea memory,
            Settings settings,
            Saving saving,
            Executor background,
            Notices notices) {
        this.owner = owner;
        this.session = session;
        this.memory = memory;
        this.settings = settings;
        this.saving = saving;
        this.background = background;
        this.notices = notices;
    }

    /** Whether the dialog has not drawn all that it shows. */
    boolean isBusy() {
        return shown.filter(ExportViewModel::isDrawing).isPresent();
    }

    /** Shows the dialog; only it can be used until it is closed. */
    void open() {
        open(this::choose);
    }

    /** @param chooser asks for a file, given the dialog that asks and the name to begin with */
    void open(BiFunction<Stage, String, Optional<Path>> chooser) {
        Stage dialog = new Stage();
        ExportViewModel model = new ExportViewModel(session, this, background, notices::tell);
        shown = Optional.of(model);
        ExportPane pane = new ExportPane(model, name -> chooser.apply(dialog, name), dialog::close);
        double size = Zoom.fontSize(settings.zoom.get());
        double width = Math.min(WIDTH * size, Math.max(owner.getWidth() - 2 * size, 480));
        double height = Math.min(HEIGHT * size, Math.max(owner.getHeight() - 4 * size, 360));
        Scene scene = new Scene(pane, width, height);
        Appearance.apply(scene, settings.theme.get(), settings.zoom.get());
        dialog.setScene(scene);
        dialog.setTitle(Words.of("exporting.dialog"));
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.getIcons().setAll(Resources.icons());
        dialog.setOnHidden(hidden -> {
            model.cancel();
            shown = Optional.empty();
        });
        dialog.show();
    }

    private Optional<Path> choose(Stage dialog, String name) {
        FileChooser chooser = saving.chooser(Words.of("exporting.dialog"));
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(dialog)).map(File::toPath);
    }

    @Override
    public Optional<Bytes> memory() {
        Snapshot now = session.snapshot();
        MemoryView view = memory.model().view.get();
        return now.state() == State.RUNNING || memory.model().isEmpty()
                ? Optional.empty()
                : Optional.of(new Bytes(view.name(), view.bytes(), view.marks()));
    }

    @Override
    public int index() {
        return memory.selection().map(MemoryRange::memory).orElse(0);
    }

    @Override
    public Optional<Range> selection() {
        return memory.selection().map(range -> new Range(range.address(), range.length()));
    }

    @Override
    public Optional<Range> visible() {
        if (memory.model().isEmpty()) {
            return Optional.empty();
        }
        long size = memory.model().view.get().bytes().length();
        long last = (memory.model().rows() - 1) * perRow();
        long first = Addresses.min(last, memory.model().topRow.get() * perRow());
        return Optional.of(new Range(first, Addresses.min(size - first, (long) memory.visibleRows() * perRow())));
    }

    @Override
    public int perRow() {
        return memory.model().bytesPerRow.get();
    }

    @Override
    public List<Colours> colours() {
        return ThemeInks.all(settings.theme.get());
    }

    @Override
    public String name() {
        return session.snapshot()
                .program()
                .map(program -> program.name().replaceFirst("\\.wa(t|sm)$", ""))
                .orElse("memory");
    }
}

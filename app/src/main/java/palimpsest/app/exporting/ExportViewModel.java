package palimpsest.app.exporting;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.concurrent.Task;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.files.FileFault;
import palimpsest.app.files.HexDump;
import palimpsest.app.session.Query;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.Time;
import palimpsest.app.words.Words;

/** What to take away and how; whether that can be done, what it will look like, and how far it is. */
public final class ExportViewModel {
    private static final int PREVIEW_ROWS = 24;
    private static final int PREVIEW_LINES = 40;
    private static final double PIECE = 1 << 16;

    /** Which bytes. */
    public enum Part {
        SELECTION,
        VISIBLE,
        RANGE
    }

    final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.PNG);
    final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.VISIBLE);
    final StringProperty from = new SimpleStringProperty("0x0");
    final StringProperty length = new SimpleStringProperty("256");
    /** Which of {@link #colours}. */
    final IntegerProperty theme = new SimpleIntegerProperty(0);

    final IntegerProperty scale = new SimpleIntegerProperty(2);
    final BooleanProperty legend = new SimpleBooleanProperty(true);
    final BooleanProperty titled = new SimpleBooleanProperty(true);
    final StringProperty firstStep = new SimpleStringProperty("0");
    final StringProperty lastStep = new SimpleStringProperty("0");
    final BooleanProperty writesOnly = new SimpleBooleanProperty(false);
    /** How long each picture is shown, in seconds. */
    final DoubleProperty seconds = new SimpleDoubleProperty(1);

    final ObjectProperty<Csv.Width> width = new SimpleObjectProperty<>(Csv.Width.FOUR);
    final BooleanProperty bigEndian = new SimpleBooleanProperty(false);

    /** The room that the preview has; none until it stands in the window. */
    final ObjectProperty<Optional<Preview.Room>> room = new SimpleObjectProperty<>(Optional.empty());

    private final Session session;
    private final ExportSource source;
    private final Executor background;
    private final Consumer<String> tell;
    private final List<ExportSource.Colours> colours;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(new Preview.Nothing());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private Optional<Task<BufferedImage>> drawing = Optional.empty();
    /** Whether a picture is still to be drawn for the preview. */
    private boolean due;

    private Runnable giveUp = () -> {};

    /** @param tell hears what was saved, in words for people */
    public ExportViewModel(Session session, ExportSource source, Executor background, Consumer<String> tell) {
        this.session = session;
        this.source = source;
        this.background = background;
        this.tell = tell;
        this.colours = source.colours();
        Range shown = source.visible().orElse(new Range(0, 256));
        from.set(Addresses.shortHex(shown.address()));
        length.set(Long.toUnsignedString(shown.length()));
        part.set(source.selection().filter(chosen -> chosen.length() > 1).isPresent() ? Part.SELECTION : Part.VISIBLE);
        Time time = session.snapshot().time();
        firstStep.set(Long.toString(time.start()));
        lastStep.set(Long.toString(Math.max(time.start(), time.end() - 1)));
        InvalidationListener changed = any -> refresh();
        List.of(
                        form,
                        part,
                        from,
                        length,
                        theme,
                        scale,
                        legend,
                        titled,
                        firstStep,
                        lastStep,
                        writesOnly,
                        seconds,
                        width,
                        bigEndian)
                .forEach(each -> each.addListener(changed));
        room.addListener(any -> preview());
        refresh();
    }

    /** Whether the preview lags behind. */
    public boolean isDrawing() {
        return due;
    }

    /** Why it can't be taken away; empty where it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How large it will be. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Why the last try failed; empty where it did not. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** Whether the file is there. */
    ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    List<ExportSource.Colours> colours() {
        return colours;
    }

    boolean hasSelection() {
        return source.selection().isPresent();
    }

    /** A name for the file. */
    String fileName() {
        return source.name() + "." + form.get().ending();
    }

    // ---- What is asked for

    private Optional<Range> range() {
        return switch (part.get()) {
            case SELECTION -> source.selection();
            case VISIBLE -> source.visible();
            case RANGE -> {
                Optional<Long> first = Addresses.parse(from.get());
                Optional<Long> count = Addresses.parse(length.get()).filter(number -> number != 0);
                yield first.isPresent() && count.isPresent()
                        ? Optional.of(new Range(first.get(), count.get()))
                        : Optional.empty();
            }
        };
    }

    private Look look() {
        Optional<String> title = titled.get() ? source.memory().map(this::title) : Optional.empty();
        return new Look(colours.get(theme.get()).inks(), source.perRow(), title, legend.get());
    }

    private String title(Bytes memory) {
        return form.get() == Form.GIF
                ? Words.of("exporting.title", source.name(), memory.name())
                : Words.of(
                        "exporting.title.step",
                        source.name(),
                        memory.name(),
                        session.snapshot().time().cursor());
    }

    private Order order() {
        return new Order(
                form.get(),
                part.get() == Part.RANGE,
                range(),
                Addresses.parse(firstStep.get()),
                Addresses.parse(lastStep.get()),
                writesOnly.get(),
                source.perRow(),
                scale.get(),
                seconds.get(),
                width.get());
    }

    private void refresh() {
        failure.set("");
        Order order = order();
        Snapshot now = session.snapshot();
        Optional<String> wrong =
                order.wrong(source.memory(), now.time(), now.program().isPresent());
        problem.set(wrong.orElse(""));
        note.set(wrong.isPresent() ? "" : order.size(source.memory(), look()));
        preview();
    }

    // ---- What it will look like

    private void preview() {
        drawing.ifPresent(Task::cancel);
        drawing = Optional.empty();
        due = false;
        boolean shown = problem.get().isEmpty() && form.get().ofBytes();
        if (!shown) {
            preview.set(new Preview.Nothing());
            return;
        }
        Bytes memory = source.memory().orElseThrow();
        Range range = range().orElseThrow();
        if (!form.get().isPicture()) {
            preview.set(new Preview.Beginning(beginning(text(memory, shorter(range, PREVIEW_LINES * 16L)))));
            return;
        }
        due = true;
        if (room.get().isEmpty()) {
            return;
        }
        Preview.Room available = room.get().get();
        Look look = look();
        Range shortened = shorter(range, (long) PREVIEW_ROWS * look.perRow());
        List<String> caption = form.get() == Form.GIF ? Episodes.sample() : List.of();
        Task<BufferedImage> task = new Task<>() {
            @Override
            protected BufferedImage call() {
                Picture picture = Sheet.draw(memory, shortened, look, caption);
                return new Raster().draw(picture, available.scaleOf(picture));
            }
        };
        task.setOnSucceeded(drawn -> {
            BufferedImage image = task.getValue();
            int wide = image.getWidth();
            int high = image.getHeight();
            int[] pixels = image.getRGB(0, 0, wide, high, null, 0, wide);
            due = false;
            preview.set(new Preview.Drawn(wide, high, pixels));
        });
        drawing = Optional.of(task);
        background.execute(task);
    }

    private static Range shorter(Range range, long most) {
        return new Range(range.address(), Addresses.min(range.length(), most));
    }

    private static String beginning(Iterator<String> text) {
        StringBuilder lines = new StringBuilder();
        text.next()
                .lines()
                .limit(PREVIEW_LINES)
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    private Iterator<String> text(Bytes memory, Range range) {
        return switch (form.get()) {
            case DUMP -> new HexDump(memory.source(), range.address(), range.length());
            case INTEL_HEX -> new IntelHex(memory.bytes(), range);
            case CSV ->
                new Csv(memory, range, width.get(), bigEndian.get() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            case PNG, SVG, GIF, WRITES, SESSION -> throw new AssertionError(form.get());
        };
    }

    // ---- Doing it

    /** Writes the file; what came of it is told. */
    void export(Path file) {
        if (!problem.get().isEmpty() || working.get()) {
            return;
        }
        switch (form.get()) {
            case SESSION -> {
                session.save(file);
                done.set(true);
            }
            case WRITES -> {
                long first = order().first().orElseThrow();
                session.saveWrites(file, first, first + order().steps());
                done.set(true);
            }
            case GIF -> animate(file);
            case PNG, SVG, DUMP, INTEL_HEX, CSV -> write(file);
        }
    }

    /** Ends what is under way; there is no file then. */
    public void cancel() {
        giveUp.run();
    }

    private void write(Path file) {
        Bytes memory = source.memory().orElseThrow();
        Range range = range().orElseThrow();
        Look look = look();
        Form wanted = form.get();
        double enlarged = scale.get();
        String title = look.title().orElse(source.name());
        if (wanted.isPicture()) {
            run(file, 0, goesOn -> {
                Picture picture = Sheet.draw(memory, range, look);
                if (wanted == Form.SVG) {
                    Output.svg(file, picture, enlarged, title);
                } else {
                    Output.png(file, picture, enlarged);
                }
            });
        } else {
            Iterator<String> text = text(memory, range);
            double pieces = pieces(wanted, (double) range.length());
            run(file, 0, goesOn -> Output.text(file, text, pieces, goesOn));
        }
    }

    private double pieces(Form wanted, double bytes) {
        return switch (wanted) {
            case DUMP -> bytes * 86 / 16 / PIECE;
            case INTEL_HEX -> bytes * 44 / 16 / PIECE;
            default -> bytes / width.get().bytes() / Csv.LINES;
        };
    }

    private void animate(Path file) {
        Range range = range().orElseThrow();
        Order order = order();
        long first = order.first().orElseThrow();
        Episodes.Wanted wanted = new Episodes.Wanted(
                source.index(), range, first, first + order.steps(), order.writesOnly(), Order.MOST_PICTURES);
        Look look = look();
        String name = source.memory().orElseThrow().name();
        int hundredths = (int) Math.round(seconds.get() * 100);
        double enlarged = scale.get();
        begin();
        Query query = Episodes.ask(
                session,
                wanted,
                share -> progress.set(share / 2),
                stills -> run(file, 0.5, goesOn -> {
                    Iterator<Picture> pictures = stills.stream()
                            .map(still -> Episodes.draw(still, name, range, look))
                            .iterator();
                    Output.gif(file, pictures, stills.size(), enlarged, hundredths, goesOn);
                }),
                this::failed);
        giveUp = () -> {
            query.cancel();
            rest();
        };
    }

    /** Something that writes a file, and asks whether to go on. */
    private interface Work {
        void write(DoublePredicate goesOn) throws IOException;
    }

    private void run(Path file, double begun, Work work) {
        begin();
        Task<Boolean> task = new Task<>() {
            @Override
            protected Boolean call() throws IOException {
                work.write(share -> {
                    updateProgress(begun + share * (1 - begun), 1);
                    return !isCancelled();
                });
                return true;
            }
        };
        task.progressProperty().addListener((property, before, now) -> progress.set(Math.max(0, now.doubleValue())));
        task.setOnSucceeded(written -> {
            rest();
            tell.accept(Words.of("exporting.saved", file));
            done.set(true);
        });
        task.setOnCancelled(cancelled -> rest());
        task.setOnFailed(wrong -> failed(
                task.getException() instanceof FileFault fault
                        ? fault.words()
                        : Words.of("exporting.failed", String.valueOf(task.getException()))));
        giveUp = task::cancel;
        background.execute(task);
    }

    private void begin() {
        failure.set("");
        working.set(true);
    }

    private void rest() {
        working.set(false);
        progress.set(0);
        giveUp = () -> {};
    }

    private void failed(String words) {
        rest();
        failure.set(words);
    }
}

package palimpsest.app.window;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.kordamp.ikonli.feather.Feather;
import palimpsest.app.presenting.PresentingPane;
import palimpsest.app.presenting.PresentingViewModel;

/**
 * The window before a class: full screen, larger, only what the class is to look at. The keys that a presenter's remote
 * sends step forwards and back; Escape leaves.
 */
final class Presenter {
    /** So many pixels at usual size are as wide as the screen then: the bytes and some source beside them. */
    private static final double WIDTH = 960;

    private final Stage stage;
    private final Scene scene;
    private final Settings settings;
    private final Commands commands;
    private final Layout layout;
    private final MemoryArea memory;
    private final List<Region> clutter;
    private final PresentingPane pane;
    private final BooleanSupplier covered;
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper(this, "active");
    private final BooleanProperty source = new SimpleBooleanProperty(this, "source", true);
    private int usualZoom;

    /**
     * @param clutter what is put away meanwhile
     * @param covered whether a page lies over the window, which has the keys then
     */
    Presenter(
            Stage stage,
            Scene scene,
            Settings settings,
            Commands commands,
            Layout layout,
            MemoryArea memory,
            List<Region> clutter,
            PresentingViewModel model,
            BooleanSupplier covered) {
        this.stage = stage;
        this.scene = scene;
        this.settings = settings;
        this.commands = commands;
        this.layout = layout;
        this.memory = memory;
        this.clutter = clutter;
        this.covered = covered;
        this.pane = new PresentingPane(model, transport(), others());
        pane.visibleProperty().bind(active);
        pane.managedProperty().bind(active);
        model.spotProperty().addListener((property, before, now) -> memory.light(now));
        source.addListener(change -> arrange());
        InvalidationListener room = change -> {
            if (active.get()) {
                arrange();
            }
        };
        settings.zoom.addListener(room);
        scene.widthProperty().addListener(room);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        active.addListener(
                (property, before, now) -> memory.light(model.spotProperty().get()));
    }

    PresentingPane pane() {
        return pane;
    }

    ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    /** Begins or ends presenting, with the window over the whole screen. */
    void toggle() {
        if (active.get()) {
            leave();
        } else {
            Rectangle2D screen = Screen.getScreensForRectangle(
                            stage.getX(), stage.getY(), Math.max(1, stage.getWidth()), Math.max(1, stage.getHeight()))
                    .stream()
                    .findFirst()
                    .orElse(Screen.getPrimary())
                    .getBounds();
            begin(fitting(screen.getWidth()));
            stage.setFullScreen(true);
        }
    }

    /** The same in a window of any size. */
    void begin(int zoom) {
        if (!active.get()) {
            usualZoom = settings.zoom.get();
            settings.zoom.set(settings.presenterZoom.get() == Settings.FITTED ? zoom : settings.presenterZoom.get());
            active.set(true);
            arrange();
            pane.requestFocus();
        }
    }

    void leave() {
        if (active.get()) {
            settings.presenterZoom.set(settings.zoom.get());
            settings.zoom.set(usualZoom);
            stage.setFullScreen(false);
            active.set(false);
            arrange();
        }
    }

    /** Shows the source beside the memory, or the memory alone. */
    void toggleSource() {
        source.set(!source.get());
    }

    static int fitting(double width) {
        int most = (int) (width / WIDTH * Zoom.NORMAL);
        int next = Zoom.smaller(most + 1);
        return Math.max(Zoom.NORMAL, next);
    }

    private void arrange() {
        boolean now = active.get();
        clutter.forEach(part -> {
            part.setVisible(!now);
            part.setManaged(!now);
        });
        memory.present(now);
        if (now) {
            layout.present(source.get(), settings.zoom.get());
        } else {
            layout.leavePresenting();
        }
    }

    private List<Node> transport() {
        Button step = commands.step.labelled(Feather.CHEVRON_RIGHT);
        step.setId("presenting-step");
        step.getStyleClass().add("primary");
        return List.of(
                commands.toStart.button(Feather.SKIP_BACK),
                commands.back.button(Feather.CHEVRON_LEFT),
                step,
                commands.over.labelled(),
                commands.play.button(Feather.PLAY),
                commands.toEnd.button(Feather.SKIP_FORWARD));
    }

    private List<Node> others() {
        Button leave = commands.present.button(Feather.MINIMIZE_2);
        leave.setId("presenting-leave");
        return List.of(
                commands.presentSource.button(Feather.SIDEBAR),
                commands.smaller.button(Feather.ZOOM_OUT),
                commands.larger.button(Feather.ZOOM_IN),
                leave);
    }

    private void key(KeyEvent event) {
        if (!active.get() || covered.getAsBoolean() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        Node owner = scene.getFocusOwner();
        boolean typing =
                owner instanceof TextInputControl || (owner instanceof StyleClassedTextArea area && area.isEditable());
        command(event.getCode(), typing).ifPresent(action -> {
            action.run();
            event.consume();
        });
    }

    /** What a key does; while somebody types only those keys that a remote has. */
    private Optional<Runnable> command(KeyCode key, boolean typing) {
        return switch (key) {
            case PAGE_DOWN -> Optional.of(commands.step::perform);
            case PAGE_UP -> Optional.of(commands.back::perform);
            case ESCAPE -> Optional.of(this::leave);
            default -> typing ? Optional.empty() : command(key).map(command -> command::perform);
        };
    }

    private Optional<Command> command(KeyCode key) {
        return switch (key) {
            case SPACE, RIGHT -> Optional.of(commands.step);
            case LEFT, BACK_SPACE -> Optional.of(commands.back);
            case DOWN -> Optional.of(commands.over);
            case UP -> Optional.of(commands.backOver);
            case HOME -> Optional.of(commands.toStart);
            case END -> Optional.of(commands.toEnd);
            default -> Optional.empty();
        };
    }
}

package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.bytes.ValueType;

/** However a grid came to what it shows, by moving rows and drawing some anew, it is what a fresh one draws. */
@ExtendWith(ApplicationExtension.class)
final class GridPixelsTest {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 407;

    private final Pane root = new Pane();

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(root, WIDTH, HEIGHT));
        stage.show();
    }

    private HexGrid grid(MemoryViewModel model) {
        HexGrid grid = new HexGrid(model);
        grid.setPrefSize(WIDTH, HEIGHT);
        root.getChildren().setAll(grid);
        root.applyCss();
        root.layout();
        grid.layout();
        return grid;
    }

    private static FakeMemory noise(Random random) {
        FakeMemory memory = new FakeMemory(4000);
        for (int i = 0; i < 3000; i++) {
            memory.put(i, List.of(Origin.values()).get(random.nextInt(5)), random.nextInt(256));
        }
        return memory;
    }

    private static List<Overlay> overlays(Random random) {
        List<Overlay> overlays = new ArrayList<>();
        List<Overlay.Kind> kinds = List.of(Overlay.Kind.values());
        for (int i = random.nextInt(9); i > 0; i--) {
            Overlay.Kind kind = kinds.get(random.nextInt(kinds.size()));
            overlays.add(new Overlay(random.nextInt(900), random.nextInt(120), "name " + i, kind, i));
        }
        return overlays;
    }

    @Test
    void rowsThatWereMovedLookAsIfTheyWereDrawnThere(FxRobot robot) {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            FakeMemory memory = noise(random);
            MemoryViewModel model = new MemoryViewModel();
            model.show(memory.view());
            robot.interact(() -> {
                if (random.nextBoolean()) {
                    model.format.set(RowFormat.BYTES.withCells(RowFormat.Kind.NUMBERS, ValueType.I32));
                }
                HexGrid grid = grid(model);
                for (int change = 0; change < 40; change++) {
                    act(random, model, memory);
                }
                grid.layout();
                int[] moved = grid.pixels().clone();
                MemoryViewModel same = new MemoryViewModel();
                same.show(model.view.get());
                same.format.set(model.format.get());
                same.overlay("all", model.overlaysProperty().get());
                same.select(model.anchorProperty().get(), model.caret());
                same.topRow.set(model.topRow.get());
                int[] fresh = grid(same).pixels();
                assertThat(Arrays.mismatch(fresh, moved))
                        .as("the first pixel that differs")
                        .isEqualTo(-1);
            });
        }
    }

    private static void act(Random random, MemoryViewModel model, FakeMemory memory) {
        switch (random.nextInt(6)) {
            case 0, 1 -> model.topRow.set(Math.max(0, model.topRow.get() + random.nextInt(9) - 4));
            case 2 -> model.topRow.set(random.nextInt(60));
            case 3 -> model.select(random.nextInt(4000));
            case 4 -> model.overlay("all", overlays(random));
            default -> {
                FakeMemory changed = new FakeMemory(memory.length());
                System.arraycopy(memory.bytes, 0, changed.bytes, 0, 4000);
                System.arraycopy(memory.marks, 0, changed.marks, 0, 4000);
                changed.put(random.nextInt(900), Origin.HOST, random.nextInt(256));
                model.show(changed.view());
            }
        }
    }

    @Test
    void charactersOfAnyScriptAreDrawnTheFirstTimeTheyAreSeen(FxRobot robot) {
        FakeMemory memory = new FakeMemory(65536);
        byte[] text = "xịn xò, Ωμέγα, Привет, 日本語".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            memory.put(i, Origin.MODULE, text[i]);
        }
        robot.interact(() -> {
            MemoryViewModel model = new MemoryViewModel();
            model.show(memory.view());
            HexGrid grid = grid(model);
            int[] first = grid.pixels().clone();
            model.topRow.set(50);
            model.topRow.set(0);
            assertThat(Arrays.mismatch(grid.pixels(), first)).isEqualTo(-1);
        });
    }

    /** A screen of 300 % has nine times the pixels, and each letter the more of them. */
    @Test
    void aLargeScaleIsDrawnLargeAndNotStretched(FxRobot robot) {
        robot.interact(() -> {
            MemoryViewModel model = new MemoryViewModel();
            model.show(FakeMemory.lesson().view());
            HexGrid grid = grid(model);
            grid.scaleProperty().set(3);
            root.layout();
            grid.layout();
            assertThat(grid.hexLayout().advance()).isEqualTo(24);
            long colours = Arrays.stream(grid.pixels()).distinct().count();
            assertThat(colours).as("edges of letters are smooth").isGreaterThan(40);
        });
    }
}

package palimpsest.app.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import palimpsest.app.bytes.Origin;
import palimpsest.app.bytes.ValueType;

/**
 * How long the grid takes to draw, in the processor's time of the two threads that draw, which other work on the machine
 * does not lengthen. Of many frames the quickest counts, which was compiled, and ratios are taken within a round and the
 * best of several rounds. What is printed are the figures to watch. Where a whole repaint is measured, a picture of the
 * unchanged grid is taken off.
 */
@ExtendWith(ApplicationExtension.class)
final class GridRepaintTest {
    private static final int SMALL_WIDTH = 760;
    private static final int SMALL_HEIGHT = 22 + 64 * 22;
    private static final int WIDE = 3840;
    private static final int HIGH = 2160;
    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final MemoryViewModel model = new MemoryViewModel();
    private final Pane root = new Pane();
    private HexGrid grid;

    @Start
    void start(Stage stage) {
        model.show(FakeMemory.lesson().view());
        grid = new HexGrid(model);
        root.getChildren().add(grid);
        stage.setScene(new Scene(root, 1000, 700));
        stage.show();
    }

    private void size(FxRobot robot, int width, int height, int bytesPerRow) {
        robot.interact(() -> {
            model.bytesPerRow.set(bytesPerRow);
            grid.setPrefSize(width, height);
            root.layout();
            grid.layout();
        });
    }

    @Test
    void aWholeLargeScreenIsRepaintedInAFewTimesTheTimeOfASmallGrid(FxRobot robot) {
        double best = Double.MAX_VALUE;
        double bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            size(robot, SMALL_WIDTH, SMALL_HEIGHT, 16);
            double small = repaint(robot, SMALL_WIDTH, SMALL_HEIGHT);
            assertThat(grid.lastRepaint()).isEqualTo(64);
            size(robot, WIDE, HIGH, 64);
            double large = repaint(robot, WIDE, HIGH);
            int cells = grid.lastRepaint() * 64;
            bytes = cells / 1024.0;
            best = Math.min(best, large / small);
            System.out.printf(
                    "repaint, every byte changed: 64 x 16 %.1f ms; 3840 x 2160 with %d bytes %.1f ms: %.1f times, for"
                            + " %.1f times the bytes%n",
                    small, cells, large, large / small, bytes);
            if (best < bytes) {
                break;
            }
        }
        assertThat(best).as("not more than the bytes, and a little").isLessThan(1.25 * bytes);
    }

    /** Three rows a frame, as a turn of the wheel does it, in a window as large as most. */
    @Test
    void scrollingDrawsTheNewRowsAndKeepsUpWithTheScreen(FxRobot robot) {
        size(robot, 1440, 900, 32);
        robot.interact(() -> model.show(everyActor(0).view()));
        WritableImage picture = new WritableImage(1440, 900);
        double[] times = millis(robot, 120, frame -> {
            model.topRow.set(3L * frame);
            grid.snapshot(null, picture);
        });
        assertThat(grid.lastRepaint()).isLessThanOrEqualTo(4);
        System.out.printf(
                "scrolling by three rows, 1440 x 900 with 32 bytes a row: quickest %.1f ms, median %.1f ms%n",
                times[0], times[times.length / 2]);
        assertThat(times[0]).isLessThan(16);
    }

    @Test
    void numbersAreRepaintedAboutAsFastAsBytes(FxRobot robot) {
        size(robot, SMALL_WIDTH, SMALL_HEIGHT, 16);
        double bytes = repaint(robot, SMALL_WIDTH, SMALL_HEIGHT);
        robot.interact(() -> {
            model.format.set(RowFormat.BYTES
                    .withCells(RowFormat.Kind.NUMBERS, ValueType.F64)
                    .withRadix(RowFormat.Radix.DECIMAL));
            grid.layout();
        });
        double numbers = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && numbers >= 3 * bytes + 5; round++) {
            numbers = repaint(robot, SMALL_WIDTH, SMALL_HEIGHT);
            System.out.printf("repaint of 64 x 16 bytes: as bytes %.1f ms, as f64 %.1f ms%n", bytes, numbers);
        }
        assertThat(numbers).isLessThan(3 * bytes + 5);
    }

    @Test
    void hatchingCostsLittle(FxRobot robot) {
        size(robot, SMALL_WIDTH, SMALL_HEIGHT, 16);
        double with = untouched(robot);
        robot.interact(() -> {
            model.hatched.set(false);
            grid.layout();
        });
        double without = untouched(robot);
        System.out.printf("repaint of 64 x 16 untouched bytes: hatched %.1f ms, plain %.1f ms%n", with, without);
        assertThat(with).isLessThan(3 * without + 5);
    }

    /** Every frame another place, from one end to the other and back. */
    @Test
    void fourGibibytesAreScrolledThroughWithoutWaiting(FxRobot robot) {
        long length = 1L << 32;
        size(robot, SMALL_WIDTH, SMALL_HEIGHT, 16);
        robot.interact(() -> model.show(new FakeMemory(length).view(length >>> 16, OptionalLong.empty())));
        WritableImage picture = new WritableImage(SMALL_WIDTH, SMALL_HEIGHT);
        long rows = length / 16;
        IntConsumer frames = frame -> {
            model.topRow.set(rows / 200 * (frame % 200));
            grid.snapshot(null, picture);
        };
        for (String round : List.of("first", "second", "third")) {
            double[] times = millis(robot, 200, frames);
            System.out.printf(
                    "scrolling the %s time through 4 GiB in 200 frames of 64 rows: median %.1f ms, one of 20 slower"
                            + " than %.1f ms, slowest %.1f ms%n",
                    round, times[times.length / 2], times[times.length * 19 / 20], times[times.length - 1]);
            assertThat(times[times.length / 2]).isLessThan(16);
        }
        assertThat(model.topRow.get()).isEqualTo(rows / 200 * 199);
    }

    private double untouched(FxRobot robot) {
        FakeMemory[] memories = {new FakeMemory(65536), new FakeMemory(65536)};
        Arrays.fill(memories[1].bytes, (byte) 1);
        return repaint(robot, SMALL_WIDTH, SMALL_HEIGHT, memories);
    }

    private double repaint(FxRobot robot, int width, int height) {
        return repaint(robot, width, height, everyActor(0), everyActor(1));
    }

    private double repaint(FxRobot robot, int width, int height, FakeMemory... memories) {
        WritableImage picture = new WritableImage(width, height);
        double[] unchanged = millis(robot, 30, frame -> grid.snapshot(null, picture));
        double[] all = millis(robot, 30, frame -> {
            model.show(memories[frame % 2].view());
            grid.snapshot(null, picture);
        });
        return Math.max(0.1, all[0] - unchanged[0]);
    }

    private static FakeMemory everyActor(int shift) {
        FakeMemory memory = new FakeMemory(65536);
        for (int i = 0; i < memory.bytes.length; i++) {
            memory.put(i, List.of(Origin.values()).get((i + shift) % 5), i + shift);
        }
        return memory;
    }

    /** In ascending order. */
    private static double[] millis(FxRobot robot, int frames, IntConsumer frame) {
        double[] times = new double[frames];
        long[] drawing = drawing();
        for (int round = 0; round < frames; round++) {
            int index = round;
            robot.interact(() -> {
                long before = worked(drawing);
                frame.accept(index);
                times[index] = (worked(drawing) - before) / 1e6;
            });
        }
        Arrays.sort(times);
        return times;
    }

    /** The threads that draw: JavaFX's own, and the one that paints what it made. */
    private static long[] drawing() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(each -> each != null
                        && (each.getThreadName().equals("JavaFX Application Thread")
                                || each.getThreadName().startsWith("QuantumRenderer")))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
    }

    private static long worked(long[] threads) {
        return Arrays.stream(threads).map(THREADS::getThreadCpuTime).sum();
    }
}

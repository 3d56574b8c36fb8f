package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.session.State;

/** A window that is open all day stays as small as it was. */
@Timeout(180)
final class MemoryUseTest extends WindowTest {
    private static final int MODULES = 50;
    private static final long MIB = 1 << 20;

    /** Another module each time: its name, its functions, a megabyte of data and its own memory. */
    private void openAndUse(int number) {
        String data = ("0123456789abcdef" + number).repeat(4000);
        robot.open(
                "module" + number + ".wat",
                "(module (memory (export \"memory\") " + (16 + number % 3) + ") (data (i32.const 0) \"" + data + "\")"
                        + " (func (export \"go" + number + "\") (memory.fill (i32.const 0) (i32.const " + number
                        + ") (i32.const 1000000))))");
        robot.awaitState(State.READY);
        robot.interact(() -> robot.session.call("go" + number, List.of()));
        robot.await(() -> robot.snapshot().results().size() == 1);
        robot.selectByte(number);
    }

    private void close() {
        robot.interact(() -> robot.session.closeProgram());
        robot.awaitState(State.EMPTY);
    }

    private static long used() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    @Test
    void openingAndClosingFiftyModulesLeavesTheHeapWhereItWas() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            openAndUse(i);
            close();
        }
        long before = used();

        for (int i = 10; i < 10 + MODULES; i++) {
            openAndUse(i);
            close();
        }

        long after = used();
        // A module, its memory and its record take more than one MiB each.
        assertThat(after - before).as("bytes more than before, of %d", before).isLessThan(4 * MIB);
    }
}

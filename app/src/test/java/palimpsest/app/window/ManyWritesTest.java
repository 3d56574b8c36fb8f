package palimpsest.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.control.Button;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import palimpsest.app.session.ScriptView;

/** A host script that writes a million times leaves the window answering. */
@ExtendWith(ApplicationExtension.class)
final class ManyWritesTest extends WindowTest {

    /** Of the processor's time, for other programs may keep this machine busy; and Java has not compiled everything yet. */
    private static final Duration LONGEST = Duration.ofMillis(300);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void aMillionWritesLeaveTheWindowAnswering() throws InterruptedException {
        robot.open("m.wat", "(module (memory (export \"memory\") 1))");
        robot.interact(() -> robot.node("#new-script", Button.class).fire());
        robot.await(() -> robot.snapshot().script().isPresent());
        robot.interact(() -> robot.node("#script", CodeArea.class).replaceText("""
                const view = new DataView(memory.buffer), bytes = new Uint8Array(memory.buffer);
                for (let i = 0; i < 500000; i++) { bytes[i & 0xffff] = i; view.setUint32(i & 0xfffc, i, true); }
                """));
        robot.side("views-tab");
        robot.interact(() -> robot.node("#script-run", Button.class).fire());
        AtomicLong fx = new AtomicLong();
        robot.interact(() -> fx.set(Thread.currentThread().getId()));
        long longest = 0;
        while (!done()) {
            CountDownLatch answered = new CountDownLatch(1);
            long asked = THREADS.getThreadCpuTime(fx.get());
            Platform.runLater(answered::countDown);
            assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
            longest = Math.max(longest, THREADS.getThreadCpuTime(fx.get()) - asked);
            Thread.sleep(5);
        }
        assertThat(Duration.ofNanos(longest))
                .as("the longest that the window answered nothing")
                .isLessThan(LONGEST);
        assertThat(robot.cursor()).isGreaterThanOrEqualTo(1_000_000);
        assertThat(robot.bytes(0xfffc, 4))
                .as("0x6ffff, the last number that went there")
                .containsExactly(0xff, 0xff, 0x06, 0);
    }

    private boolean done() {
        return robot.snapshot()
                        .script()
                        .filter(is -> is.state() == ScriptView.State.DONE)
                        .isPresent()
                && robot.isStill();
    }
}

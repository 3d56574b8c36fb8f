package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.hostscript.Script;

/** What imported functions answer that nobody gives, and the hosts of known toolchains. */
@Timeout(120)
final class AnswersTest {

    private static final String ASKS = """
            (module
              (import "env" "get" (func $get (param i32 i32) (result i32)))
              (memory (export "memory") 1)
              (func (export "f") (param i32) (result i32)
                (i32.store8 (i32.const 0) (call $get (local.get 0) (i32.const 5)))
                (i32.load8_u (i32.const 0))))
            """;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @AfterEach
    void close() {
        fx.close();
    }

    private Value called() {
        return Seen.returned(fx.call("f", Value.i32(3))).get(0);
    }

    @Test
    void withoutAWordItReturnsZerosAndAnAnswerCountsFromTheNextCallOn() {
        Snapshot open = fx.open(ASKS);
        assertThat(open.standIns()).extracting(StandIn::fullName).containsExactly("env.get");
        assertThat(called()).isEqualTo(Value.i32(0));
        session.answerImport("env.get", new Answer.Constants(List.of(Value.i32(42))));
        assertThat(called()).isEqualTo(Value.i32(42));
        session.answerImport("env.get", new Answer.Echo());
        assertThat(called()).isEqualTo(Value.i32(3));
    }

    @Test
    void aFunctionOfJavaScriptAnswers() {
        fx.open(ASKS);
        session.answerImport("env.get", new Answer.Script("(a, b) => a * b"));
        assertThat(called()).isEqualTo(Value.i32(15));
        session.answerImport("env.get", new Answer.Script("() => nothing"));
        Snapshot trapped = fx.call("f", Value.i32(3));
        assertThat(trapped.trap().orElseThrow().message()).contains("env.get").contains("ReferenceError");
    }

    @Test
    void aFunctionOfJavaScriptAnswersWhileAScriptRunsAndSeesItsWorld() {
        fx.open(ASKS);
        session.answerImport("env.get", new Answer.Script("(a, b) => a * factor + b"));
        session.runScript(new Script(Path.of("host.js"), """
                globalThis.factor = 10;
                setTimeout(() => { factor = 1000; }, 0);
                console.log(exports.f(3), exports.f(4));
                """));
        Snapshot done = fx.settled();
        assertThat(done.console()).extracting(ConsoleLine::text).contains("35 45");
        assertThat(done.script().orElseThrow().state()).isEqualTo(ScriptView.State.DONE);
        session.answerImport("env.get", new Answer.Script("() => { for (;;); }"));
        session.runScript(new Script(Path.of("host.js"), "exports.f(1);"));
        fx.await("a running script", now -> now.state() == State.RUNNING);
        session.stop();
        assertThat(fx.settled().script().orElseThrow().state()).isEqualTo(ScriptView.State.FAILED);
    }

    @Test
    void thePersonIsAskedAndTheModuleGoesOnWithTheAnswerAlsoWhenItIsGoneThroughAgain() {
        fx.open(ASKS);
        session.answerImport("env.get", new Answer.AskMe());
        session.call("f", List.of(Value.i32(3)));
        Snapshot asking = fx.settled();
        assertThat(asking.state()).isEqualTo(State.PAUSED);
        AskedCall asked = asking.asked().orElseThrow();
        assertThat(asked.function()).isEqualTo("env.get");
        assertThat(asked.arguments()).containsExactly(Value.i32(3), Value.i32(5));
        session.resume();
        assertThat(fx.settled().asked()).isPresent();
        session.reply(List.of(Value.i32(77)));
        Snapshot done = fx.settled();
        assertThat(Seen.returned(done)).containsExactly(Value.i32(77));
        assertThat(done.asked()).isEmpty();
        session.travelToStart();
        session.travelToEnd();
        byte[] first = new byte[1];
        fx.settled().memories().get(0).image().read(0, first, 0, 1);
        assertThat(first[0]).isEqualTo((byte) 77);
    }

    @Test
    void aQuestionCanBeStopped() {
        fx.open(ASKS);
        session.answerImport("env.get", new Answer.AskMe());
        session.call("f", List.of(Value.i32(3)));
        fx.settled();
        session.stop();
        Snapshot stopped = fx.settled();
        assertThat(stopped.state()).isEqualTo(State.READY);
        assertThat(stopped.asked()).isEmpty();
    }

    @Test
    void aProgramOfWasiPrintsInTheConsoleAndEndsWithItsCode() {
        fx.open("""
                (module
                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1)
                  (data (i32.const 0) "\\08\\00\\00\\00\\03\\00\\00\\00hi\\0a")
                  (func (export "_start")
                    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))
                    (call $exit (i32.const 7))))
                """);
        Snapshot done = fx.call("_start");
        assertThat(done.console()).contains(new ConsoleLine(ConsoleLine.Kind.OUTPUT, "hi"));
        assertThat(done.console())
                .contains(new ConsoleLine(ConsoleLine.Kind.NOTE, "the program ended with exit code 7"));
        assertThat(done.standIns()).isEmpty();
    }
}

package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.app.hostscript.Script;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.Actor;

/** Host scripts in JavaScript, in a session. */
@Timeout(120)
final class JavaScriptTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String TWO_BYTES = """
            (module
              (memory (export "memory") 1)
              (func (export "read") (param i32) (result i32) (i32.load8_u (local.get 0)))
              (func (export "spin") (loop (br 0)))
              (func $main (i32.store8 (i32.const 0) (i32.const 24)))
              (start $main))
            """;

    private static final String LESSON = """
            const fs = require('fs');
            const module = new WebAssembly.Module(fs.readFileSync('two.wasm'));
            const { memory, read, spin } = new WebAssembly.Instance(module).exports;
            const bytes = new Uint8Array(memory.buffer);
            console.log(bytes[0]);
            bytes[1] = 15;
            console.log(read(1));
            """;

    @TempDir
    private Path folder;

    private final Fx fx = new Fx();
    private final Session session = fx.session();

    @BeforeEach
    void moduleBesideTheScript() throws IOException {
        Files.write(
                folder.resolve("two.wasm"),
                Wasm.assemble(Wasm.loadText("two.wat", TWO_BYTES).module().orElseThrow()));
    }

    @AfterEach
    void close() {
        fx.close();
    }

    private Script script(String text) {
        return new Script(folder.resolve("host.js"), text);
    }

    private Snapshot run(String text) {
        session.runScript(script(text));
        return fx.settled();
    }

    @Test
    void aLineNamesTheInstanceThatTheScriptKeepsToItself() {
        run("""
                const run = async () => {
                  await WebAssembly.instantiate(require('fs').readFileSync('two.wasm'));
                };
                run();
                globalThis.exports = 'my own';
                """);
        session.evaluate("new Uint8Array(memory.buffer)[2] = 99");
        assertThat(Seen.bytes(fx.settled(), 0, 0, 3)).containsExactly(24, 0, 99);
        session.evaluate("exports + instance.exports.read(2)");
        assertThat(fx.settled().console()).last().extracting(ConsoleLine::text).isEqualTo("'my own99'");
    }

    @Test
    void theFourthAndFifthLesson() {
        Snapshot done = run(LESSON);
        assertThat(done.console().stream()
                        .filter(line -> line.kind() == ConsoleLine.Kind.OUTPUT)
                        .map(ConsoleLine::text))
                .containsExactly("24", "15");
        assertThat(done.program().orElseThrow().shown().text()).contains("i32.store8");
        ByteHistory.Writer writer = fx.select(0, 1).writers().get(0);
        assertThat(writer.actor()).isEqualTo(Actor.HOST);
        assertThat(writer.after()).isEqualTo(15);
        assertThat(writer.place().text()).isEqualTo("host.js:6");
    }

    @Test
    void aReadWatchpointStopsTheScriptWhereItReads() {
        run(LESSON);
        session.stops().add(new StopAt.Bytes(new MemoryRange(0, 0, 1), StopAt.Access.READ, EnumSet.of(Actor.HOST)));
        session.restart();
        Snapshot stopped = fx.settled();
        assertThat(stopped.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.WATCHPOINT);
        assertThat(stopped.stopped().orElseThrow().words())
                .isEqualTo("Watch of 1 byte at 0x0: the host read 18 at 0x0.");
        assertThat(stopped.stopped().orElseThrow().place().orElseThrow().text()).isEqualTo("host.js:5");
        assertThat(Seen.bytes(stopped, 0, 0, 2)).as("before the next write").containsExactly(24, 0);
        session.resume();
        assertThat(Seen.bytes(fx.settled(), 0, 0, 2)).containsExactly(24, 15);
    }

    @Test
    void ofSeveralInstancesEachCanBeShownAndTheMemoriesOfAllAre() throws IOException {
        Files.write(
                folder.resolve("other.wasm"),
                Wasm.assemble(Wasm.loadText("other.wat", """
                        (module (memory (export "cells") 2) (data (i32.const 0) "\\07")
                          (func (export "twice") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2))))
                        """).module().orElseThrow()));
        Snapshot done = run("""
                const load = (file) => new WebAssembly.Instance(new WebAssembly.Module(require('fs').readFileSync(file))).exports;
                const first = load('two.wasm'), second = load('other.wasm');
                """);
        assertThat(done.instances())
                .containsExactly(new InstanceView(0, "two.wasm", false), new InstanceView(1, "other.wasm", true));
        assertThat(done.exports()).extracting(ExportedFunction::name).containsExactly("twice");
        assertThat(done.memories()).extracting(MemoryInfo::pages).containsExactly(2L, 1L);
        assertThat(Seen.bytes(done, 0, 0, 1)).containsExactly(7);
        session.chooseInstance(0);
        Snapshot first = fx.await("the first", now -> now.instances().get(0).shown());
        assertThat(first.program().orElseThrow().name()).isEqualTo("two.wasm");
        assertThat(first.exports()).extracting(ExportedFunction::name).containsExactly("read", "spin");
        assertThat(first.memories()).extracting(MemoryInfo::pages).containsExactly(1L, 2L);
        assertThat(Seen.bytes(first, 0, 0, 1)).containsExactly(24);
        assertThat(Seen.returned(fx.call("read", Value.i32(0)))).containsExactly(Value.i32(24));
        session.chooseInstance(1);
        fx.await("the second", now -> now.instances().get(1).shown());
        assertThat(Seen.returned(fx.call("twice", Value.i32(21)))).containsExactly(Value.i32(42));
    }

    @Test
    void aMistakeIsToldWithItsLine() {
        Snapshot failed = run("const a = 1;\na.b.c();\n");
        ScriptView.Fault fault = failed.script().orElseThrow().fault().orElseThrow();
        assertThat(fault.message()).startsWith("TypeError");
        assertThat(fault.place()).startsWith("host.js:2:");
        assertThat(failed.console()).anySatisfy(line -> {
            assertThat(line.kind()).isEqualTo(ConsoleLine.Kind.FAULT);
            assertThat(line.text()).contains("TypeError");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) bytes[0]++;",
                "const again = () => Promise.resolve().then(again); again();",
                "for (;;) console.log(1);",
                "for (;;) read(0);",
                "for (let x = 3n ** 20000n; ; ) x * x;"
            })
    void whatNeverEndsIsStopped(String text) {
        session.runScript(script(LESSON + text));
        fx.await("running", now -> now.state() == State.RUNNING);
        stopsInTime();
        assertThat(fx.settled().script().orElseThrow().state()).isEqualTo(ScriptView.State.FAILED);
        assertThat(run(LESSON).script().orElseThrow().state()).isEqualTo(ScriptView.State.DONE);
    }

    /** Promised are 200 ms on a machine that does nothing else; here only the engine's own time counts, and it is cold. */
    private void stopsInTime() {
        long begun = engineNanos();
        session.stop();
        fx.await("stopped", now -> now.state() != State.RUNNING);
        assertThat(Duration.ofNanos(engineNanos() - begun)).isLessThan(Duration.ofMillis(400));
    }

    /** The processor's time that the engines of this process have taken. */
    private static long engineNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().equals("engine"))
                .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                .sum();
    }

    @Test
    void anEndlessLoopOfTheModuleIsPausedAndStoppedAndCannotBeCaught() {
        session.runScript(
                script(LESSON + "try { spin(); } catch (e) { console.log('caught'); } console.log('after');"));
        fx.await("running", now -> now.state() == State.RUNNING && now.frames().isEmpty() && now.step() > 1_000);
        session.pause();
        Snapshot paused = fx.await("paused", now -> now.state() == State.PAUSED);
        assertThat(paused.frames()).isNotEmpty();
        session.resume();
        fx.await("running", now -> now.state() == State.RUNNING);
        stopsInTime();
        assertThat(fx.settled().console())
                .noneMatch(line -> line.text().equals("caught") || line.text().equals("after"));
    }

    /** The time is that of the script's thread, since other programs may keep this machine busy. */
    @ParameterizedTest
    @CsvSource({
        "toString, console.log('on'); (1n << 400000000n).toString()",
        "pow, console.log('on'); 3n ** 200000000n",
        "multiply, console.log('on'); const x = (1n << 400000000n) - 1n; x * x"
    })
    void whatNobodyCanInterruptIsLeftAloneAndAllGoesOnWithoutIt(String operation, String huge) {
        session.openText("two.wat", TWO_BYTES);
        session.watches().add("i32[0]");
        session.runScript(script("new Uint8Array(memory.buffer)[5] = 7; " + huge));
        Thread lost = threadWithin("java.math.BigInteger", operation);
        long asked = THREADS.getThreadCpuTime(lost.getId());
        session.stop();
        Snapshot left = fx.await(
                "the end",
                now -> now.script()
                        .filter(script -> script.state() == ScriptView.State.FAILED)
                        .isPresent());
        assertThat(Duration.ofNanos(THREADS.getThreadCpuTime(lost.getId()) - asked))
                .isLessThan(Duration.ofMillis(200));
        assertThat(left.console())
                .extracting(ConsoleLine::text)
                .contains("on", "the script was stopped: somebody ended it");
        assertThat(left.console())
                .last()
                .satisfies(line -> assertThat(line.text()).contains("nobody can interrupt", "run it again"));
        assertThat(left.script().orElseThrow().state()).isEqualTo(ScriptView.State.FAILED);
        assertThat(left.program().orElseThrow().name()).isEqualTo("two.wat");
        assertThat(left.watches()).hasSize(1);

        Snapshot again = run("new Uint8Array(memory.buffer)[5] = exports.read(0) + 1;");
        assertThat(again.script().orElseThrow().state()).isEqualTo(ScriptView.State.DONE);
        assertThat(again.instance()).isGreaterThan(left.instance());
        assertThat(fx.select(0, 5).writers().get(0).after()).isEqualTo(25);
    }

    /** This session's engine, the youngest, once it is in a method. */
    private static Thread threadWithin(String owner, String method) {
        while (true) {
            Thread engine = engine();
            if (Arrays.stream(engine.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(owner)
                            && frame.getMethodName().equals(method))) {
                return engine;
            }
            Thread.onSpinWait();
        }
    }

    private static Thread engine() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("engine"))
                .max(Comparator.comparing(Thread::getId))
                .orElseThrow();
    }

    @Test
    void aStopInTheMiddleCannotBeCaughtEither() {
        run(LESSON);
        session.runScript(
                script(LESSON + "try { read(0); } finally { console.log('finally'); } console.log('after');"));
        fx.settled();
        session.stepScript(script(LESSON));
        assertThat(fx.settled().script().orElseThrow().state()).isEqualTo(ScriptView.State.STOPPED);
        session.stop();
        Snapshot stopped = fx.settled();
        assertThat(stopped.script().orElseThrow().state()).isEqualTo(ScriptView.State.FAILED);
        assertThat(stopped.state()).isNotEqualTo(State.PAUSED);
        assertThat(run(LESSON).script().orElseThrow().state()).isEqualTo(ScriptView.State.DONE);
    }

    @Test
    void linesAreEvaluatedInTheWorldOfTheScript() {
        run(LESSON);
        session.evaluate("new Uint8Array(memory.buffer)[2] = 99");
        Snapshot done = fx.settled();
        assertThat(done.console()).contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "99"));
        assertThat(fx.select(0, 2).writers()).hasSize(1);
        session.evaluate("nothing.at.all");
        assertThat(fx.settled().console())
                .anySatisfy(line -> assertThat(line.text()).contains("ReferenceError"));
        session.evaluate("read(2)");
        assertThat(fx.settled().console()).endsWith(new ConsoleLine(ConsoleLine.Kind.RESULT, "99"));
    }

    @Test
    void aModuleWithoutAScriptIsGivenToTheLine() {
        session.openText("two.wat", TWO_BYTES);
        session.instantiate();
        fx.settled();
        session.evaluate("new Uint8Array(memory.buffer)[1] = 15");
        assertThat(fx.settled().console()).endsWith(new ConsoleLine(ConsoleLine.Kind.RESULT, "15"));
        session.evaluate("exports.read(1) + instance.exports.read(0)");
        Snapshot done = fx.settled();
        assertThat(done.console()).endsWith(new ConsoleLine(ConsoleLine.Kind.RESULT, "39"));
        assertThat(fx.select(0, 1).writers().get(0).place().text()).startsWith("console:1");
        assertThat(done.program().orElseThrow().name()).isEqualTo("two.wat");
    }

    @Test
    void aScriptBesideAModuleIsGivenAFreshInstance() {
        session.openText("two.wat", TWO_BYTES);
        session.instantiate();
        fx.settled();
        Snapshot done = run("const bytes = new Uint8Array(memory.buffer); bytes[5] = exports.read(0);");
        assertThat(done.script().orElseThrow().fault()).isEmpty();
        assertThat(fx.select(0, 5).writers().get(0).after()).isEqualTo(24);
        assertThat(done.memories()).hasSize(1);
        assertThat(done.instantiated()).isTrue();
    }

    @Test
    void aSessionKeepsWhatTheScriptDidAndItsTextAndRunsItNeverAgain() {
        run(LESSON);
        Path file = folder.resolve("lesson.palimpsest");
        session.save(file);
        fx.settled();
        session.closeProgram();
        session.open(file);
        Snapshot opened = fx.settled();
        assertThat(opened.script().orElseThrow().script().text()).isEqualTo(LESSON);
        assertThat(opened.script().orElseThrow().state()).isEqualTo(ScriptView.State.READY);
        assertThat(opened.console()).noneMatch(line -> line.kind() == ConsoleLine.Kind.FAULT);
        ByteHistory.Writer writer = fx.select(0, 1).writers().get(0);
        assertThat(writer.actor()).isEqualTo(Actor.HOST);
        assertThat(writer.place().text()).isEqualTo("host.js:6");
    }

    @Test
    void aScriptWithAMillionWritesLeavesTheWindowAnswering() {
        run(LESSON);
        session.runScript(script(LESSON + "for (let i = 0; i < 1000000; i++) bytes[i & 0xffff] = i;"));
        fx.await("running", now -> now.state() == State.RUNNING && now.step() > 1_000);
        Thread engine = engine();
        long asked = THREADS.getThreadCpuTime(engine.getId());
        session.select(0, 7);
        fx.await("an answer", now -> now.history().isPresent());
        assertThat(Duration.ofNanos(THREADS.getThreadCpuTime(engine.getId()) - asked))
                .as("of the processor, for other programs may keep this machine busy")
                .isLessThan(Duration.ofMillis(500));
        Snapshot now = fx.on(session::snapshot);
        while (now.state() == State.RUNNING) {
            long before = now.step();
            now = fx.await("more steps", next -> next.state() != State.RUNNING || next.step() > before);
        }
        assertThat(now.step()).isGreaterThan(1_000_000);
    }
}

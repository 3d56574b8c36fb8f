package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.hostscript.Script;
import palimpsest.app.hostscript.ScriptPort;
import palimpsest.app.hostscript.ScriptPort.Stream;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.valid.ValidModule;

/** What a script does in a session, with scripts written in Java in the place of JavaScript. */
@Timeout(60)
final class HostingTest {

    private static final String SUM = """
            (module
              (import "env" "host" (func $host (param i32)))
              (import "js" "mem" (memory 1))
              (func (export "sum") (param $p i32) (result i32)
                (call $host (local.get $p))
                (i32.store (i32.add (local.get $p) (i32.const 8))
                  (i32.add (i32.load (local.get $p)) (i32.load offset=4 (local.get $p))))
                (i32.load offset=8 (local.get $p)))
              (func (export "spin") (loop (br 0))))
            """;

    private static final Script SCRIPT = new Script(Path.of("host.js"), "");

    /** How often the script was run from its beginning. */
    private final AtomicInteger runs = new AtomicInteger();

    private Optional<Fx> fx = Optional.empty();

    @AfterEach
    void close() {
        fx.ifPresent(Fx::close);
    }

    // ---- Scripts

    /** What a script and a line of it do; a script that is stopped is interrupted, as JavaScript is. */
    private Session session(BiFunction<Host, String, ScriptResult> code) {
        ScriptWorlds worlds = (script, port) -> new ScriptWorld() {
            private final Host host = new Host(port);

            @Override
            public ScriptResult run() {
                runs.incrementAndGet();
                return code.apply(host, "");
            }

            @Override
            public ScriptResult evaluate(String line) {
                return code.apply(host, line);
            }

            @Override
            public void stop() {
                host.stopped = true;
            }

            @Override
            public void close() {}
        };
        Fx opened = new Fx(executor -> new Session(executor, worlds));
        fx = Optional.of(opened);
        return opened.session();
    }

    /** The ways of a script, in Java. */
    private static final class Host {
        private final ScriptPort port;
        private volatile boolean stopped;
        private Optional<ModuleInstance> instance = Optional.empty();
        private Runnable callback = () -> {};

        Host(ScriptPort port) {
            this.port = port;
        }

        MemoryInstance memory() {
            return port.machine()
                    .store()
                    .newMemory(new MemoryType(AddressType.I32, new Limits(1, OptionalLong.empty()), false, 16));
        }

        void instantiate(String name, String text, External... imports) {
            ValidModule module = Wasm.loadText(name, text).valid().orElseThrow();
            assertThat(Linker.link(module, List.of(imports)).faults()).isEmpty();
            ModuleInstance made = port.machine().instantiate(name, module, List.of(imports));
            port.instantiated(made);
            assertThat(port.finish()).isInstanceOf(Outcome.Finished.class);
            instance = Optional.of(made);
        }

        HostFunctionInstance function() {
            FunctionType type = new FunctionType(List.of(NumberType.I32), List.of());
            return new HostFunctionInstance("host", type, (context, arguments) -> {
                callback.run();
                return List.of();
            });
        }

        void write(MemoryInstance memory, long address, int value, String place) {
            port.machine().write(memory, address, new byte[] {(byte) value}, place);
            port.acted();
        }

        /** The results; a script that was ended does not get any. */
        List<palimpsest.engine.runtime.Value> call(String export, palimpsest.engine.runtime.Value... arguments) {
            FunctionInstance function = instance.orElseThrow().function(export).orElseThrow();
            port.machine().invoke(function, List.of(arguments));
            return ((Outcome.Finished) port.finish()).results();
        }

        void print(String text) {
            port.print(Stream.OUT, text);
        }

        static ScriptResult done() {
            return new ScriptResult.Done(Optional.empty());
        }
    }

    /** Writes 7 and 4, lets the module add them, and prints the sum. */
    private Session sum() {
        return session((host, line) -> {
            MemoryInstance memory = host.memory();
            host.callback = () -> host.write(memory, 12, 99, "host.js:9");
            host.instantiate("sum.wat", SUM, host.function(), memory);
            host.write(memory, 0, 7, "host.js:3");
            host.write(memory, 4, 4, "host.js:4");
            long sum = host.call("sum", new palimpsest.engine.runtime.Value.I32(0))
                    .get(0)
                    .bits();
            host.print("sum: " + sum + "\n");
            return Host.done();
        });
    }

    // ---- Running

    @Test
    void aScriptRunsAndWhatItLoadedIsTheProgram() {
        Session session = sum();
        session.openScript(SCRIPT);
        Snapshot opened = settled();
        assertThat(opened.state()).isEqualTo(State.LOADED);
        assertThat(opened.program()).isEmpty();
        assertThat(opened.script().orElseThrow().state()).isEqualTo(ScriptView.State.READY);
        session.runScript(SCRIPT);
        Snapshot done = settled();
        assertThat(done.state()).isEqualTo(State.READY);
        assertThat(done.script().orElseThrow().state()).isEqualTo(ScriptView.State.DONE);
        assertThat(done.program().orElseThrow().name()).isEqualTo("sum.wat");
        assertThat(done.console()).contains(new ConsoleLine(ConsoleLine.Kind.OUTPUT, "sum: 11"));
        assertThat(byteAt(done, 8)).isEqualTo(11);
        ByteHistory history = fx().select(0, 0);
        assertThat(history.writers()).extracting(ByteHistory.Writer::actor).containsExactly(Actor.HOST);
        assertThat(history.writers().get(0).place().text()).isEqualTo("host.js:3");
        assertThat(done.script().orElseThrow().here()).contains("host.js:9");
    }

    @Test
    void goingBackAndForthNeverRunsTheScriptAgain() {
        Session session = sum();
        session.runScript(SCRIPT);
        Snapshot done = settled();
        session.travelToStart();
        assertThat(settled().time().cursor()).isZero();
        while (settled().time().hasFuture()) {
            session.step();
        }
        Snapshot again = settled();
        assertThat(again.time().cursor()).isEqualTo(done.time().cursor());
        assertThat(byteAt(again, 8)).isEqualTo(11);
        assertThat(runs).hasValue(1);
    }

    @Test
    void stepsLeadThroughTheScriptsActionsIntoTheModuleAndOutAgain() {
        Session session = sum();
        session.stepScript(SCRIPT);
        Snapshot now = settled();
        int written = 0;
        int instructions = 0;
        int steps = 0;
        while (now.script().orElseThrow().state() == ScriptView.State.STOPPED) {
            assertThat(now.state()).isEqualTo(State.PAUSED);
            written += now.changes().stream().anyMatch(change -> change.actor() == Actor.HOST) ? 1 : 0;
            instructions += now.frames().isEmpty() ? 0 : 1;
            session.step();
            now = settled();
            assertThat(++steps).isLessThan(100);
        }
        assertThat(written).isEqualTo(3);
        assertThat(instructions).isGreaterThan(8);
        assertThat(now.script().orElseThrow().state()).isEqualTo(ScriptView.State.DONE);
        assertThat(byteAt(now, 8)).isEqualTo(11);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aBreakpointStopsInsideTheScriptsCallAndFromTherePastAndPresentAreSeen() {
        Session session = sum();
        session.runScript(SCRIPT);
        settled();
        session.stops().toggleLine(7);
        session.restart();
        Snapshot stopped = settled();
        assertThat(runs).hasValue(2);
        assertThat(stopped.state()).isEqualTo(State.PAUSED);
        assertThat(stopped.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.BREAKPOINT);
        assertThat(stopped.here().flatMap(Place::shown)).isPresent();
        long here = stopped.time().cursor();
        session.stepBack();
        assertThat(settled().time().cursor()).isEqualTo(here - 1);
        session.travelToStart();
        assertThat(settled().memories()).isNotEmpty();
        session.resume();
        Snapshot forward = settled();
        assertThat(forward.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.BREAKPOINT);
        assertThat(forward.time().cursor()).isEqualTo(here);
        session.stepOut();
        Snapshot out = settled();
        assertThat(out.frames()).isEmpty();
        assertThat(out.script().orElseThrow().state()).isEqualTo(ScriptView.State.STOPPED);
        assertThat(byteAt(out, 8)).isEqualTo(11);
        session.resume();
        assertThat(settled().script().orElseThrow().state()).isEqualTo(ScriptView.State.DONE);
        assertThat(runs).hasValue(2);
    }

    @Test
    void aWatchpointStopsTheScriptAtItsOwnWrite() {
        Session session = sum();
        session.runScript(SCRIPT);
        settled();
        watch(session, 4);
        session.restart();
        Snapshot stopped = settled();
        assertThat(stopped.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.WATCHPOINT);
        assertThat(byteAt(stopped, 4)).isEqualTo(4);
        assertThat(byteAt(stopped, 8)).isZero();
        session.resume();
        assertThat(byteAt(settled(), 8)).isEqualTo(11);
    }

    @Test
    void aMemoryOfTheScriptIsVisibleBeforeThereIsAnInstance() {
        Session session = session((host, line) -> {
            host.write(host.memory(), 5, 42, "host.js:2");
            return Host.done();
        });
        session.runScript(SCRIPT);
        Snapshot done = settled();
        assertThat(done.memories()).hasSize(1);
        assertThat(byteAt(done, 5)).isEqualTo(42);
        session.hostWrite(0, 6, (byte) 43);
        assertThat(byteAt(settled(), 6)).isEqualTo(43);
    }

    // ---- Ending

    @Test
    void anEndlessCallOfTheModuleIsStopped() {
        Session session = spinning();
        fx().await("running", now -> now.state() == State.RUNNING && now.instantiated());
        long asked = System.nanoTime();
        session.stop();
        Snapshot stopped = fx().await("stopped", now -> now.state() != State.RUNNING);
        assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.MILLISECONDS.toNanos(1_000));
        assertThat(stopped.state()).isEqualTo(State.READY);
        assertThat(stopped.script().orElseThrow().state()).isEqualTo(ScriptView.State.FAILED);
        session.hostWrite(0, 0, (byte) 1);
        assertThat(byteAt(settled(), 0)).isEqualTo(1);
    }

    private Session spinning() {
        Session session = session((host, line) -> {
            host.instantiate("sum.wat", SUM, host.function(), host.memory());
            host.call("spin");
            return Host.done();
        });
        session.runScript(SCRIPT);
        return session;
    }

    @Test
    void anEndlessCallOfTheModuleIsPausedLookedAtAndGoesOn() {
        Session session = spinning();
        fx().await("running", now -> now.state() == State.RUNNING && now.instantiated());
        session.pause();
        Snapshot paused = fx().await("paused", now -> now.state() == State.PAUSED);
        assertThat(paused.frames()).hasSize(1);
        session.stepBack();
        assertThat(settled().time().hasFuture()).isTrue();
        session.travelToEnd();
        session.resume();
        fx().await("running", now -> now.state() == State.RUNNING);
        session.travelToStart();
        assertThat(settled().time().cursor()).isZero();
        session.stop();
        Snapshot stopped = settled();
        assertThat(stopped.script().orElseThrow().state()).isEqualTo(ScriptView.State.FAILED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void anEndlessScriptIsStoppedWithoutItsHelp() {
        Session session = session((host, line) -> {
            while (!host.stopped) {
                Thread.onSpinWait();
            }
            return new ScriptResult.Stopped("it was stopped");
        });
        session.runScript(SCRIPT);
        fx().await("running", now -> now.state() == State.RUNNING);
        session.stop();
        fx().await("stopped", now -> now.state() != State.RUNNING);
        session.openText("test.wat", "(module)");
        assertThat(settled().program().orElseThrow().name()).isEqualTo("test.wat");
        assertThat(settled().script()).isEmpty();
    }

    @Test
    void actingInThePastEndsTheScriptFirst() {
        Session session = sum();
        session.runScript(SCRIPT);
        settled();
        session.stops().toggleLine(7);
        session.restart();
        settled();
        session.travelToStart();
        settled();
        while (settled().memories().isEmpty() || byteAt(settled(), 0) == 0) {
            session.step();
        }
        long step = settled().time().cursor();
        session.hostWrite(0, 1, (byte) 77);
        assertThat(settled().question()).isPresent();
        session.answer(true);
        Snapshot cut = settled();
        assertThat(cut.question()).isEmpty();
        assertThat(byteAt(cut, 1)).isEqualTo(77);
        assertThat(cut.time().end()).isEqualTo(step + 1);
        assertThat(cut.script().orElseThrow().state()).isEqualTo(ScriptView.State.FAILED);
        assertThat(runs).hasValue(2);
        session.call("sum", List.of(Value.i32(0)));
        assertThat(settled().state()).isNotEqualTo(State.RUNNING);
    }

    @Test
    void anotherFileEndsTheScriptThatIsStoppedInTheMiddle() {
        Session session = sum();
        session.stepScript(SCRIPT);
        assertThat(settled().script().orElseThrow().state()).isEqualTo(ScriptView.State.STOPPED);
        session.openText("test.wat", "(module (memory 1))");
        session.instantiate();
        Snapshot now = settled();
        assertThat(now.state()).isEqualTo(State.READY);
        assertThat(now.program().orElseThrow().name()).isEqualTo("test.wat");
        session.hostWrite(0, 0, (byte) 1);
        assertThat(byteAt(settled(), 0)).isEqualTo(1);
    }

    // ---- Calls afterwards, and lines

    @Test
    void aCallOfThePersonStopsInsideWhatTheScriptAnswers() {
        Session session = sum();
        session.runScript(SCRIPT);
        settled();
        watch(session, 12);
        session.call("sum", List.of(Value.i32(0)));
        Snapshot stopped = settled();
        assertThat(stopped.stopped().orElseThrow().kind()).isEqualTo(StopView.Kind.WATCHPOINT);
        assertThat(stopped.state()).isEqualTo(State.PAUSED);
        session.stepBack();
        settled();
        session.travelToEnd();
        session.resume();
        Snapshot done = settled();
        assertThat(done.state()).isEqualTo(State.READY);
        assertThat(done.results()).hasSize(1);
        session.call("sum", List.of(Value.i32(0)));
        settled();
        session.stop();
        Snapshot given = settled();
        assertThat(given.state())
                .as(given.console().toString() + given.stopped())
                .isEqualTo(State.READY);
        assertThat(given.results()).hasSize(2);
    }

    @Test
    void aLineActsInTheWorldOfTheScript() {
        Session session = session((host, line) -> {
            if (line.isEmpty()) {
                host.instantiate("sum.wat", SUM, host.function(), host.memory());
            } else {
                host.write(host.instance.orElseThrow().memories().get(0), 1, Integer.parseInt(line), "console:1");
            }
            return new ScriptResult.Done(line.isEmpty() ? Optional.empty() : Optional.of(line));
        });
        session.runScript(SCRIPT);
        settled();
        session.evaluate("15");
        Snapshot done = settled();
        assertThat(byteAt(done, 1)).isEqualTo(15);
        assertThat(done.console()).contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "15"));
        assertThat(fx().select(0, 1).writers().get(0).place().text()).isEqualTo("console:1");
    }

    @Test
    void aScriptBesideAModuleActsOnAFreshInstanceOfIt() {
        Session session = session((host, line) -> {
            host.write(host.port.machine().store().memories().get(0), 3, 33, "host.js:1");
            return Host.done();
        });
        session.openText("test.wat", "(module (memory (export \"memory\") 1) (data (i32.const 0) \"A\"))");
        session.instantiate();
        session.hostWrite(0, 9, (byte) 9);
        settled();
        session.runScript(SCRIPT);
        Snapshot done = settled();
        assertThat(done.state()).isEqualTo(State.READY);
        assertThat(done.program().orElseThrow().name()).isEqualTo("test.wat");
        assertThat(byteAt(done, 0)).isEqualTo('A');
        assertThat(byteAt(done, 3)).isEqualTo(33);
        assertThat(byteAt(done, 9)).isZero();
        assertThat(done.script().orElseThrow().alone()).isFalse();
        assertThat(done.instantiated()).isTrue();
    }

    // ---- Looking

    private Fx fx() {
        return fx.orElseThrow();
    }

    private Snapshot settled() {
        return fx().settled();
    }

    private static void watch(Session session, long address) {
        session.stops()
                .add(new StopAt.Bytes(
                        new MemoryRange(0, address, 1), StopAt.Access.ANY_WRITE, EnumSet.allOf(Actor.class)));
    }

    private static int byteAt(Snapshot snapshot, long address) {
        byte[] bytes = new byte[1];
        snapshot.memories().get(0).image().read(address, bytes, 0, 1);
        return bytes[0] & 0xff;
    }
}

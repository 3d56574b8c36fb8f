package palimpsest.app.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import palimpsest.app.hostscript.ScriptPort.Stream;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.host.Wasi;
import palimpsest.engine.host.WasiClock;
import palimpsest.engine.host.WasiWorld;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.valid.ValidModule;

/**
 * WASI for the programs of a session: what each is given, and standard input, which comes from the line under the console.
 * A program that reads more than was typed waits on Java's stack. What it read is written into its memory by the host, and
 * so is on record: going back and forth asks nobody. Time and chance are the session's own, so that a session repeats.
 */
final class WasiHost {

    private final Workbench bench;
    private final Map<String, WasiSettings> settings = new HashMap<>();
    private byte[] typed = new byte[0];
    private int taken;
    private boolean ended;
    private boolean reading;
    /** The step at which the program has read last what was typed. */
    private long readAt;
    /** The step at which the program has asked last for the time, or for chance. */
    private long askedAt;

    WasiHost(Workbench bench) {
        this.bench = bench;
    }

    // ---- What programs are given

    void inherit(WasiHost left) {
        settings.putAll(left.settings);
    }

    /** From its next instantiation on. */
    void set(String program, WasiSettings now) {
        settings.put(program, now);
    }

    private WasiSettings get(String program) {
        return settings.getOrDefault(program, WasiSettings.NOTHING);
    }

    /** What is to be told of the program that is open, if it imports WASI. */
    Optional<WasiView> view() {
        return bench.opened()
                .filter(opened -> bench.ownModule())
                .filter(opened ->
                        opened.loaded().module().filter(Wasi::isImportedBy).isPresent())
                .map(opened -> new WasiView(opened.name(), get(opened.name()), reading));
    }

    /** Offers WASI to a module that imports it; nothing has been typed for it yet. */
    void offer(Imports imports, ValidModule module, String name) {
        if (!Wasi.isImportedBy(module.module())) {
            return;
        }
        typed = new byte[0];
        taken = 0;
        ended = false;
        readAt = 0;
        askedAt = 0;
        WasiSettings given = get(name);
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(given.arguments());
        Printed printed = bench.printed();
        new Wasi(new WasiWorld(
                        arguments,
                        given.environment(),
                        given.folders(),
                        true,
                        this::read,
                        bytes -> printed.print(Stream.OUT, bytes),
                        bytes -> printed.print(Stream.ERR, bytes),
                        noted(WasiClock.virtual(0)),
                        noted(WasiWorld.sameRandom())))
                .offer(imports);
    }

    private WasiClock noted(WasiClock clock) {
        return new WasiClock() {
            @Override
            public long realtime() {
                asked();
                return clock.realtime();
            }

            @Override
            public long monotonic() {
                asked();
                return clock.monotonic();
            }

            @Override
            public void sleep(long nanos) {
                asked();
                clock.sleep(nanos);
            }
        };
    }

    private RandomGenerator noted(RandomGenerator chance) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                asked();
                return chance.nextLong();
            }

            @Override
            public void nextBytes(byte[] bytes) {
                asked();
                chance.nextBytes(bytes);
            }
        };
    }

    private void asked() {
        askedAt = bench.execution().map(Execution::step).orElse(0L);
    }

    // ---- Acting from the past

    /** The future from a step on was cut off: says what of the world outside stays as it is. */
    void cut(long step) {
        if (view().filter(program -> !program.settings().folders().isEmpty()).isPresent()) {
            bench.say(Kind.NOTE, Words.of("imports.program.files-stay", String.valueOf(step)));
        }
        if (readAt > step) {
            bench.say(Kind.NOTE, Words.of("imports.program.used-up"));
            readAt = 0;
        }
        if (askedAt > step) {
            bench.say(Kind.NOTE, Words.of("imports.program.time-goes-on"));
            askedAt = 0;
        }
    }

    // ---- Standard input

    /** A line was typed. */
    void type(String line) {
        bench.say(Kind.INPUT, line);
        byte[] more = (line + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[typed.length - taken + more.length];
        System.arraycopy(typed, taken, all, 0, typed.length - taken);
        System.arraycopy(more, 0, all, typed.length - taken, more.length);
        typed = all;
        taken = 0;
        goOn();
    }

    /** There is no more; the program is told once, and may ask again, as at a terminal. */
    void end() {
        ended = true;
        goOn();
    }

    private void goOn() {
        if (reading) {
            bench.execution().ifPresent(bench.runner()::goOnAfterAnswer);
        }
    }

    private int read(byte[] into, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        if (taken == typed.length && !ended) {
            await();
        }
        int given = Math.min(count, typed.length - taken);
        if (given == 0) {
            ended = false;
            return -1;
        }
        System.arraycopy(typed, taken, into, offset, given);
        taken += given;
        readAt = bench.execution().orElseThrow().step();
        return given;
    }

    private void await() {
        bench.printed().flush();
        reading = true;
        try {
            while (taken == typed.length && !ended) {
                bench.execution().orElseThrow().debugger().pauseInside();
            }
        } finally {
            reading = false;
            bench.publisher().stale();
        }
    }
}

package palimpsest.engine.bench;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.Supplier;
import palimpsest.engine.exec.Tier;

/** The engines on this JVM, for real programs. Each loads or compiles a program once; every sample is a new instance. */
final class RealContenders {

    private RealContenders() {}

    static RealContender palimpsest(Tier tier, boolean timeline) {
        String name = "Palimpsest " + tier.name().toLowerCase(Locale.ROOT) + (timeline ? ", timeline" : "");
        return here(name, program -> host -> new PalimpsestGuest(program, host, tier, timeline));
    }

    static RealContender endive() {
        return here("Endive interpreter", program -> {
            var module = run.endive.wasm.Parser.parse(program.binary());
            return host -> new EndiveGuest(program, host, module);
        });
    }

    static RealContender chicory() {
        return here("Chicory compiler", program -> {
            var module = com.dylibso.chicory.wasm.Parser.parse(program.binary());
            var compiled = MachineFactoryCompiler.compile(module);
            return host -> new ChicoryGuest(program, host, module, compiled);
        });
    }

    /** How many steps a program takes from beginning to end. */
    static long steps(RealProgram program) {
        Host host = program.host().get();
        PalimpsestGuest guest = new PalimpsestGuest(program, host, Tier.FAST, false);
        host.play(guest);
        return guest.steps();
    }

    /** Makes an instance of a program that is loaded. */
    @FunctionalInterface
    private interface Loaded {
        Guest instance(Host host);
    }

    @FunctionalInterface
    private interface Loads {
        Loaded load(RealProgram program) throws IOException;
    }

    private static RealContender here(String name, Loads loads) {
        return new RealContender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Contender.Samples load(RealProgram program) throws IOException {
                Loaded loaded = loads.load(program);
                ThreadMXBean clock = ManagementFactory.getThreadMXBean();
                return () -> {
                    long start = clock.getCurrentThreadCpuTime();
                    play(loaded, program.host());
                    return clock.getCurrentThreadCpuTime() - start;
                };
            }
        };
    }

    private static void play(Loaded loaded, Supplier<Host> hosts) {
        Host host = hosts.get();
        host.play(loaded.instance(host));
    }
}

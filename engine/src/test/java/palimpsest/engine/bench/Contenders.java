package palimpsest.engine.bench;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import java.util.List;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Tier;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.timeline.Timeline;
import palimpsest.engine.valid.ValidModule;

/** The engines on this JVM that take part. */
final class Contenders {

    private Contenders() {}

    /** This engine. It always notes who wrote each byte; with {@code timeline} it also keeps its past. */
    static Contender palimpsest(Tier tier, boolean timeline) {
        String name = "Palimpsest " + tier.name().toLowerCase(java.util.Locale.ROOT) + (timeline ? ", timeline" : "");
        return Contender.here(name, program -> palimpsest(program, tier, timeline));
    }

    private static Contender.Run palimpsest(Program program, Tier tier, boolean timeline) {
        ValidModule module =
                Wasm.load(program.name() + ".wasm", program.binary()).valid().orElseThrow();
        Machine machine = new Machine(new Store());
        machine.setFastest(tier);
        if (timeline) {
            new Timeline(machine);
        }
        ModuleInstance instance = machine.instantiate(program.name(), module, List.of());
        machine.finish();
        FunctionInstance run = instance.function("run").orElseThrow();
        return rounds -> {
            Outcome outcome = machine.call(run, List.of(new Value.I32(rounds)));
            return ((Value.I32) ((Outcome.Finished) outcome).results().get(0)).value();
        };
    }

    static Contender endive() {
        return Contender.here("Endive interpreter", program -> {
            var exported = run.endive.runtime.Instance.builder(run.endive.wasm.Parser.parse(program.binary()))
                    .build()
                    .export("run");
            return rounds -> (int) exported.apply(rounds)[0];
        });
    }

    static Contender chicory() {
        return Contender.here("Chicory compiler", program -> {
            var module = com.dylibso.chicory.wasm.Parser.parse(program.binary());
            var exported = com.dylibso.chicory.runtime.Instance.builder(module)
                    .withMachineFactory(MachineFactoryCompiler.compile(module))
                    .build()
                    .export("run");
            return rounds -> (int) exported.apply(rounds)[0];
        });
    }

    /** How many steps a round of a program takes. */
    static double steps(Program program) {
        ValidModule module =
                Wasm.load(program.name() + ".wasm", program.binary()).valid().orElseThrow();
        Machine machine = new Machine(new Store());
        ModuleInstance instance = machine.instantiate(program.name(), module, List.of());
        machine.finish();
        FunctionInstance run = instance.function("run").orElseThrow();
        long[] taken = new long[2];
        for (int i = 0; i < 2; i++) {
            long before = machine.step();
            machine.call(run, List.of(new Value.I32(i + 1)));
            taken[i] = machine.step() - before;
        }
        return taken[1] - taken[0];
    }
}

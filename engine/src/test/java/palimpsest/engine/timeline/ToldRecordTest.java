package palimpsest.engine.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TableType;

/** A record that was told can be lived through again by another machine, without the host. */
final class ToldRecordTest {

    private static final String MODULE = """
            (module
              (import "host" "ask" (func $ask (param i32) (result i32)))
              (import "host" "level" (global $level (mut i32)))
              (import "host" "table" (table $table 2 10 funcref))
              (memory (export "memory") 1 4)
              (func $double (export "double") (param i32) (result i32)
                (i32.store (i32.const 8) (local.get 0))
                (i32.mul (local.get 0) (i32.const 2)))
              (func (export "go") (param i32) (result i32)
                (global.set $level (i32.add (global.get $level) (i32.const 1)))
                (i32.store (i32.const 16) (table.size $table))
                (i32.add (call $ask (local.get 0)) (call $ask (global.get $level)))))
            """;

    private final GlobalInstance level = new GlobalInstance(new GlobalType(NumberType.I32, true), new Value.I32(5));

    private static TableInstance table(Store store) {
        return store.newTable(
                new TableType(
                        AddressType.I32,
                        new Limits(2, java.util.OptionalLong.of(10)),
                        new ReferenceType(true, AbstractHeapType.FUNC)),
                NullReference.NULL);
    }

    private static Imports imports(HostFunctionInstance ask, GlobalInstance level, TableInstance table) {
        return new Imports()
                .define("host", "ask", ask)
                .define("host", "level", level)
                .define("host", "table", table);
    }

    private static HostFunctionInstance function(palimpsest.engine.runtime.HostFunction ask) {
        return new HostFunctionInstance(
                "host.ask", new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32)), ask);
    }

    private Recorded recorded(TableInstance table) {
        Recorded recorded = new Recorded(new TimelineLimits(10, 64 << 20), 10_000);
        HostFunctionInstance ask = function((context, arguments) -> {
            int argument = ((Value.I32) arguments.get(0)).value();
            MemoryInstance memory = recorded.store.memories().get(0);
            context.write(memory, 100, new byte[] {(byte) argument}, "host.js:1");
            if (argument == 66) {
                throw new TrapException("the host gives up");
            }
            context.grow(memory, 1, "host.js:2");
            recorded.machine.setGlobal(level, new Value.I32(argument * 3));
            recorded.machine.growTable(table, 1, NullReference.NULL);
            FunctionInstance doubling =
                    recorded.instances.get(0).function("double").orElseThrow();
            return context.call(doubling, List.of(new Value.I32(argument + 1)));
        });
        recorded.instantiate(Wasm.loadText("told.wat", MODULE), imports(ask, level, table));
        recorded.call("go", 3);
        recorded.machine.setElement(
                table, 1, recorded.instances.get(0).functions().get(1));
        recorded.machine.setGlobal(level, new Value.I32(40));
        recorded.call("go", 66);
        recorded.call("go", 7);
        return recorded;
    }

    @Test
    void whatTheHostDidToGlobalsAndTablesIsPartOfThePast() {
        Recorded recorded = recorded(table(new Store()));
        String end = recorded.state();
        Timeline timeline = recorded.timeline;
        while (timeline.stepBack()) {
            String seen = recorded.seen().get(timeline.cursor());
            if (seen != null) {
                assertEquals(seen, recorded.state());
            }
        }
        timeline.travelToEnd();
        assertEquals(end, recorded.state());
    }

    @Test
    void anotherMachineGoesThroughARecordThatIsToldIt() {
        Recorded recorded = recorded(table(new Store()));
        Timeline original = recorded.timeline;
        Machine machine = new Machine(new Store());
        Retold retold = new Retold(machine);
        List<ToldAction> told = original.tape().stream()
                .map(each -> new ToldAction(each.step(), at -> retold.act(each.action())))
                .toList();
        Timeline timeline = Timeline.replayed(
                        machine, new TimelineLimits(25, 64 << 20), told, original.end(), Progress.NONE)
                .orElseThrow();
        assertEquals(original.end(), timeline.end());
        assertEquals(original.tape().size(), timeline.tape().size());
        assertEquals(recorded.state(), StateText.of(machine, retold.instances));
        for (long step = original.end() - 1; step >= 0; step--) {
            original.travelTo(step);
            timeline.travelTo(step);
            assertEquals(recorded.state(), StateText.of(machine, retold.instances));
        }
        timeline.travelToEnd();
        FunctionInstance doubling = retold.instances.get(0).function("double").orElseThrow();
        assertEquals(
                new Outcome.Finished(List.of(new Value.I32(18))), machine.call(doubling, List.of(new Value.I32(9))));
    }

    @Test
    void aToldRecordThatIsGivenUpGivesNoTimeline() {
        Machine machine = new Machine(new Store());
        assertTrue(Timeline.replayed(machine, TimelineLimits.USUAL, List.of(), 0, share -> false)
                .isEmpty());
    }

    /** Does on another machine what was done on the first. */
    private static final class Retold {
        private final Machine machine;
        private final List<ModuleInstance> instances = new ArrayList<>();
        private final GlobalInstance level = new GlobalInstance(new GlobalType(NumberType.I32, true), new Value.I32(5));
        private final TableInstance table = table(new Store());

        Retold(Machine machine) {
            this.machine = machine;
        }

        void act(HostAction action) {
            if (action instanceof HostAction.Instantiate begun) {
                Loaded loaded = Wasm.loadText("told.wat", MODULE);
                assertEquals(3, begun.imports().size());
                HostFunctionInstance never = function((context, arguments) -> {
                    throw new AssertionError("the host is not called");
                });
                instances.add(machine.instantiate(
                        begun.instance().name(),
                        loaded.valid().orElseThrow(),
                        Linker.link(loaded.valid().orElseThrow(), imports(never, level, table))
                                .externals()));
            } else if (action instanceof HostAction.Invoke call) {
                String name = call.function().name();
                machine.invoke(
                        instances.get(0).functions().stream()
                                .filter(each -> each.name().equals(name))
                                .findFirst()
                                .orElseThrow(),
                        call.arguments());
            } else if (action instanceof HostAction.Write write) {
                machine.write(
                        machine.store().memories().get(0),
                        write.address(),
                        write.bytes().toBytes(),
                        write.place());
            } else if (action instanceof HostAction.Grow grow) {
                machine.grow(machine.store().memories().get(0), grow.pages(), grow.place());
            } else if (action instanceof HostAction.SetGlobal set) {
                machine.setGlobal(level, set.value());
            } else if (action instanceof HostAction.SetElement set) {
                machine.setElement(
                        table, set.index(), instances.get(0).functions().get(1));
            } else if (action instanceof HostAction.GrowTable grow) {
                machine.growTable(table, grow.elements(), grow.initial());
            } else {
                machine.apply(action);
            }
        }
    }
}

package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.valid.ValidModule;

/** Later instances of a module have copies of what was lowered before; nobody can tell, but by the clock. */
class PatternsTest {

    /** Uses of all that an instance has of its own, in a loop. */
    private static final String TEXT = """
        (module (memory (export "m") 1) (table 2 funcref) (elem (i32.const 0) $double $note)
          (type $unary (func (param i32) (result i32)))
          (global $sum (mut i32) (i32.const 0))
          (func $double (param i32) (result i32) (i32.add (local.get 0) (local.get 0)))
          (func $note (param i32) (result i32)
            (i32.store offset=4 (local.get 0) (i32.const 7))
            (i32.store8 (local.get 0) (global.get $sum))
            (i32.load (local.get 0)))
          (func (export "run") (param $count i32) (result i32) (local $i i32)
            (drop (memory.grow (i32.const 1)))
            (memory.fill (i32.const 70000) (i32.const 5) (i32.const 9))
            (memory.copy (i32.const 70100) (i32.const 70000) (i32.const 5))
            (loop $again
              (block $odd (block $even
                (br_table $even $odd (i32.and (local.get $i) (i32.const 1))))
                (global.set $sum (i32.add (global.get $sum) (call $double (i32.add (local.get $i) (i32.const 3))))))
              (global.set $sum
                (i32.xor (global.get $sum)
                  (call_indirect (type $unary)
                    (i32.and (i32.shl (local.get $i) (i32.const 3)) (i32.const 0xfff8))
                    (i32.and (local.get $i) (i32.const 1)))))
              (br_if $again
                (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count))))
            (i32.add (global.get $sum) (memory.size))))
        """;

    private static ValidModule module() {
        return Wasm.loadText("test.wat", TEXT).valid().orElseThrow();
    }

    /** An instance of a module on a machine of its own, which has been called. */
    private static final class Run {
        final Machine machine;
        final ModuleInstance instance;
        final List<String> states = new ArrayList<>();

        Run(ValidModule module, Tier tier) {
            machine = new Machine(new Store(), tier);
            instance = machine.instantiate("test", module, List.of());
            machine.finish();
        }

        void invoke(int count) {
            machine.invoke(instance.function("run").orElseThrow(), List.of(Running.numbers(count)));
        }

        /** Runs in portions, and notes what can be seen after each. */
        Run call(int count) {
            invoke(count);
            while (!(machine.run(997) instanceof Outcome.Finished)) {
                states.add(SeenState.of(machine, instance));
            }
            states.add(SeenState.of(machine, instance));
            return this;
        }

        Body body(int function) {
            return (Body) instance.functions().get(function).executable();
        }

        String writer(long address) {
            int number = instance.memories().get(0).memory().writer(address);
            return machine.store().sites().site(number).place();
        }
    }

    @Test
    void everyOperationSaysWhatItRefersToOfItsInstance() throws Exception {
        Set<Class<?>> ofAnInstance = Set.of(
                LinearMemory.class,
                MemoryInstance.class,
                GlobalInstance.class,
                TableInstance.class,
                TagInstance.class,
                FunctionInstance.class,
                ModuleInstance.class,
                Bodies.class,
                CallOps.Indirection.class);
        List<String> silent = new ArrayList<>();
        int seen = 0;
        for (Class<?> op : operations()) {
            for (Field field : op.getDeclaredFields()) {
                boolean own = ofAnInstance.contains(field.getType())
                        || Op.class.isAssignableFrom(field.getType())
                        || (field.getType().isArray()
                                && Op.class.isAssignableFrom(field.getType().getComponentType()));
                if (own && !Modifier.isStatic(field.getModifiers())) {
                    seen++;
                    if (!says(op)) {
                        silent.add(op.getName() + "." + field.getName());
                    }
                }
            }
        }
        assertTrue(seen > 20, seen + " fields");
        assertEquals(List.of(), silent);
    }

    /** Whether a class itself says how its copies settle or are linked, or that there may be none. */
    private static boolean says(Class<?> op) {
        return Stream.of(op.getDeclaredMethods())
                .anyMatch(method -> Set.of("settle", "isMovable", "relink").contains(method.getName()));
    }

    /** The operations that functions of modules are lowered to. */
    private static List<Class<?>> operations() throws IOException, URISyntaxException, ClassNotFoundException {
        Path folder = Path.of(Op.class.getResource("Op.class").toURI()).getParent();
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Op.class.getPackageName() + "." + name, false, Op.class.getClassLoader());
                boolean elsewhere = name.startsWith("InstantiationOps")
                        || name.startsWith("GuardOps")
                        || Set.of("Op", "HostBody", "LaterFast", "Idle", "WaitOps$Waiting")
                                .contains(name);
                if (Op.class.isAssignableFrom(type) && !elsewhere) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    @Test
    void laterInstancesGoThroughTheSameStates() {
        List<String> expected = new Run(module(), Tier.EXACT).call(3_000).states;
        for (Tier tier : List.of(Tier.EXACT, Tier.FAST, Tier.HOT)) {
            ValidModule module = module();
            for (int i = 0; i < 4; i++) {
                assertEquals(expected, new Run(module, tier).call(3_000).states, tier + ", instance " + i);
            }
        }
    }

    @Test
    void onlyLaterInstancesHaveCopies() {
        ValidModule module = module();
        assertTrue(new Run(module, Tier.FAST).call(100).body(2).home.isEmpty());
        assertFalse(new Run(module, Tier.FAST).call(100).body(2).home.isEmpty());
    }

    @Test
    void instancesThatLiveTogetherDoNotMeet() {
        ValidModule module = module();
        new Run(module, Tier.FAST).call(100);
        Run one = new Run(module, Tier.FAST).call(50);
        Run other = new Run(module, Tier.FAST);
        other.call(100);
        String before = SeenState.of(other.machine, other.instance);
        one.call(50);
        assertEquals(before, SeenState.of(other.machine, other.instance));
        assertNotSame(one.body(2).ops[0], other.body(2).ops[0]);
    }

    @Test
    void twoInstancesInOneStoreHaveWritersOfTheirOwn() {
        ValidModule module = module();
        new Run(module, Tier.FAST).call(100);
        Run one = new Run(module, Tier.FAST).call(100);
        ModuleInstance second = one.machine.instantiate("second", module, List.of());
        one.machine.finish();
        one.machine.call(second.function("run").orElseThrow(), List.of(Running.numbers(100)));
        LinearMemory here = one.instance.memories().get(0).memory();
        LinearMemory there = second.memories().get(0).memory();
        for (long address : new long[] {8, 12, 70_000, 70_100}) {
            assertTrue(here.writer(address) < there.writer(address), "at " + address);
            assertEquals(
                    one.machine.store().sites().site(here.writer(address)),
                    one.machine.store().sites().site(there.writer(address)));
        }
        assertEquals("test.wat:6:5", one.writer(12));
    }

    @Test
    void whatOneInstanceFoundHotServesTheNext() {
        ValidModule module = module();
        new Run(module, Tier.HOT).call(10);
        Run second = new Run(module, Tier.HOT);
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            second.invoke(100_000_000);
            while (second.machine.regions().linked() == 0) {
                second.machine.run(1_000_000);
            }
        });
        Run third = new Run(module, Tier.HOT);
        third.invoke(300_000);
        third.machine.run(200_000);
        assertTrue(third.machine.regions().linked() > 0);
        assertSame(region(second).getClass(), region(third).getClass());
    }

    private static Op region(Run run) {
        for (int i = 0; i < 3; i++) {
            for (Op op : run.body(i).code.ops) {
                if (op instanceof Region) {
                    return op;
                }
            }
        }
        throw new AssertionError("no region");
    }

    @Test
    void aModuleKeepsNoInstance() throws InterruptedException {
        ValidModule module = module();
        List<WeakReference<Object>> left = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Run run = new Run(module, Tier.STRESS).call(2_000);
            left.add(new WeakReference<>(run.instance));
        }
        try {
            for (int i = 0; i < 50 && left.stream().anyMatch(each -> each.get() != null); i++) {
                System.gc();
                Thread.sleep(20);
            }
            assertTrue(left.stream().allMatch(each -> each.get() == null));
        } finally {
            Reference.reachabilityFence(module);
        }
    }
}

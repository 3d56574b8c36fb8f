package palimpsest.engine.record;

import java.util.List;
import java.util.OptionalLong;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostContext;
import palimpsest.engine.runtime.HostExit;
import palimpsest.engine.runtime.HostFunction;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmException;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.VectorType;

/** Sessions in which much happens. */
final class Episodes {

    private static final FunctionType ONE_NUMBER = new FunctionType(List.of(NumberType.I32), List.of(NumberType.I32));
    private static final FunctionType OOPS =
            new FunctionType(List.of(NumberType.I32, ReferenceType.EXTERNREF), List.of());

    private static final String EVERYTHING = """
            (module $everything
              (type $point (sub (struct (field $x (mut i32)) (field $next (mut (ref null $point))))))
              (type $f (func (param i32) (result i32)))
              (import "host" "poke" (func $poke (type $f)))
              (import "host" "typed" (func $typed (param (ref null $point)) (result (ref null $f))))
              (import "host" "oops" (tag $oops (param i32 externref)))
              (import "host" "table" (table $shared 3 9 funcref))
              (import "host" "level" (global $level (mut i64)))
              (import "host" "thing" (global $thing externref))
              (import "js" "mem" (memory $mem 1 3))
              (memory $own (export "own") 1 2)
              (data (memory $own) (i32.const 8) "palimpsest")
              (global $count (mut i32) (i32.const 5))
              (global $wide (mut v128) (v128.const i64x2 1 2))
              (global $head (export "head") (mut (ref null $point)) (ref.null $point))
              (global $kept (mut anyref) (ref.null any))
              (table $points (export "points") 4 8 (ref null $point))
              (elem (table $shared) (i32.const 1) func $twice)
              (func $twice (export "twice") (type $f) (i32.mul (local.get 0) (i32.const 2)))
              (func (export "host") (param i32) (result i32)
                (global.set $count (i32.add (global.get $count) (i32.const 1)))
                (i32.add (call $poke (local.get 0)) (call $poke (i32.const 3))))
              (func (export "typed") (result i32)
                (call_ref $f (i32.const 21) (call $typed (global.get $head))))
              (func (export "push") (param i32)
                (global.set $head (struct.new $point (local.get 0) (global.get $head)))
                (table.set $points (i32.and (local.get 0) (i32.const 3)) (global.get $head)))
              (func (export "keep") (param anyref externref f32 f64 v128 funcref)
                (global.set $kept (local.get 0))
                (global.set $wide (local.get 4))
                (table.set $shared (i32.const 2) (local.get 5))
                (f32.store $own (i32.const 100) (local.get 2))
                (f64.store $own (i32.const 104) (local.get 3)))
              (func (export "catch") (param i32) (result i32)
                (block $caught (result i32 externref)
                  (try_table (catch $oops $caught) (drop (call $poke (local.get 0))))
                  (return (i32.const 0)))
                (drop))
              (func (export "called") (param i32) (result i32)
                (i32.store $mem (i32.const 300) (local.get 0))
                (if (i32.eq (local.get 0) (i32.const 13)) (then unreachable))
                (i64.store $own (i32.const 40) (global.get $level))
                (i32.add (local.get 0) (global.get $count)))
              (func (export "forever") (loop $again (br $again))))
            """;

    private Episodes() {}

    /** A function of the host with the very type that a module imports it with. */
    static HostFunctionInstance function(String wat, String name, HostFunction function) {
        var module = Wasm.loadText("types.wat", wat).valid().orElseThrow();
        return new HostFunctionInstance(name, module.functionType(0), module.functionDefinedType(0), function);
    }

    /** Host calls that write, grow, call back, trap, throw, exit; references of all kinds; two instances; fuel. */
    static Lived everything() {
        Lived lived = new Lived();
        TagInstance oops = new TagInstance("host.oops", DefinedType.of(OOPS), OOPS);
        TableInstance table = lived.store.newTable(
                new TableType(AddressType.I32, new Limits(3, OptionalLong.of(9)), ReferenceType.FUNCREF),
                palimpsest.engine.runtime.NullReference.NULL);
        GlobalInstance level = new GlobalInstance(new GlobalType(NumberType.I64, true), new Value.I64(-5));
        GlobalInstance thing = new GlobalInstance(
                new GlobalType(ReferenceType.EXTERNREF, false),
                new Value.Ref(ReferenceType.EXTERNREF, new HostReference("a thing of the host")));
        Imports imports = new Imports()
                .define("host", "oops", oops)
                .define("host", "table", table)
                .define("host", "level", level)
                .define("host", "thing", thing)
                .define("host", "poke", poke(lived, oops));
        lived.instantiate(Wasm.loadText("everything.wat", EVERYTHING), imports);
        ModuleInstance instance = lived.instances.get(0);
        MemoryInstance memory = lived.store.memories().get(0);
        lived.call("push", 1);
        lived.call("push", 2);
        lived.call("host", 5);
        lived.call("host", 13);
        lived.call("host", 99);
        lived.call("catch", 55);
        lived.call("host", 55);
        lived.call("catch", 4);
        lived.machine.write(memory, 500, new byte[] {1, 2, 3}, "grid");
        lived.machine.grow(memory, 1, "grid");
        lived.machine.grow(memory, 100, "grid");
        lived.machine.setGlobal(level, new Value.I64(Long.MIN_VALUE));
        lived.machine.setElement(table, 0, instance.functions().get(2));
        lived.machine.growTable(table, 2, lived.function("called"));
        lived.machine.growTable(table, 200, lived.function("called"));
        lived.call(
                "keep",
                new Value.Ref(ReferenceType.EXTERNREF, I31.wrap(-3)),
                new Value.Ref(ReferenceType.EXTERNREF, new HostReference(List.of(1, 2))),
                new Value.F32(0x7fc0_0001),
                Value.F64.of(-0.1),
                new Value.V128(0x0123_4567_89ab_cdefL, -1),
                new Value.Ref(ReferenceType.FUNCREF, poke(lived, oops)));
        lived.call(
                "keep",
                new Value.Ref(ReferenceType.EXTERNREF, new HostReference("a thing of the host")),
                new Value.Ref(ReferenceType.EXTERNREF, palimpsest.engine.runtime.NullReference.NULL),
                new Value.F32(1),
                new Value.F64(-1),
                (Value.V128) Value.zero(VectorType.V128),
                new Value.Ref(ReferenceType.FUNCREF, lived.function("twice")));
        lived.call("typed", new long[0]);
        lived.instantiate(Wasm.loadText("second.wat", """
                (module
                  (import "first" "own" (memory 1))
                  (import "first" "twice" (func $twice (param i32) (result i32)))
                  (func (export "use") (param i32) (result i32)
                    (i32.store (i32.const 60) (call $twice (local.get 0)))
                    (i32.load (i32.const 60))))
                """), new Imports().defineAll("first", instance));
        lived.call("use", 8);
        lived.machine.invoke(lived.function("use"), List.of(new Value.I32(3)));
        lived.machine.run(2);
        lived.machine.abandon();
        FunctionInstance forever = instance.function("forever").orElseThrow();
        lived.machine.setFuel(OptionalLong.of(1000));
        lived.machine.call(forever, List.of());
        lived.machine.setFuel(OptionalLong.empty());
        lived.machine.call(instance.function("host").orElseThrow(), List.of(new Value.I32(77)));
        lived.machine.call(instance.function("push").orElseThrow(), List.of(new Value.I32(8)));
        return lived;
    }

    private static HostFunctionInstance poke(Lived lived, TagInstance oops) {
        int[] calls = {0};
        return new HostFunctionInstance("host.poke", ONE_NUMBER, (context, arguments) -> {
            calls[0]++;
            int argument = ((Value.I32) arguments.get(0)).value();
            MemoryInstance memory = lived.store.memories().get(0);
            context.write(memory, 60, new byte[] {(byte) calls[0], (byte) argument, 3, 4}, "host.js:" + calls[0]);
            if (argument == 99) {
                throw new TrapException("the host gives up");
            }
            if (argument == 55) {
                throw new WasmException(new ExceptionInstance(
                        oops,
                        List.of(new Value.I32(42), new Value.Ref(ReferenceType.EXTERNREF, new HostReference("why")))));
            }
            if (argument == 77) {
                throw new HostExit(3);
            }
            context.grow(memory, argument == 3 ? 0 : 7, "host.js:9");
            return List.of(new Value.I32(callBack(lived, context, argument)));
        });
    }

    /** Calls back; a trap for 13 is written down and handed on. */
    private static int callBack(Lived lived, HostContext context, int argument) {
        FunctionInstance called = lived.instances.get(0).function("called").orElseThrow();
        try {
            return ((Value.I32) context.call(called, List.of(new Value.I32(argument)))
                            .get(0))
                    .value();
        } catch (TrapException e) {
            context.write(lived.store.memories().get(0), 70, new byte[] {1}, "host.js:20");
            throw e;
        }
    }

    /** Waits that are notified by the host, time out, and are still waited for at the end. */
    static Lived waits() {
        Lived lived = Lived.text("""
                (module
                  (memory 1 1 shared)
                  (func (export "wait") (param $address i32) (result i32)
                    (i32.store (i32.const 64)
                      (memory.atomic.wait32 (local.get $address) (i32.const 0) (i64.const -1)))
                    (i32.load (i32.const 64)))
                  (func (export "waitAWhile") (param $address i32) (result i32)
                    (memory.atomic.wait32 (local.get $address) (i32.const 0) (i64.const 1500)))
                  (func (export "store") (param i32 i32) (i32.store (local.get 0) (local.get 1))))
                """);
        MemoryInstance memory = lived.store.memories().get(0);
        expectWaiting(lived.call("wait", 16));
        lived.machine.notify(memory, 20, 1);
        lived.machine.notify(memory, 16, 5);
        lived.machine.finish();
        expectWaiting(lived.call("waitAWhile", 24));
        lived.machine.write(memory, 24, new byte[] {1}, "grid");
        lived.machine.timeOut();
        lived.machine.finish();
        expectWaiting(lived.call("wait", 32));
        lived.call("store", 32, 5);
        return lived;
    }

    private static void expectWaiting(Outcome outcome) {
        if (!(outcome instanceof Outcome.Waiting)) {
            throw new AssertionError(outcome.toString());
        }
    }
}

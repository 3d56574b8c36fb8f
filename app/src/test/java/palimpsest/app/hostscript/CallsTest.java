package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Value;

/** Calls between scripts and modules, and what goes through both: values, traps, exceptions. */
class CallsTest {

    private static final String SUM = """
            (module
              (memory (import "js" "mem") 1)
              (func (export "sum")
                (i32.store (i32.const 8) (i32.add (i32.load (i32.const 0)) (i32.load (i32.const 4))))))
            """;

    private static final HostScripts SCRIPTS = new HostScripts();
    private final Rig rig = new Rig(SCRIPTS);

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void importedMemoryIsSharedWithTheModule() {
        rig.module("wasm", SUM);
        assertThat(rig.run("""
                        const memory = new WebAssembly.Memory({ initial: 1 });
                        const numbers = new Uint32Array(memory.buffer);
                        numbers[0] = 7;
                        numbers[1] = 4;
                        const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { mem: memory } });
                        exports.sum();
                        log(numbers[2]);
                        """)).isInstanceOf(ScriptResult.Done.class);
        assertThat(rig.logged()).containsExactly("11");
        assertThat(rig.writes())
                .containsExactly(
                        "host.js:3 0: 00000000 -> 07000000",
                        "host.js:4 4: 00000000 -> 04000000",
                        "module 8: 00000000 -> 0b000000");
    }

    @Test
    void valuesAreConvertedAsTheInterfaceSays() {
        rig.module("wasm", """
                (module
                  (import "js" "take" (func $take (param i32 i64 f32 f64 externref) (result i64)))
                  (func (export "i32") (param i32) (result i32) (local.get 0))
                  (func (export "i64") (param i64) (result i64) (local.get 0))
                  (func (export "f32") (param f32) (result f32) (local.get 0))
                  (func (export "f64") (param f64) (result f64) (local.get 0))
                  (func (export "ref") (param externref) (result externref) (local.get 0))
                  (func (export "two") (result i32 i64) (i32.const 1) (i64.const 2))
                  (func (export "none"))
                  (func (export "call") (param externref) (result i64)
                    (call $take (i32.const -1) (i64.const -2) (f32.const 0.5) (f64.const 0.25) (local.get 0))))
                """);
        rig.run("""
                const take = (...all) => { log(all.map(x => typeof x + ' ' + String(x)).join()); return 2n ** 64n + 5n; };
                const { i32, i64, f32, f64, ref, two, none, call } =
                    new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { take } }).exports;
                log(i32(2 ** 32 + 5), i32(-1.9), i32('12'), i32(), i32(true), i32({ valueOf: () => 3 }));
                log(i64(2n ** 63n), i64(-1n), typeof i64(0n));
                log(f32(0.1), f64(0.1), f64(undefined), Object.is(f64(-0), -0));
                const object = {};
                log(ref(object) === object, ref(null), ref(undefined), ref('x'), ref(i32) === i32, ref(1n));
                log(Array.isArray(two()), two().join(), none());
                for (const bad of [() => i64(1), () => i32(1n), () => i32(Symbol()), () => i64(undefined)]) {
                    try { bad(); log('no error'); } catch (e) { log(e.name); }
                }
                log(call('text'));
                """);
        assertThat(rig.logged())
                .containsExactly(
                        "5 -1 12 0 1 3",
                        "-9223372036854775808 -1 bigint",
                        "0.10000000149011612 0.1 NaN true",
                        "true null undefined x true 1",
                        "true 1,2 undefined",
                        "TypeError",
                        "TypeError",
                        "TypeError",
                        "TypeError",
                        "number -1,bigint -2,number 0.5,number 0.25,string text",
                        "5");
    }

    @Test
    void importedFunctionsCanReturnSeveralValues() {
        rig.module("wasm", """
                (module
                  (import "js" "f" (func $f (result i32 f64)))
                  (func (export "g") (result i32 f64) (call $f)))
                """);
        rig.run("""
                let result = new Set([1, 2.5]);
                const { g } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f: () => result } }).exports;
                log(g());
                for (result of [[1], [1, 2, 3], 7, undefined]) {
                    try { g(); log('no error'); } catch (e) { log(e.name); }
                }
                """);
        assertThat(rig.logged()).containsExactly("1,2.5", "TypeError", "TypeError", "TypeError", "TypeError");
    }

    @Test
    void exportedFunctionsAreFunctions() {
        rig.module("wasm", """
                (module
                  (import "js" "f" (func $f))
                  (func $add (export "add") (export "plus") (param i32 i32) (result i32)
                    (i32.add (local.get 0) (local.get 1)))
                  (table (export "table") 2 funcref)
                  (elem (i32.const 0) $add)
                  (export "f" (func $f)))
                """);
        rig.run("""
                const f = () => {};
                const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f } });
                const { add, plus, table } = exports;
                log(typeof add, add.name, add.length, add === plus, table.get(0) === add, table.get(1));
                log(exports.f === f, typeof exports.f, exports.f.name);
                log(Object.isFrozen(exports), Object.getPrototypeOf(exports), Object.keys(exports));
                log(add instanceof Function, 'prototype' in add, add.call({}, 1, 2), [1, 2].map(x => add(x, x)));
                try { new add(); } catch (e) { log(e.name); }
                const second = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f: add } });
                """);
        assertThat(rig.logged())
                .containsExactly(
                        "function 1 2 true true null",
                        "false function 0",
                        "true null add,plus,table,f",
                        "true false 3 2,4",
                        "TypeError");
    }

    @Test
    void callbacksMayCallTheModuleAgain() {
        rig.module("wasm", """
                (module
                  (import "js" "down" (func $down (param i32) (result i32)))
                  (memory (export "memory") 1)
                  (func (export "count") (param i32) (result i32)
                    (i32.store8 (local.get 0) (i32.const 1))
                    (if (result i32) (local.get 0)
                      (then (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))
                      (else (i32.const 0)))))
                """);
        rig.run("""
                let exports;
                const down = n => { new Uint8Array(exports.memory.buffer)[n] = 9;
                    return exports.count(n); };
                ({ exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { down } }));
                log(exports.count(3));
                """);
        assertThat(rig.logged()).containsExactly("3");
        assertThat(rig.writes())
                .containsExactly(
                        "module 3: 00 -> 01",
                        "host.js:2 2: 00 -> 09",
                        "module 2: 09 -> 01",
                        "host.js:2 1: 00 -> 09",
                        "module 1: 09 -> 01",
                        "host.js:2 0: 00 -> 09",
                        "module 0: 09 -> 01");
    }

    private static final String THROWING = """
            (module
              (import "js" "f" (func $f))
              (tag $mine (export "mine") (param i32 f64))
              (func (export "trap") (unreachable))
              (func (export "divide") (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))
              (func (export "throw") (throw $mine (i32.const 7) (f64.const 0.5)))
              (func (export "call") (call $f))
              (func (export "catch") (result i32 f64)
                (block $caught (result i32 f64)
                  (try_table (catch $mine $caught) (call $f))
                  (i32.const 0) (f64.const 0)))
              (func (export "catchAll") (result i32)
                (block $caught
                  (try_table (catch_all $caught) (call $f))
                  (return (i32.const 0)))
                (i32.const 1)))
            """;

    private static final String THROWING_HOST = """
            let f = () => {};
            const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f: () => f() } });
            function caught(work) { try { return work(); } catch (e) { return e; } }
            """;

    @Test
    void trapsAreRuntimeErrors() {
        rig.module("wasm", THROWING);
        rig.run(THROWING_HOST + """
                const e = caught(exports.trap);
                log(e instanceof WebAssembly.RuntimeError, e instanceof Error, e.constructor === WebAssembly.RuntimeError);
                log(e.message.split(' ')[0], Object.prototype.toString.call(e), e.name);
                log(caught(() => exports.divide(0)).message.startsWith('divide by zero'), exports.divide(1));
                """);
        assertThat(rig.logged()).containsExactly("true true true", "unreachable [object Error] RuntimeError", "true 1");
    }

    @Test
    void trapsGoThroughTheHostAndCannotBeCaughtByModules() {
        rig.module("wasm", THROWING);
        rig.run(THROWING_HOST + """
                let seen;
                f = () => { try { exports.trap(); } catch (e) { seen = e; throw e; } };
                const got = caught(exports.catchAll);
                log(got instanceof WebAssembly.RuntimeError, seen instanceof WebAssembly.RuntimeError);
                f = () => { caught(exports.trap); };
                log(caught(exports.catchAll));
                """);
        assertThat(rig.logged()).containsExactly("true true", "0");
    }

    @Test
    void exceptionsOfModulesAreSeenByScripts() {
        rig.module("wasm", THROWING);
        rig.run(THROWING_HOST + """
                const e = caught(exports.throw);
                log(e instanceof WebAssembly.Exception, e.is(exports.mine), e.getArg(exports.mine, 0), e.getArg(exports.mine, 1));
                log(e.is(new WebAssembly.Tag({ parameters: ['i32', 'f64'] })), e.is(WebAssembly.JSTag));
                f = () => { throw e; };
                log(caught(exports.call) === e, caught(exports.catch));
                """);
        assertThat(rig.logged()).containsExactly("true true 7 0.5", "false false", "true 7,0.5");
    }

    @Test
    void exceptionsOfScriptsAreCaughtByModules() {
        rig.module("wasm", THROWING);
        rig.run(THROWING_HOST + """
                f = () => { throw new WebAssembly.Exception(exports.mine, [3, 1.5]); };
                log(caught(exports.catch));
                const error = new RangeError('no');
                f = () => { throw error; };
                log(caught(exports.call) === error, caught(exports.catchAll));
                f = () => { throw 17; };
                log(caught(exports.call));
                f = () => { null.x; };
                log(caught(exports.call).name);
                """);
        assertThat(rig.logged()).containsExactly("3,1.5", "true 1", "17", "TypeError");
    }

    @Test
    void modulesCatchWhatScriptsThrowByTheTagForIt() {
        rig.module("wasm", """
                (module
                  (import "js" "tag" (tag $js (param externref)))
                  (import "js" "f" (func $f))
                  (func (export "catch") (result externref)
                    (block $caught (result externref)
                      (try_table (catch $js $caught) (call $f))
                      (ref.null extern)))
                  (func (export "throw") (param externref) (throw $js (local.get 0))))
                """);
        rig.run("""
                const thrown = { a: 1 };
                const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm),
                    { js: { tag: WebAssembly.JSTag, f() { throw thrown; } } });
                log(exports.catch() === thrown);
                try { exports.throw(thrown); } catch (e) { log(e === thrown); }
                """);
        assertThat(rig.logged()).containsExactly("true", "true");
    }

    @Test
    void deepRecursionThroughBothSidesIsARangeError() {
        rig.module("wasm", THROWING);
        rig.run(THROWING_HOST + """
                f = () => exports.call();
                const e = caught(exports.call);
                log(e instanceof RangeError || e instanceof WebAssembly.RuntimeError, e.message.slice(0, 31));
                f = () => {};
                log(caught(exports.call));
                """);
        assertThat(rig.logged()).containsExactly("true Maximum call stack size exceeded".substring(0, 36), "undefined");
    }

    @Test
    void aScriptsFunctionsCanBeCalledAfterItsEnd() {
        rig.module("wasm", """
                (module (import "js" "twice" (func $twice (param i32) (result i32)))
                  (func (export "f") (param i32) (result i32) (call $twice (local.get 0))))
                """);
        rig.run(
                "new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { twice: n => { log(n); return 2 * n; } } });");
        FunctionInstance f = rig.instances.get(0).function("f").orElseThrow();
        assertThat(rig.machine.call(f, List.of(new Value.I32(21))))
                .isEqualTo(new Outcome.Finished(List.of(new Value.I32(42))));
        assertThat(rig.logged()).containsExactly("21");
    }

    private static final String SPINNING = """
            (module
              (import "js" "f" (func $f))
              (func (export "spin")
                (loop $more
                  (block $caught (try_table (catch_all $caught) (call $f)))
                  (br $more)))
              (func (export "call") (call $f)))
            """;

    @Test
    void aScriptIsStoppedInWhatAModuleCallsAndTheModuleCannotCatchIt() {
        rig.module("wasm", SPINNING);
        rig.run("""
                let f = () => {};
                const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f: () => f() } });
                """);
        for (String body : List.of("{}", "{ for (;;); }", "{ try { for (;;); } finally { log('left'); } }")) {
            rig.stopAfter(300);
            assertThat(rig.evaluate("f = () => " + body + "; exports.spin()")).isInstanceOf(ScriptResult.Stopped.class);
            assertThat(rig.machine.busy()).isFalse();
        }
        assertThat(rig.evaluate("f = () => {}; exports.call(); 6 * 7"))
                .isEqualTo(new ScriptResult.Done(Optional.of("42")));
    }

    @Test
    void aScriptsFunctionThatSomebodyElseCallsCanBeStopped() {
        rig.module("wasm", SPINNING);
        rig.run("new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f: () => { for (;;); } } });");
        FunctionInstance call = rig.instances.get(0).function("call").orElseThrow();
        rig.stopAfter(300);
        assertThat(rig.machine.call(call, List.of()))
                .isInstanceOfSatisfying(
                        Outcome.Trapped.class,
                        trapped -> assertThat(trapped.trap().message()).isEqualTo("the script's function was stopped"));
        assertThat(rig.evaluate("1 + 1")).isEqualTo(new ScriptResult.Done(Optional.of("2")));
    }

    @Test
    void aFunctionOfAClosedScriptTraps() {
        rig.module("wasm", SPINNING);
        rig.run("new WebAssembly.Instance(new WebAssembly.Module(wasm), { js: { f: () => {} } });");
        FunctionInstance call = rig.instances.get(0).function("call").orElseThrow();
        rig.run("");
        assertThat(rig.machine.call(call, List.of()))
                .isInstanceOfSatisfying(
                        Outcome.Trapped.class,
                        trapped -> assertThat(trapped.trap().message())
                                .isEqualTo("the script that gave this function has been closed"));
    }
}

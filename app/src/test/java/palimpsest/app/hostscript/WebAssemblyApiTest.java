package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the WebAssembly JavaScript Interface promises, beyond calls and memories. */
class WebAssemblyApiTest {

    private static final HostScripts SCRIPTS = new HostScripts();

    private static final String ALL = """
            (module
              (import "m" "f" (func $f (param i32)))
              (import "m" "memory" (memory 1))
              (import "m" "table" (table 1 funcref))
              (import "m" "global" (global i64))
              (import "m" "tag" (tag (param i32)))
              (func (export "g") (result i64) (global.get 0))
              (export "memory" (memory 0))
              (export "table" (table 0))
              (export "global" (global 0))
              (export "tag" (tag 0)))
            """;

    private static final String CAUGHT =
            "function caught(work) { try { return work(); } catch (e) { return e.name + ': ' + e.message; } }";

    private final Rig rig = new Rig(SCRIPTS);

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private List<String> log(String script) {
        assertThat(rig.run(CAUGHT + script)).isInstanceOf(ScriptResult.Done.class);
        return rig.logged();
    }

    @Test
    void aModuleTellsItsImportsExportsAndCustomSections() {
        rig.module("wasm", ALL);
        rig.bytes("custom", new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0, 0, 5, 2, 'h', 'i', 7, (byte) 200});
        assertThat(log("""
                        const module = new WebAssembly.Module(wasm);
                        log(JSON.stringify(WebAssembly.Module.imports(module)));
                        log(JSON.stringify(WebAssembly.Module.exports(module)));
                        const sections = WebAssembly.Module.customSections(new WebAssembly.Module(custom), 'hi');
                        log(sections.length, sections[0] instanceof ArrayBuffer, new Uint8Array(sections[0]));
                        log(WebAssembly.Module.customSections(module, 'hi').length, caught(() => WebAssembly.Module.exports({})));
                        """))
                .containsExactly(
                        "[{\"module\":\"m\",\"name\":\"f\",\"kind\":\"function\"},{\"module\":\"m\",\"name\":\"memory\",\"kind\":\"memory\"},{\"module\":\"m\",\"name\":\"table\",\"kind\":\"table\"},{\"module\":\"m\",\"name\":\"global\",\"kind\":\"global\"},{\"module\":\"m\",\"name\":\"tag\",\"kind\":\"tag\"}]",
                        "[{\"name\":\"g\",\"kind\":\"function\"},{\"name\":\"memory\",\"kind\":\"memory\"},{\"name\":\"table\",\"kind\":\"table\"},{\"name\":\"global\",\"kind\":\"global\"},{\"name\":\"tag\",\"kind\":\"tag\"}]",
                        "1 true 7,200",
                        "0 TypeError: WebAssembly.Module.exports(): Argument 0 must be a WebAssembly.Module");
    }

    @Test
    void whatIsImportedAndExportedIsTheSameObject() {
        rig.module("wasm", ALL);
        assertThat(log("""
                        const m = { f() {}, memory: new WebAssembly.Memory({ initial: 1 }),
                            table: new WebAssembly.Table({ element: 'anyfunc', initial: 1 }),
                            global: new WebAssembly.Global({ value: 'i64' }, 5n), tag: new WebAssembly.Tag({ parameters: ['i32'] }) };
                        const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { m });
                        for (const name of ['memory', 'table', 'global', 'tag']) log(exports[name] === m[name]);
                        log(exports.g());
                        """)).containsExactly("true", "true", "true", "true", "5");
    }

    @Test
    void importsAreCheckedInTheWordsPeopleKnow() {
        rig.module("wasm", ALL);
        assertThat(log("""
                        const module = new WebAssembly.Module(wasm);
                        const good = { f() {}, memory: new WebAssembly.Memory({ initial: 1 }),
                            table: new WebAssembly.Table({ element: 'anyfunc', initial: 1 }), global: 5n,
                            tag: new WebAssembly.Tag({ parameters: ['i32'] }) };
                        const attempt = changes => log(caught(() => new WebAssembly.Instance(module, changes && { m: { ...good, ...changes } })));
                        attempt();
                        attempt({ f: 1 });
                        attempt({ memory: {} });
                        attempt({ table: good.memory });
                        attempt({ global: 5 });
                        attempt({ tag: undefined });
                        log(caught(() => new WebAssembly.Instance(module, {})));
                        log(caught(() => new WebAssembly.Instance(module, 1)));
                        log(caught(() => new WebAssembly.Instance(wasm)));
                        """))
                .containsExactly(
                        "TypeError: WebAssembly.Instance(): Imports argument must be present and must be an object",
                        "LinkError: WebAssembly.Instance(): Import #0 \"m\" \"f\": function import requires a callable",
                        "LinkError: WebAssembly.Instance(): Import #1 \"m\" \"memory\": memory import must be a WebAssembly.Memory object",
                        "LinkError: WebAssembly.Instance(): Import #2 \"m\" \"table\": table import requires a WebAssembly.Table",
                        "LinkError: WebAssembly.Instance(): Import #3 \"m\" \"global\": global import must be a number, valid Wasm reference, or WebAssembly.Global object",
                        "LinkError: WebAssembly.Instance(): Import #4 \"m\" \"tag\": tag import requires a WebAssembly.Tag",
                        "TypeError: WebAssembly.Instance(): Import #0 \"m\": module is not an object or function",
                        "TypeError: WebAssembly.Instance(): Argument 1 must be an object",
                        "TypeError: WebAssembly.Instance(): Argument 0 must be a WebAssembly.Module");
    }

    @Test
    void anImportOfAnotherTypeIsALinkError() {
        rig.module("wasm", "(module (import \"m\" \"memory\" (memory 2)))");
        assertThat(log("""
                                const memory = new WebAssembly.Memory({ initial: 1 });
                                log(caught(() => new WebAssembly.Instance(new WebAssembly.Module(wasm), { m: { memory } })));
                                """).get(0)).startsWith("LinkError: WebAssembly.Instance(): incompatible import type");
    }

    @Test
    void bytesThatAreNoModuleAreACompileErrorWithTheirPlace() {
        rig.bytes("text", "(module)".getBytes(StandardCharsets.UTF_8));
        List<String> logged = log("""
                log(caught(() => new WebAssembly.Module(text)));
                log(caught(() => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 2, 0, 0, 0]))));
                log(caught(() => new WebAssembly.Module(new ArrayBuffer(0))));
                log(caught(() => new WebAssembly.Module(5)));
                log(WebAssembly.validate(text), WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
                const padded = new Uint8Array([9, 0, 97, 115, 109, 1, 0, 0, 0, 9]);
                log(WebAssembly.validate(padded), WebAssembly.validate(padded.subarray(1, 9)), WebAssembly.validate(new DataView(padded.buffer, 1, 8)));
                """);
        assertThat(logged.get(0))
                .startsWith("CompileError: WebAssembly.Module(): ")
                .contains("@+0");
        assertThat(logged.get(1))
                .startsWith("CompileError: WebAssembly.Module(): ")
                .contains("@+4");
        assertThat(logged.subList(2, logged.size()))
                .containsExactly(
                        "CompileError: WebAssembly.Module(): BufferSource argument is empty",
                        "TypeError: WebAssembly.Module(): Argument 0 must be a buffer source",
                        "false true",
                        "false true true");
    }

    @Test
    void whatComesLaterComesAsPromises() {
        rig.module("wasm", "(module (func (export \"one\") (result i32) (i32.const 1)))");
        assertThat(log("""
                        WebAssembly.instantiate(wasm).then(({ module, instance }) =>
                            log('bytes', module instanceof WebAssembly.Module, instance.exports.one()));
                        WebAssembly.compile(wasm.buffer).then(module => WebAssembly.instantiate(module))
                            .then(instance => log('module', instance instanceof WebAssembly.Instance, instance.exports.one()));
                        const response = { arrayBuffer: async () => wasm.buffer };
                        WebAssembly.compileStreaming(response).then(module => log('compiled', module instanceof WebAssembly.Module));
                        WebAssembly.instantiateStreaming(Promise.resolve(response)).then(({ instance }) => log('streamed', instance.exports.one()));
                        WebAssembly.compile(1).catch(e => log(e.name + ': ' + e.message));
                        WebAssembly.instantiate(new Uint8Array([1])).catch(e => log(e.name));
                        WebAssembly.compileStreaming({}).catch(e => log('not a response', e.name));
                        log('first');
                        """))
                .startsWith("first")
                .containsExactlyInAnyOrder(
                        "first",
                        "bytes true 1",
                        "module true 1",
                        "compiled true",
                        "streamed 1",
                        "TypeError: WebAssembly.compile(): Argument 0 must be a buffer source",
                        "CompileError",
                        "not a response TypeError");
    }

    @Test
    void tablesHoldFunctionsAndObjects() {
        rig.module("wasm", """
                (module (func $one (export "one") (result i32) (i32.const 1)) (table (export "table") 3 5 funcref) (elem (i32.const 1) $one)
                  (func (export "call") (param i32) (result i32) (call_indirect (result i32) (local.get 0))))
                """);
        List<String> logged = log("""
                const { one, table, call } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports;
                log(table.length, table.get(0), table.get(1) === one, table.grow(1, one), table.length, table.get(3) === one);
                table.set(0, one);
                log(call(0), table.set(0, null), table.get(0));
                table.set(1);
                log(table.get(1));
                log(caught(() => table.get(9)));
                log(caught(() => table.set(0, () => 1)));
                log(caught(() => table.grow(9)));
                log(caught(() => call(0)));
                const object = {}, objects = new WebAssembly.Table({ element: 'externref', initial: 2 }, object);
                log(objects.get(1) === object, objects.set(0), objects.get(0), objects.grow(1), objects.get(2));
                """);
        assertThat(logged.subList(0, 6))
                .containsExactly(
                        "3 null true 3 4 true",
                        "1 undefined null",
                        "null",
                        "RangeError: WebAssembly.Table.get(): invalid address 9 in funcref table of size 4",
                        "TypeError: WebAssembly.Table.set(): Argument 1 is invalid for table: function-typed object expected",
                        "RangeError: WebAssembly.Table.grow(): failed to grow table by 9");
        assertThat(logged.get(6)).startsWith("RuntimeError: null function or function signature mismatch");
        assertThat(logged.get(7)).isEqualTo("true undefined undefined 2 undefined");
    }

    @Test
    void globalsConvertTheirValues() {
        rig.module("wasm", """
                (module (global (export "fixed") i32 (i32.const 7)) (global $g (export "changing") (mut i64) (i64.const 1))
                  (func (export "get") (result i64) (global.get $g)))
                """);
        assertThat(log("""
                        const { fixed, changing, get } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports;
                        log(fixed.value, fixed.valueOf(), fixed + 1, changing.value);
                        changing.value = 2n ** 63n;
                        log(get(), caught(() => { changing.value = 1; }).replace('BigInt.', 'BigInt'));
                        log(caught(() => { fixed.value = 1; }));
                        const { Global } = WebAssembly;
                        log(new Global({ value: 'f32' }).value, new Global({ value: 'i32', mutable: true }, 4.9).value,
                            new Global({ value: 'externref' }).value, new Global({ value: 'anyfunc' }, null).value);
                        log(caught(() => new Global({ value: 'i65' })));
                        """))
                .containsExactly(
                        "7 7 8 1",
                        "-9223372036854775808 TypeError: Cannot convert 1 to a BigInt",
                        "TypeError: set WebAssembly.Global.value: Can't set the value of an immutable global.",
                        "0 4 undefined null",
                        "TypeError: WebAssembly.Global(): Descriptor property 'value' must be a WebAssembly type");
    }

    @Test
    void descriptorsAreChecked() {
        assertThat(log("""
                        const { Memory, Table, Tag, Exception } = WebAssembly;
                        for (const work of [() => new Memory(), () => new Memory({}), () => new Memory({ initial: -1 }), () => new Memory({ initial: 70000 }),
                            () => new Memory({ initial: 2, maximum: 1 }), () => new Memory({ initial: 1, shared: true }), () => new Memory({ initial: 'x' }),
                            () => new Table({ element: 'anyfunc' }), () => new Table({ element: 'i32', initial: 1 }),
                            () => new Tag({}), () => new Tag({ parameters: ['x'] }), () => new Exception({}, []),
                            () => new Exception(new Tag({ parameters: ['i32'] }), []), () => Memory.prototype.grow.call({}, 1)]) log(caught(work));
                        """))
                .containsExactly(
                        "TypeError: WebAssembly.Memory(): Argument 0 must be a memory descriptor",
                        "TypeError: WebAssembly.Memory(): Property 'initial' is required",
                        "TypeError: WebAssembly.Memory(): Property 'initial': value -1 is below the lower bound",
                        "TypeError: WebAssembly.Memory(): Property 'initial': value 70000 is above the upper bound",
                        "RangeError: WebAssembly.Memory(): Property 'maximum': value 1 is below the lower bound 2",
                        "TypeError: WebAssembly.Memory(): If shared is true, maximum property should be specified",
                        "TypeError: WebAssembly.Memory(): Property 'initial' must be convertible to a valid number",
                        "TypeError: WebAssembly.Table(): Property 'initial' is required",
                        "TypeError: WebAssembly.Table(): Descriptor property 'element' must be a WebAssembly reference type",
                        "TypeError: WebAssembly.Tag(): Argument 0 must be a tag type with 'parameters'",
                        "TypeError: WebAssembly.Tag(): Argument 0 parameter type with index 0 must be a value type",
                        "TypeError: WebAssembly.Exception(): Argument 0 must be a WebAssembly tag",
                        "TypeError: WebAssembly.Exception(): Number of exception values does not match signature length",
                        "TypeError: WebAssembly.Memory.grow(): Receiver is not a WebAssembly.Memory");
    }

    @Test
    void everythingHasItsNamesAndNothingIsLeftOfHowItWasMade() {
        assertThat(log("""
                        log(Object.prototype.toString.call(WebAssembly), Object.keys(WebAssembly));
                        log(Object.prototype.toString.call(new WebAssembly.Memory({ initial: 0 })));
                        const { CompileError, LinkError, RuntimeError, Memory, Table, Instance } = WebAssembly;
                        for (const type of [CompileError, LinkError, RuntimeError]) {
                            const e = new type('words'), f = type('words', { cause: 5 });
                            log(type.name, e instanceof type, e instanceof Error, e.name, e.message, String(f), f.cause, e.stack.split('\\n')[0]);
                        }
                        log(Memory.name, Memory.length, Table.length, Instance.length, WebAssembly.instantiate.length);
                        log(typeof Debug, Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly').enumerable);
                        """))
                .containsExactly(
                        "[object WebAssembly] validate,compile,instantiate,compileStreaming,instantiateStreaming",
                        "[object WebAssembly.Memory]",
                        "CompileError true true CompileError words CompileError: words 5 CompileError: words",
                        "LinkError true true LinkError words LinkError: words 5 LinkError: words",
                        "RuntimeError true true RuntimeError words RuntimeError: words 5 RuntimeError: words",
                        "Memory 1 1 1 1",
                        "undefined false");
    }

    @Test
    void objectsOfModulesArePassedAroundAndNotLookedInto() {
        rig.module("wasm", """
                (module
                  (type $point (struct (field i32) (field i32)))
                  (type $row (array (mut i32)))
                  (func (export "make") (param i32) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 2)))
                  (func (export "x") (param (ref null $point)) (result i32) (struct.get $point 0 (local.get 0)))
                  (func (export "row") (result (ref $row)) (array.new $row (i32.const 1) (i32.const 3)))
                  (func (export "number") (param i32) (result i31ref) (ref.i31 (local.get 0)))
                  (func (export "any") (param anyref) (result anyref) (local.get 0))
                  (func (export "is") (param anyref) (result i32) (ref.test (ref i31) (local.get 0))))
                """);
        assertThat(log("""
                        const { make, x, row, number, any, is } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports;
                        const point = make(5);
                        log(typeof point, x(point), any(point) === point, Object.getPrototypeOf(point), Object.isFrozen(point));
                        log(number(-3), any(7), is(7), is(7.5), is('7'), any('text'), is(2 ** 30), any(null));
                        const own = {};
                        log(any(own) === own);
                        for (const work of [() => x(row()), () => x({}), () => x(5)]) log(caught(work));
                        """))
                .containsExactly(
                        "object 5 true null true",
                        "-3 7 1 0 0 text 0 null",
                        "true",
                        "TypeError: type incompatibility when transforming from/to JS",
                        "TypeError: type incompatibility when transforming from/to JS",
                        "TypeError: type incompatibility when transforming from/to JS");
    }

    @Test
    void theLineOfTheUserIsInTheStackOfAnError() {
        rig.module("wasm", "(module (func (export \"trap\") (unreachable)))");
        assertThat(log("""
                                const { trap } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports;
                                function outer() {
                                    trap();
                                }
                                try { outer(); } catch (e) { log(e.stack.replaceAll('\\n', ' ')); }
                                """).get(0))
                .startsWith("RuntimeError: unreachable")
                .contains("host.js:3")
                .contains("outer")
                .doesNotContain("webassembly.js");
    }
}

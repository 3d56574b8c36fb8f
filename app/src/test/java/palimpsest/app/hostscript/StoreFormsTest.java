package palimpsest.app.hostscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which a script can write to a memory is seen: once, on its line, with the bytes that were there before and
 * those that are there now. Byte <i>i</i> of the memory holds <i>i</i> at first.
 */
class StoreFormsTest {

    private static final HostScripts SCRIPTS = new HostScripts();

    /** Three lines, so that what is tested begins on line 4. */
    private static final String BEFORE = """
            const memory = new WebAssembly.Memory({ initial: 1 }), buffer = memory.buffer, view = new DataView(buffer);
            const [u8, i8, c8, u16, i16, u32, i32, f32, f64, i64, u64] = [Uint8Array, Int8Array, Uint8ClampedArray, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array].map(a => new a(buffer));
            for (let i = 0; i < 64; i++) u8[i] = i;
            """;

    @AfterAll
    static void close() {
        SCRIPTS.close();
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                form("u8[5] = 255", "4 5: 05 -> ff"),
                form("i8[5] = -1", "4 5: 05 -> ff"),
                form("c8[5] = 300", "4 5: 05 -> ff"),
                form("u16[2] = 0x1234", "4 4: 0405 -> 3412"),
                form("i16[2] = -2", "4 4: 0405 -> feff"),
                form("u32[1] = 1000000", "4 4: 04050607 -> 40420f00"),
                form("i32[1] = -1", "4 4: 04050607 -> ffffffff"),
                form("f32[1] = 1.5", "4 4: 04050607 -> 0000c03f"),
                form("f64[1] = 3.14159", "4 8: 08090a0b0c0d0e0f -> 6e861bf0f9210940"),
                form("i64[1] = -1n", "4 8: 08090a0b0c0d0e0f -> ffffffffffffffff"),
                form("u64[1] = 258n", "4 8: 08090a0b0c0d0e0f -> 0201000000000000"),
                form("u8[5] = 5", "4 5: 05 -> 05"),
                form("u8[5] += 2", "4 5: 05 -> 07"),
                form("u8[5] -= 1", "4 5: 05 -> 04"),
                form("u8[5] <<= 1", "4 5: 05 -> 0a"),
                form("u8[5] **= 2", "4 5: 05 -> 19"),
                form("u8[0] ||= 9", "4 0: 00 -> 09"),
                form("u8[5] &&= 9", "4 5: 05 -> 09"),
                form("u8[5]++", "4 5: 05 -> 06"),
                form("--u8[5]", "4 5: 05 -> 04"),
                form("i64[1]++", "4 8: 08090a0b0c0d0e0f -> 09090a0b0c0d0e0f"),
                form("u8['5'] = 1", "4 5: 05 -> 01"),
                form("u8[5] = u8[6] = 1", "4 6: 06 -> 01", "4 5: 05 -> 01"),
                form("u8\n[5] = 1", "4 5: 05 -> 01"),
                form("if (true)\n  u8[5] = 1;\n", "5 5: 05 -> 01"),
                form("for (let i = 1; i < 3; i++)\n u8[i] = 9", "5 1: 01 -> 09", "5 2: 02 -> 09"),
                form("[u8[1], u8[2]] = [7, 8]", "4 1: 01 -> 07", "4 2: 02 -> 08"),
                form("({ a: u8[1] } = { a: 7 })", "4 1: 01 -> 07"),
                form("for (u8[1] of [7, 8]);", "4 1: 01 -> 07", "4 1: 07 -> 08"),
                form("new Uint8Array(memory.buffer)[1] = 15", "4 1: 01 -> 0f"),
                form("new Uint8Array(memory.buffer, 4, 2)[1] = 15", "4 5: 05 -> 0f"),
                form("u8.set([7, 8, 9], 4)", "4 4: 040506 -> 070809"),
                form("u8.set(new Uint8Array([7, 8, 9]), 4)", "4 4: 040506 -> 070809"),
                form("u16.set(new Uint8Array([7, 8]), 2)", "4 4: 04050607 -> 07000800"),
                form("f64.set([1, 2])", "4 0: 000102030405060708090a0b0c0d0e0f -> 000000000000f03f0000000000000040"),
                form("u8.set(u8.subarray(1, 4), 8)", "4 8: 08090a -> 010203"),
                form("u8.fill(7, 4, 7)", "4 4: 040506 -> 070707"),
                form("i32.fill(1, 1, 3)", "4 4: 0405060708090a0b -> 0100000001000000"),
                form("i64.fill(1n, 1, 2)", "4 8: 08090a0b0c0d0e0f -> 0100000000000000"),
                form("u8.fill(1, 4, 6).fill(2, 6, 8)", "4 4: 0405 -> 0101", "4 6: 0607 -> 0202"),
                form("u8.copyWithin(8, 1, 4)", "4 8: 08090a -> 010203"),
                form("u8.copyWithin(2, 1, 4)", "4 2: 020304 -> 010203"),
                form("u8.copyWithin(1, 2, 5)", "4 1: 010203 -> 020304"),
                form("u8.subarray(4, 8).sort((a, b) => b - a)", "4 4: 04050607 -> 07060504"),
                form("u8.subarray(4, 8).sort()", "4 4: 04050607 -> 04050607"),
                form("u8.subarray(4, 8).reverse()", "4 4: 04050607 -> 07060504"),
                form("u8.subarray(4, 9).reverse()", "4 4: 0405 -> 0807", "4 7: 0708 -> 0504"),
                form("u8.subarray(4)[1] = 1", "4 5: 05 -> 01"),
                form("view.setInt8(5, -1)", "4 5: 05 -> ff"),
                form("view.setUint8(5, 255)", "4 5: 05 -> ff"),
                form("view.setInt16(5, 1)", "4 5: 0506 -> 0001"),
                form("view.setUint16(5, 1, true)", "4 5: 0506 -> 0100"),
                form("view.setInt32(5, 1)", "4 5: 05060708 -> 00000001"),
                form("view.setUint32(5, 1, true)", "4 5: 05060708 -> 01000000"),
                form("view.setFloat32(4, 1.5, true)", "4 4: 04050607 -> 0000c03f"),
                form("view.setFloat64(8, 1, false)", "4 8: 08090a0b0c0d0e0f -> 3ff0000000000000"),
                form("view.setBigInt64(8, -2n)", "4 8: 08090a0b0c0d0e0f -> fffffffffffffffe"),
                form("view.setBigUint64(8, 2n, true)", "4 8: 08090a0b0c0d0e0f -> 0200000000000000"),
                form("Atomics.store(i32, 1, 7)", "4 4: 04050607 -> 07000000"),
                form("Atomics.add(u8, 5, 1)", "4 5: 05 -> 06"),
                form("Atomics.sub(u8, 5, 1)", "4 5: 05 -> 04"),
                form("Atomics.and(u8, 5, 1)", "4 5: 05 -> 01"),
                form("Atomics.or(u8, 5, 2)", "4 5: 05 -> 07"),
                form("Atomics.xor(u8, 5, 255)", "4 5: 05 -> fa"),
                form("Atomics.exchange(i64, 1, 1n)", "4 8: 08090a0b0c0d0e0f -> 0100000000000000"),
                form("Atomics.compareExchange(u8, 5, 5, 6)", "4 5: 05 -> 06"),
                form("Reflect.set(u8, 5, 1)", "4 5: 05 -> 01"),
                form("Object.assign(u8, { 5: 1, 6: 2 })", "4 5: 0506 -> 0102"),
                form(
                        "Object.defineProperty(u8, '5', { value: 1, writable: true, enumerable: true, configurable: true })",
                        "4 5: 05 -> 01"),
                form("Array.prototype.fill.call(u8, 7, 4, 6)", "4 4: 0405 -> 0707"),
                form("Array.prototype.reverse.call(u8.subarray(4, 6))", "4 4: 0405 -> 0504"),
                form("new TextEncoder().encodeInto('hé', u8.subarray(4))", "4 4: 040506 -> 68c3a9"),
                form("[1, 2].forEach((x, i) =>\n  u8[i] = x)", "5 0: 00 -> 01", "5 1: 01 -> 02"),
                form("const f = () => {\n  u8[5] = 1 };\nf();", "5 5: 05 -> 01"),
                form("class A { static { u8[5] = 1; } }", "4 5: 05 -> 01"),
                form("const o = { set x(v) {\n  u8[5] = v } };\no.x = 1", "5 5: 05 -> 01"),
                form("function* g() {\n  u8[5] = yield 1; }\nconst it = g(); it.next(); it.next(3);", "5 5: 05 -> 03"),
                form("with_({ u8 });\nfunction with_(o) { o.u8[5] = 1 }", "5 5: 05 -> 01"),
                form("Promise.resolve().then(() => {\n  u8[5] = 1 })", "5 5: 05 -> 01"),
                form("(async () => {\n  await null;\n  u8[5] = 1 })()", "6 5: 05 -> 01"),
                form("setTimeout(() => {\n  u8[5] = 1 })", "5 5: 05 -> 01"),
                form(
                        "try { throw 1 } catch {\n  u8[5] = 1 } finally {\n  u8[6] = 1 }",
                        "5 5: 05 -> 01",
                        "6 6: 06 -> 01"),
                form("eval('u8[5] = 1')", "4 5: 05 -> 01"),
                form(
                        "new Proxy(u8, {})[5]; Reflect.set(new Proxy({}, { set(t, k, v) { u8[k] = v; return true } }), 5, 1)",
                        "4 5: 05 -> 01"),
                form("u8[100000] = 1"),
                form("u8[-1] = 1"),
                form("u8.fill(1, 5, 5)"));
    }

    private static Arguments form(String code, String... writes) {
        return Arguments.of(code, List.of(writes));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isSeenOnceOnItsLineWithOldAndNewBytes(String code, List<String> writes) {
        try (Rig rig = new Rig(SCRIPTS)) {
            ScriptResult result = rig.run(BEFORE + code);
            assertThat(result).isInstanceOf(ScriptResult.Done.class);
            List<String> seen = rig.writes();
            assertThat(seen.subList(64, seen.size()))
                    .containsExactlyElementsOf(
                            writes.stream().map(write -> "host.js:" + write).toList());
        }
    }
}

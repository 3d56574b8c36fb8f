package palimpsest.engine.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.NumberType;

/** Modules made by real toolchains, with the results and memory digests that node gave for them. */
final class RealModulesTest {

    private static final String AT_START_OF_TWO_PAGES =
            "9bdfab71174b17fb97f635513243987b7fbd64a3aeac64f8187ce0fdaab33aac";

    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {"O0-dwarf4", "O0-dwarf5", "O0-names-only", "O0-dwarf4-importmem", "O2-dwarf4", "O2-stripped"})
    void programsOfClangBehaveAsInNode(String name) throws IOException {
        Running c = program(name);
        assertEquals("2 " + AT_START_OF_TWO_PAGES, digest(c.memory()));
        assertEquals(66768, global(c, "__heap_base"));
        assertEquals(1230, global(c, "__data_end"));
        buffer(c, 1228);
        everything(c, 1072);
        assertEquals(0, c.call("oob", 131068));
        assertTrue(c.trap("oob", 131069).message().startsWith("out of bounds memory access"));
        assertEquals(2, c.call("grow", 1));
        assertEquals(0, c.call("oob", 131072));
        assertEquals(-1, c.call("grow", 65536));
        assertEquals(3, c.call("grow", 0));
        assertTrue(c.trap("stack_probe", 100000).message().startsWith("out of bounds memory access"));
    }

    @Test
    void aProgramWithAMaximumBehavesAsInNode() throws IOException {
        Running c = program("O2-max");
        assertEquals("1 bf874b3535002c14b3a7780106aed4fc225dd6e62e3cd9bb1f312ea6ba3ea825", digest(c.memory()));
        assertEquals(8400, global(c, "__heap_base"));
        buffer(c, 8396);
        everything(c, 8240);
        assertTrue(c.trap("oob", 131068).message().startsWith("out of bounds memory access"));
        assertEquals(1, c.call("grow", 1));
        assertTrue(c.trap("oob", 131072).message().startsWith("out of bounds memory access"));
        assertEquals(-1, c.call("grow", 65536));
        assertEquals(2, c.call("grow", 0));
    }

    private static void buffer(Running c, int address) {
        assertEquals(address, c.call("getWasmMemoryBufferPointer"));
        c.values("storeValueInWasmMemoryBufferIndexZero", new Value.I32(24));
        assertArrayEquals(new byte[] {24}, c.bytes(address, 1));
        c.machine.write(c.memoryInstance(), address + 1L, new byte[] {15}, "test.js:1");
        assertEquals(15, c.call("readWasmMemoryBufferAndReturnIndexOne"));
    }

    private void everything(Running c, int every) {
        int heap = global(c, "__heap_base");
        c.machine.write(c.memoryInstance(), heap, new byte[] {7, 0, 0, 0, 4, 0, 0, 0}, "test.js:2");
        c.values("sum", Running.numbers(heap, heap + 8));
        assertArrayEquals(new byte[] {11, 0, 0, 0}, c.bytes(heap + 8L, 4));
        assertEquals(every, c.call("every_ptr"));
        assertEquals(66, c.call("list_sum"));
        assertEquals(8, c.call("push", heap + 16, 0, 100));
        assertEquals(166, c.call("list_sum"));
        assertEquals(-1, number(c.values("mat_trace").get(0)));
        assertEquals(42, c.call("call_host", 21));
        assertEquals(List.of("21 xịn xò"), log);
        assertEquals(60, c.call("stack_probe", 5));
        assertEquals(1342042507, c.call("hash", every, 32));
        assertEquals(-3, c.call("idiv", 7, -2));
        assertTrue(c.trap("idiv", 7, 0).message().startsWith("integer divide by zero"));
        assertTrue(c.trap("idiv", Integer.MIN_VALUE, -1).message().startsWith("integer overflow"));
        Map.of(3.99, 3, -3.99, -3, 3e9, Integer.MIN_VALUE, Double.NaN, Integer.MIN_VALUE)
                .forEach((from, to) -> assertEquals(List.of(new Value.I32(to)), c.values("ftoi", Value.F64.of(from))));
        assertEquals(List.of(Value.F64.of(1 / 3.0)), c.values("fdiv", Value.F64.of(1), Value.F64.of(3)));
        assertTrue(c.trap("oob", -1).message().startsWith("out of bounds memory access"));
    }

    @Test
    void aProgramOfRustBehavesAsInNode() throws IOException {
        Running rust = Running.instantiated(
                Wasm.load("linear_memory.wasm", Files.readAllBytes(TestData.path("modules/rust/linear_memory.wasm"))),
                new Imports());
        assertEquals("17 a87f29b92be22ea4f1c31d3883e75df606a2449cb754468a1086d4704159c267", digest(rust.memory()));
        assertEquals(1050332, rust.call("get_wasm_memory_buffer_pointer"));
        rust.values("store_value_in_wasm_memory_buffer_index_zero", new Value.I32(24));
        assertArrayEquals(new byte[] {24}, rust.bytes(1050332, 1));
        rust.machine.write(rust.memoryInstance(), 1050333, new byte[] {15}, "run.mjs:3");
        assertEquals(15, rust.call("read_wasm_memory_buffer_and_return_index_one"));
        assertTrue(rust.trap("item_weight", 1000).message().startsWith("unreachable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.wasm", "demo.names.wasm", "demo.wat"})
    void theDataSegmentOfALessonIsInMemory(String name) throws IOException {
        Running demo = seed(name, new Imports());
        assertEquals("xịn xò", new String(demo.bytes(0, 9), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum.wasm", "sum.names.wasm", "sum.wat"})
    void theSumOfALessonIsInTheImportedMemory(String name) throws IOException {
        Imports imports = new Imports();
        MemoryHolder holder = new MemoryHolder();
        imports.define("js", "mem", holder.memory);
        Running sum = Running.instantiated(
                Wasm.load(name, Files.readAllBytes(TestData.path("modules/seeds/" + name))), imports);
        sum.machine.write(holder.memory, 0, new byte[] {7, 0, 0, 0, 4}, "seed.js:1");
        sum.values("sum");
        assertArrayEquals(new byte[] {11, 0, 0, 0}, sum.bytes(8, 4));
    }

    @Test
    void theTutorialsModulesBehaveAsItSays() throws IOException {
        Running assemblyScript = example("assemblyscript.wasm", new Imports());
        assertArrayEquals(new byte[] {24}, assemblyScript.bytes(0, 1));
        assemblyScript.machine.write(assemblyScript.memoryInstance(), 1, new byte[] {15}, "host.js:1");
        assertEquals(15, assemblyScript.call("readWasmMemoryAndReturnIndexOne"));

        Running rust = example("rust.wasm", new Imports());
        assertEquals(17, rust.memory().pages());
        assertEquals(1048576, rust.call("get_wasm_memory_buffer_pointer"));
        rust.values("store_value_in_wasm_memory_buffer_index_zero", new Value.I32(24));
        assertArrayEquals(new byte[] {24}, rust.bytes(1048576, 1));
        rust.machine.write(rust.memoryInstance(), 1048577, new byte[] {15}, "host.js:1");
        assertEquals(15, rust.call("read_wasm_memory_buffer_and_return_index_one"));

        FunctionType write = new FunctionType(
                List.of(NumberType.I32, NumberType.I32, NumberType.I32, NumberType.I32), List.of(NumberType.I32));
        Running go = example(
                "tinygo.wasm",
                new Imports()
                        .define(
                                "wasi_unstable",
                                "fd_write",
                                new HostFunctionInstance(
                                        "fd_write", write, (context, arguments) -> List.of(new Value.I32(0)))));
        go.values("_start");
        assertEquals(65601, go.call("getWasmMemoryBufferPointer"));
        go.values("storeValueInWasmMemoryBufferIndexZero", new Value.I32(24));
        assertArrayEquals(new byte[] {24}, go.bytes(65601, 1));
        go.machine.write(go.memoryInstance(), 65602, new byte[] {15}, "host.js:1");
        assertEquals(15, go.call("readWasmMemoryBufferAndReturnIndexOne"));
    }

    private static Running example(String name, Imports imports) throws IOException {
        return Running.instantiated(
                Wasm.load(name, Files.readAllBytes(TestData.path("modules/wasm-by-example/" + name))), imports);
    }

    private static Running seed(String name, Imports imports) throws IOException {
        return Running.instantiated(
                Wasm.load(name, Files.readAllBytes(TestData.path("modules/seeds/" + name))), imports);
    }

    /** An imported memory of a host, made before its module. */
    private static final class MemoryHolder {
        final MemoryInstance memory =
                new Store().newMemory(new MemoryType(AddressType.I32, new Limits(2, OptionalLong.empty()), false, 16));
    }

    private Running program(String name) throws IOException {
        Imports imports = new Imports();
        FunctionType type = new FunctionType(List.of(NumberType.I32, NumberType.I32), List.of(NumberType.I32));
        MemoryHolder holder = new MemoryHolder();
        imports.define("env", "memory", holder.memory);
        imports.define("env", "log", new HostFunctionInstance("env.log", type, (context, arguments) -> {
            int first = ((Value.I32) arguments.get(0)).value();
            int pointer = ((Value.I32) arguments.get(1)).value();
            LinearMemory memory =
                    context.caller().orElseThrow().memories().get(0).memory();
            byte[] bytes = new byte[64];
            memory.read(pointer, bytes, 0, 64);
            int end = 0;
            while (bytes[end] != 0) {
                end++;
            }
            log.add(first + " " + new String(bytes, 0, end, StandardCharsets.UTF_8));
            return List.of(new Value.I32(2 * first));
        }));
        return Running.instantiated(
                Wasm.load(name, Files.readAllBytes(TestData.path("modules/c/" + name + ".wasm"))), imports);
    }

    private static int global(Running module, String name) {
        return (int) number(((GlobalInstance) module.instance.export(name).orElseThrow()).value());
    }

    private static long number(Value value) {
        return value instanceof Value.I32 i32 ? i32.value() : value.bits();
    }

    static String digest(LinearMemory memory) {
        try {
            byte[] bytes = new byte[(int) memory.length()];
            memory.read(0, bytes, 0, bytes.length);
            return memory.pages() + " "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

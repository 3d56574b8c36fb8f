package palimpsest.engine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.valid.ValidModule;

/** Calls the functions of WASI preview 1 as a program does. Error numbers are those of its {@code typenames}. */
final class WasiTest {

    private static final int SUCCESS = 0;
    private static final int BADF = 8;
    private static final int FAULT = 21;
    private static final int INVAL = 28;
    private static final int LOOP = 32;
    private static final int NOENT = 44;
    private static final int NOTDIR = 54;
    private static final int NOTCAPABLE = 76;

    private static final long READ = 1 << 1;
    private static final long WRITE = 1 << 6;
    private static final int CREATE = 1;
    private static final int OPENED = 3;

    /** Each function is exported again, under its own name. */
    private static final String PROGRAM = """
            (module
              (import "wasi_snapshot_preview1" "path_open" (func $open
                (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "path_unlink_file" (func $unlink (param i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "path_symlink" (func $link (param i32 i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_seek" (func $seek (param i32 i64 i32 i32) (result i32)))
              (import "wasi_unstable" "fd_seek" (func $seekOld (param i32 i64 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_close" (func $close (param i32) (result i32)))
              (import "wasi_snapshot_preview1" "fd_readdir" (func $readdir (param i32 i32 i32 i64 i32) (result i32)))
              (import "wasi_snapshot_preview1" "clock_time_get" (func $time (param i32 i64 i32) (result i32)))
              (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
              (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
              (memory (export "memory") 2)
              (func (export "path_open") (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)
                (call $open (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)
                  (local.get 5) (local.get 6) (local.get 7) (local.get 8)))
              (func (export "path_unlink_file") (param i32 i32 i32) (result i32)
                (call $unlink (local.get 0) (local.get 1) (local.get 2)))
              (func (export "path_symlink") (param i32 i32 i32 i32 i32) (result i32)
                (call $link (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))
              (func (export "fd_read") (param i32 i32 i32 i32) (result i32)
                (call $read (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
              (func (export "fd_write") (param i32 i32 i32 i32) (result i32)
                (call $write (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
              (func (export "fd_seek") (param i32 i64 i32 i32) (result i32)
                (call $seek (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
              (func (export "fd_seek_unstable") (param i32 i64 i32 i32) (result i32)
                (call $seekOld (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
              (func (export "fd_close") (param i32) (result i32) (call $close (local.get 0)))
              (func (export "fd_readdir") (param i32 i32 i32 i64 i32) (result i32)
                (call $readdir (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)))
              (func (export "clock_time_get") (param i32 i64 i32) (result i32)
                (call $time (local.get 0) (local.get 1) (local.get 2)))
              (func (export "random_get") (param i32 i32) (result i32) (call $random (local.get 0) (local.get 1)))
              (func (export "poll_oneoff") (param i32 i32 i32 i32) (result i32)
                (call $poll (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
              (func (export "proc_exit") (param i32) (call $exit (local.get 0))))
            """;

    @TempDir
    private Path outside;

    private Path folder = Path.of("");
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Machine machine = new Machine(new Store());
    private ModuleInstance instance = new ModuleInstance("", module());
    private LinearMemory memory =
            machine.store().newMemory(module().memories().get(0)).memory();

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(outside.resolve("opened"));
        Files.writeString(outside.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("a.txt"), "hello, world");
        begin();
    }

    private static ValidModule module() {
        return Wasm.loadText("program.wat", PROGRAM).valid().orElseThrow();
    }

    private void begin() {
        machine = new Machine(new Store());
        ByteArrayInputStream input = new ByteArrayInputStream("typed".getBytes(StandardCharsets.UTF_8));
        Imports imports = new Wasi(new WasiWorld(
                        List.of("program"),
                        Map.of(),
                        Map.of("/data", folder),
                        false,
                        input::read,
                        output::writeBytes,
                        output::writeBytes,
                        WasiClock.virtual(1_000_000_000),
                        new Random(1)))
                .offer(new Imports());
        ValidModule module = module();
        instance = machine.instantiate(
                "program", module, Linker.link(module, imports).externals());
        machine.finish();
        memory = instance.memories().get(0).memory();
    }

    // ---- Files

    @Test
    void aFileIsOpenedReadAndClosed() {
        assertEquals(SUCCESS, open("a.txt", 0, READ));
        assertEquals(SUCCESS, read(opened(), 5));
        assertEquals("hello", text(1024, memory.loadInt(512)));
        assertEquals(SUCCESS, read(opened(), 100));
        assertEquals(", world", text(1024, memory.loadInt(512)));
        assertEquals(SUCCESS, call("fd_close", i32(opened())));
        assertEquals(BADF, read(opened(), 5));
    }

    @Test
    void whatIsWrittenStandsInTheFileAndReadOnlyFilesRefuseIt() throws IOException {
        assertEquals(SUCCESS, open("new.txt", CREATE, WRITE));
        assertEquals(SUCCESS, write(opened(), "some text"));
        assertEquals(9, memory.loadInt(512));
        assertEquals("some text", Files.readString(folder.resolve("new.txt")));

        assertEquals(SUCCESS, open("a.txt", 0, READ));
        assertEquals(BADF, write(opened(), "no"));
        assertEquals("hello, world", Files.readString(folder.resolve("a.txt")));
    }

    @Test
    void theTwoSnapshotsCountTheOriginsOfASeekDifferently() {
        open("a.txt", 0, READ);
        assertEquals(SUCCESS, call("fd_seek", i32(opened()), i64(-5), i32(2), i32(600)));
        assertEquals(7, memory.loadLong(600));
        assertEquals(SUCCESS, call("fd_seek_unstable", i32(opened()), i64(-2), i32(1), i32(600)));
        assertEquals(10, memory.loadLong(600));
        assertEquals(SUCCESS, call("fd_seek_unstable", i32(opened()), i64(3), i32(2), i32(600)));
        assertEquals(3, memory.loadLong(600));
        assertEquals(INVAL, call("fd_seek", i32(opened()), i64(-1), i32(0), i32(600)));
    }

    @Test
    void aFolderIsReadInPortions() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        StringBuilder names = new StringBuilder();
        long cookie = 0;
        while (true) {
            assertEquals(SUCCESS, call("fd_readdir", i32(OPENED), i32(1024), i32(30), i64(cookie), i32(512)));
            int used = memory.loadInt(512);
            if (used < 24) {
                break;
            }
            cookie = memory.loadLong(1024);
            int length = memory.loadInt(1024 + 16);
            names.append(text(1024 + 24, Math.min(length, used - 24))).append(' ');
        }
        assertEquals(". .. a.txt sub ", names.toString());
    }

    // ---- What a program must not reach

    @ParameterizedTest
    @CsvSource({
        "../secret.txt, 76",
        "/etc/passwd, 76",
        "sub/../../secret.txt, 76",
        "./.././opened/../secret.txt, 76",
        "missing/../a.txt, 44",
        "a.txt/x, 54",
        "'', 44",
    })
    void aPathThatLeadsOutIsRefused(String path, int errno) throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        assertEquals(errno, open(path, 0, READ));
    }

    @Test
    void aPathMayGoUpAsLongAsItStaysInside() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        assertEquals(SUCCESS, open("sub/../a.txt", 0, READ));
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("out"), Path.of("../secret.txt"));
        Files.createSymbolicLink(folder.resolve("absolute"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(folder.resolve("around"), Path.of("around"));
        Files.createSymbolicLink(folder.resolve("inside"), Path.of("a.txt"));
        assertEquals(NOTCAPABLE, open("out", 0, READ));
        assertEquals(NOTCAPABLE, open("absolute", 0, READ));
        assertEquals(NOTCAPABLE, open("up/secret.txt", 0, READ));
        assertEquals(LOOP, open("around", 0, READ));
        assertEquals(SUCCESS, open("inside", 0, READ));
    }

    @Test
    void aProgramCannotMakeALinkThatLeadsOut() {
        assertEquals(NOTCAPABLE, symlink("../secret.txt", "x"));
        assertEquals(NOTCAPABLE, symlink("/etc/passwd", "x"));
        assertEquals(SUCCESS, symlink("a.txt", "x"));
        assertEquals(SUCCESS, open("x", 0, READ));
    }

    @Test
    void aFolderOpenedBelowIsAWallOfItsOwn() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        assertEquals(SUCCESS, open("sub", 2, READ));
        assertEquals(NOTCAPABLE, open(opened(), "../a.txt", 0, READ));
        assertEquals(NOTDIR, open("a.txt", 2, READ));
    }

    @Test
    void nothingOutsideIsDeleted() {
        put(64, "../secret.txt");
        assertEquals(NOTCAPABLE, call("path_unlink_file", i32(OPENED), i32(64), i32(13)));
        assertTrue(Files.exists(outside.resolve("secret.txt")));
        put(64, "a.txt");
        assertEquals(SUCCESS, call("path_unlink_file", i32(OPENED), i32(64), i32(5)));
        assertFalse(Files.exists(folder.resolve("a.txt")));
        assertEquals(NOENT, call("path_unlink_file", i32(OPENED), i32(64), i32(5)));
    }

    @Test
    void aBufferOutsideTheMemoryIsAFaultAndNothingIsWritten() {
        assertEquals(FAULT, call("random_get", i32(131_070), i32(8)));
        assertEquals(FAULT, call("random_get", i32(-1), i32(8)));
        store(256, 131_070);
        store(260, 100);
        assertEquals(FAULT, call("fd_write", i32(1), i32(256), i32(1), i32(512)));
        assertEquals(0, output.size());
        assertEquals(0, memory.loadShort(131_070));
    }

    // ---- Streams, time, chance

    @Test
    void standardInputIsReadAndEndsWithNothing() {
        assertEquals(SUCCESS, read(0, 100));
        assertEquals("typed", text(1024, memory.loadInt(512)));
        assertEquals(SUCCESS, read(0, 100));
        assertEquals(0, memory.loadInt(512));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void outputGoesToTheWorld(int stream) {
        assertEquals(SUCCESS, write(stream, "xịn xò"));
        assertEquals("xịn xò", output.toString(StandardCharsets.UTF_8));
    }

    @Test
    void chanceRepeatsWithItsSeed() {
        call("random_get", i32(1024), i32(32));
        byte[] first = bytes(1024, 32);
        assertFalse(Arrays.equals(new byte[32], first));
        begin();
        call("random_get", i32(1024), i32(32));
        assertArrayEquals(first, bytes(1024, 32));
    }

    @Test
    void waitingForAClockLetsItsTimeGoBy() {
        call("clock_time_get", i32(1), i64(1), i32(600));
        long before = memory.loadLong(600);
        store(1024, 77);
        store(1024 + 16, 1);
        memoryWrite(1024 + 24, 3_000_000_000L);
        assertEquals(SUCCESS, call("poll_oneoff", i32(1024), i32(2048), i32(1), i32(512)));
        assertEquals(1, memory.loadInt(512));
        assertEquals(77, memory.loadLong(2048));
        assertEquals(SUCCESS, memory.loadShort(2048 + 8));
        call("clock_time_get", i32(1), i64(1), i32(600));
        assertTrue(memory.loadLong(600) - before >= 3_000_000_000L);
        assertEquals(INVAL, call("clock_time_get", i32(9), i64(1), i32(600)));
        assertEquals(INVAL, call("poll_oneoff", i32(1024), i32(2048), i32(0), i32(512)));
    }

    @Test
    void aProgramEndsWithItsCode() {
        FunctionInstance exit = instance.function("proc_exit").orElseThrow();
        assertEquals(new Outcome.Exited(42), machine.call(exit, List.of(i32(42))));
    }

    @Test
    void whatWasiWritesIsWrittenByTheHost() {
        call("random_get", i32(1024), i32(4));
        assertEquals(
                "wasi_snapshot_preview1.random_get",
                memory.lastSite(1024).orElseThrow().hostPlace());
    }

    // ---- Calling

    private int open(String path, int how, long rights) {
        return open(OPENED, path, how, rights);
    }

    private int open(int from, String path, int how, long rights) {
        int length = put(64, path);
        return call(
                "path_open",
                i32(from),
                i32(1),
                i32(64),
                i32(length),
                i32(how),
                i64(rights),
                i64(rights),
                i32(0),
                i32(500));
    }

    /** The descriptor that the last opening gave. */
    private int opened() {
        return memory.loadInt(500);
    }

    private int symlink(String target, String link) {
        int targetLength = put(64, target);
        int linkLength = put(128, link);
        return call("path_symlink", i32(64), i32(targetLength), i32(OPENED), i32(128), i32(linkLength));
    }

    private int read(int from, int count) {
        store(256, 1024);
        store(260, count);
        return call("fd_read", i32(from), i32(256), i32(1), i32(512));
    }

    private int write(int to, String text) {
        store(256, 1024);
        store(260, put(1024, text));
        return call("fd_write", i32(to), i32(256), i32(1), i32(512));
    }

    private int call(String function, Value... arguments) {
        FunctionInstance called = instance.function(function).orElseThrow();
        Outcome outcome = machine.call(called, List.of(arguments));
        return ((Value.I32) ((Outcome.Finished) outcome).results().get(0)).value();
    }

    private int put(long address, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        machine.write(instance.memories().get(0), address, bytes, "test");
        return bytes.length;
    }

    private void store(long address, int value) {
        machine.write(
                instance.memories().get(0),
                address,
                Guest.struct(4).putInt(value).array(),
                "test");
    }

    private void memoryWrite(long address, long value) {
        machine.write(
                instance.memories().get(0),
                address,
                Guest.struct(8).putLong(value).array(),
                "test");
    }

    private byte[] bytes(long address, int count) {
        byte[] bytes = new byte[count];
        memory.read(address, bytes, 0, count);
        return bytes;
    }

    private String text(long address, int count) {
        return new String(bytes(address, count), StandardCharsets.UTF_8);
    }

    private static Value.I32 i32(int value) {
        return new Value.I32(value);
    }

    private static Value.I64 i64(long value) {
        return new Value.I64(value);
    }
}

package palimpsest.app.script;

/** What a new script begins with. */
final class Templates {

    /** Where a module is open. */
    static final String BESIDE = """
            // This script is the module's host. It is given the instance that was made of the open module:
            //   instance, memory (its first one) and exports.

            const bytes = new Uint8Array(memory.buffer);
            console.log(bytes.subarray(0, 8));

            // bytes[1] = 15;
            // console.log(exports.someFunction(1, 2));
            """;

    /** Where nothing is open: the script makes its own memory, or loads a module that lies beside it. */
    static final String ALONE = """
            // This script is a host: it makes memories, loads modules and calls them.

            const memory = new WebAssembly.Memory({ initial: 1 });
            const numbers = new Uint32Array(memory.buffer);
            numbers[0] = 7;
            numbers[1] = 4;
            console.log(numbers.subarray(0, 2));

            // const { instance } = await WebAssembly.instantiateStreaming(fetch("module.wasm"), { js: { mem: memory } });
            """;

    private Templates() {}
}

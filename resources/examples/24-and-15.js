// 24 and 15, seen from the host. Run it, then look at addresses 0 and 1.

const runWasm = async () => {
  const { instance } = await wasmBrowserInstantiate("24-and-15.wasm");
  const { memory, readWasmMemoryAndReturnIndexOne } = instance.exports;

  // A view: from here on bytes[0] is the byte at address 0, nothing is copied.
  const bytes = new Uint8Array(memory.buffer);

  // The module's start function has stored 24 there.
  console.log(bytes[0]);

  // Now the other way round: the host writes, the module reads.
  bytes[1] = 15;
  console.log(readWasmMemoryAndReturnIndexOne());
};

runWasm();

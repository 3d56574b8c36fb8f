const start = async () => {
  const { instance } = await wasmBrowserInstantiate("assemblyscript.wasm");
  const { memory, readWasmMemoryAndReturnIndexOne } = instance.exports;
  const bytes = new Uint8Array(memory.buffer);
  console.log(bytes[0]);
  bytes[1] = 15;
  console.log(readWasmMemoryAndReturnIndexOne());
};
start();

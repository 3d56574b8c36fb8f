// The program decides where its buffer lies, and tells the host by a number.

WebAssembly.instantiateStreaming(fetch("pointer.wasm"), {}).then(({ instance }) => {
  const program = instance.exports;
  const wasmMemory = new Uint8Array(program.memory.buffer);

  console.log("Write in Wasm, read in JS, index 0:");
  program.storeValueInWasmMemoryBufferIndexZero(24);
  const pointer = program.getWasmMemoryBufferPointer();
  console.log(wasmMemory[pointer]);

  console.log("Write in JS, read in Wasm, index 1:");
  wasmMemory[pointer + 1] = 25;
  console.log(program.readWasmMemoryBufferAndReturnIndexOne());
});

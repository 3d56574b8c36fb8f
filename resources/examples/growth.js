// Growing pulls the memory away from under every view that was made before.

const fs = require("fs");

const instance = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync("growth.wasm")));
const { memory, size, grow, store } = instance.exports;

const before = new Uint8Array(memory.buffer);
store(8, 1000000);
console.log(size(), "page:", before.length, "bytes, and at 8:", before.subarray(8, 12));

// It does not matter who grows it: here the module does.
console.log("grow(1) gives", grow(1), "and the old view has", before.length, "bytes");

const after = new Uint8Array(memory.buffer);
console.log("a new view has", after.length, "bytes, and at 8 still:", after.subarray(8, 12));

// Past the maximum the module gets -1, and the host an error.
console.log("grow(2) gives", grow(2));
try {
  memory.grow(2);
} catch (error) {
  console.log(error.name);
}

// The module may load from anywhere. A typed array of the host may not begin anywhere.

const fs = require("fs");

const instance = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync("alignment.wasm")));
const { memory, loadAt } = instance.exports;

// Bytes 2, 3, 4 and 5: 03 04 05 06.
console.log(loadAt(2).toString(16));

try {
  new Int32Array(memory.buffer, 2);
} catch (error) {
  console.log(error.name + ": " + error.message);
}

// A DataView reads from anywhere, and says itself which byte comes first.
const view = new DataView(memory.buffer);
console.log(view.getInt32(2, true).toString(16), view.getInt32(2, false).toString(16));

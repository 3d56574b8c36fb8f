// The host makes the memory, and the module imports it.

const fs = require("fs");

const memory = new WebAssembly.Memory({ initial: 1 });

WebAssembly.instantiate(fs.readFileSync("sum.wasm"), { js: { mem: memory } }).then(({ instance }) => {
  // Three 32-bit numbers: addresses 0, 4 and 8.
  const numbers = new Uint32Array(memory.buffer, 0, 3);
  numbers[0] = 7;
  numbers[1] = 4;
  console.log(numbers);

  instance.exports.sum();
  console.log(numbers);
});

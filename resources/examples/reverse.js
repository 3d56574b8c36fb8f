// What wasm-bindgen writes for you, by hand: a text goes in, a text comes out.

const fs = require("fs");

const wasm = new WebAssembly.Instance(new WebAssembly.Module(fs.readFileSync("reverse.wasm"))).exports;

// Views are made anew for each use, because the memory may have grown meanwhile.
const bytes = () => new Uint8Array(wasm.memory.buffer);
const numbers = () => new DataView(wasm.memory.buffer);

function passString(text) {
  const room = new TextEncoder().encode(text).length;
  const pointer = wasm.__wbindgen_malloc(room, 1);
  const { written } = new TextEncoder().encodeInto(text, bytes().subarray(pointer, pointer + room));
  return [pointer, written];
}

function reverseString(text) {
  const answer = wasm.__wbindgen_add_to_stack_pointer(-16);
  try {
    wasm.reverse_string(answer, ...passString(text));
    const pointer = numbers().getInt32(answer, true);
    const length = numbers().getInt32(answer + 4, true);
    const reversed = new TextDecoder("utf-8").decode(bytes().subarray(pointer, pointer + length));
    wasm.__wbindgen_free(pointer, length, 1);
    return reversed;
  } finally {
    wasm.__wbindgen_add_to_stack_pointer(16);
  }
}

console.log(reverseString("xịn xò"));
console.log(reverseString("palimpsest"));

const wasm = require("./rust-glue.js");

wasm.store_value_in_wasm_memory_buffer_index_zero(24);
const pointer = wasm.get_wasm_memory_buffer_pointer();
const bytes = new Uint8Array(wasm.__wasm.memory.buffer);
console.log(bytes[pointer]);
bytes[pointer + 1] = 15;
console.log(wasm.read_wasm_memory_buffer_and_return_index_one());

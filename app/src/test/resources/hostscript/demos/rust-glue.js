// Glue in the manner of wasm-bindgen's target for Node.
let imports = {};
imports["__wbindgen_placeholder__"] = module.exports;
let wasm;
const { TextDecoder, TextEncoder } = require(`util`);

let decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
decoder.decode();

module.exports.store_value_in_wasm_memory_buffer_index_zero = function (value) {
  wasm.store_value_in_wasm_memory_buffer_index_zero(value);
};

module.exports.get_wasm_memory_buffer_pointer = function () {
  return wasm.get_wasm_memory_buffer_pointer() >>> 0;
};

module.exports.read_wasm_memory_buffer_and_return_index_one = function () {
  return wasm.read_wasm_memory_buffer_and_return_index_one();
};

const path = require("path").join(__dirname, "rust.wasm");
const bytes = require("fs").readFileSync(path);

const wasmModule = new WebAssembly.Module(bytes);
const wasmInstance = new WebAssembly.Instance(wasmModule, imports);
wasm = wasmInstance.exports;
module.exports.__wasm = wasm;

// Bytes become text only when somebody decodes them.

const fs = require("fs");

WebAssembly.instantiate(new Uint8Array(fs.readFileSync("xin-xo.wasm")), {}).then(({ instance }) => {
  const bytes = new Uint8Array(instance.exports.memory.buffer, 0, 9);
  console.log(bytes);

  const text = new TextDecoder("utf8").decode(bytes);
  console.log(text, "has", text.length, "characters in", bytes.length, "bytes");

  // A view that begins or ends inside of a character cuts it: U+FFFD stands for what is not whole.
  console.log(new TextDecoder().decode(bytes.subarray(0, 3)));
});

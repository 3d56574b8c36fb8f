import { memory, readWasmMemoryAndReturnIndexOne } from "./glue.mjs";

const bytes = new Uint8Array(memory.buffer);
console.log(bytes[0]);
bytes[1] = 15;
console.log(readWasmMemoryAndReturnIndexOne());

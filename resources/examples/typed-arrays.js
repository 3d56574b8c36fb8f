// One memory, many views. No module is needed for this.

const memory = new WebAssembly.Memory({ initial: 1, maximum: 10 });

const bytes = new Uint8Array(memory.buffer);
const int32 = new Int32Array(memory.buffer);
const float64 = new Float64Array(memory.buffer);

// The same four bytes, as one number and one by one.
int32[0] = 1000000;
console.log(int32[0], bytes.subarray(0, 4));

// Eight bytes for a float. Then somebody changes one of them.
float64[1] = 3.14159;
console.log(float64[1]);
bytes[8] = 255;
console.log(float64[1]);

// A view of 4-byte numbers must begin at a multiple of 4. A DataView may begin anywhere.
try {
  new Int32Array(memory.buffer, 2);
} catch (error) {
  console.log(error.name + ": " + error.message);
}
const view = new DataView(memory.buffer);
view.setInt32(18, 7, true);
view.setInt32(22, 7, false);
console.log(bytes.subarray(18, 26));

// After growing, views made before are empty.
memory.grow(1);
console.log(memory.buffer.byteLength, bytes.length);

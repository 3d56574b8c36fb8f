// Counts the words of a long text again and again: node wc.mjs MODULE LENGTH WORDS ANSWER. For each line of input it makes an
// instance, runs it, and prints the nanoseconds of processor time that took.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, length, words, answer] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(file));
const text = new TextEncoder().encode(words.repeat(1024));

function count() {
  let at = 0, output = '', memory;
  const view = () => new DataView(memory.buffer);
  const bytes = (iov) => new Uint8Array(memory.buffer, view().getUint32(iov, true), view().getUint32(iov + 4, true));
  const wasi = {
    fd_close: () => 0,
    fd_fdstat_get: () => 0,
    fd_seek: () => 70,
    fd_read(fd, iovs, count, read) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const into = bytes(iovs + 8 * i);
        const from = at % text.length;
        const size = Math.min(into.length, text.length - from, Number(length) - at);
        into.set(text.subarray(from, from + size));
        at += size;
        sum += size;
        if (size < into.length) break;
      }
      view().setUint32(read, sum, true);
      return 0;
    },
    fd_write(fd, iovs, count, written) {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        output += new TextDecoder().decode(bytes(iovs + 8 * i).slice());
        sum += bytes(iovs + 8 * i).length;
      }
      view().setUint32(written, sum, true);
      return 0;
    },
  };
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi });
  memory = exports.memory;
  exports._start();
  if (output.trim() !== answer) throw new Error('counted ' + output);
}

for await (const line of createInterface({ input: process.stdin })) {
  const start = process.cpuUsage();
  count();
  const { user, system } = process.cpuUsage(start);
  console.log(String((user + system) * 1e3));
}

// Plays a recorded session again and again: node session.mjs MODULE RECORD. For each line of input it makes an instance, plays,
// and prints the nanoseconds of processor time that took.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, record] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(file));
const session = JSON.parse(readFileSync(record, 'utf8'));

const words = new DataView(new ArrayBuffer(8));
const number = (text) => {
  if (typeof text === 'number') return text;
  if (text === 'nan') return NaN;
  if (!text.startsWith('0x')) return BigInt(text);
  words.setBigUint64(0, BigInt(text));
  return text.length > 10 ? words.getFloat64(0) : words.getFloat32(4);
};
const actions = (steps) => (steps ?? []).map((step) => 'w' in step
  ? { address: step.w, bytes: Uint8Array.from(Buffer.from(step.x, 'hex')) }
  : { name: step.c, index: step.i, arguments: step.a.map(number), results: step.r.map(number), during: actions(step.in) });
const all = actions(session.steps);

function play() {
  const expected = [];
  const imports = {};
  let memory, exports;
  const act = (actions) => {
    for (const action of actions) {
      if (action.bytes) {
        new Uint8Array(memory.buffer).set(action.bytes, action.address);
        continue;
      }
      expected.push(action.during.values());
      const result = exports[action.name](...action.arguments);
      if (action.results.length && !Object.is(result, action.results[0])) throw new Error(action.name + ' returned ' + result);
      expected.pop();
    }
  };
  WebAssembly.Module.imports(module).forEach(({ module: from, name, kind }, index) => {
    imports[from] ??= {};
    if (kind === 'memory') {
      memory = new WebAssembly.Memory({ initial: session.importedMemoryPages, maximum: 32768 });
      imports[from][name] = memory;
    } else {
      imports[from][name] = () => {
        const next = expected.at(-1).next().value;
        if (next?.index !== index) throw new Error('an unexpected call of ' + name);
        act(next.during);
        return next.results[0];
      };
    }
  });
  exports = new WebAssembly.Instance(module, imports).exports;
  memory ??= Object.values(exports).find((each) => each instanceof WebAssembly.Memory);
  act(all);
}

for await (const line of createInterface({ input: process.stdin })) {
  const start = process.cpuUsage();
  play();
  const { user, system } = process.cpuUsage(start);
  console.log(String((user + system) * 1e3));
}

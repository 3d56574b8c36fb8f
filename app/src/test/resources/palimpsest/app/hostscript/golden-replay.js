// Plays the host of a recorded session with the public JavaScript API alone, and checks what the module does against the
// record. Says "instantiated" and "done" where somebody may look at the memory.
const fs = require('fs');
const session = JSON.parse(fs.readFileSync(`${SESSION}.json`, 'utf8'));
const module_ = new WebAssembly.Module(fs.readFileSync(`${SESSION}.wasm`));

const bits = new DataView(new ArrayBuffer(8));
const expected = [];
let instance;

function value(text, type) {
  switch (type) {
    case 'i32': return Number(text) | 0;
    case 'i64': return BigInt(text);
    case 'f32':
      if (text === 'nan') return NaN;
      bits.setUint32(0, Number(text));
      return bits.getFloat32(0);
    default:
      if (text === 'nan') return NaN;
      bits.setBigUint64(0, BigInt(text));
      return bits.getFloat64(0);
  }
}

/** Values of a record say of themselves what they are, but for i32 and i64: those come as numbers and as strings. */
function fromRecord(recorded, types) {
  return recorded.map((each, i) => value(each, types ? types[i] : guess(each)));
}

function guess(text) {
  if (typeof text === 'number') return 'i32';
  if (text === 'nan' || text.length === 18) return 'f64';
  return text.startsWith('0x') ? 'f32' : 'i64';
}

function check(holds, what) {
  if (!holds) throw new Error(`the record says otherwise: ${JSON.stringify(what).slice(0, 300)}`);
}

function same(actual, recorded, where) {
  const wanted = fromRecord(recorded);
  check(actual.length === wanted.length, where);
  actual.forEach((each, i) => check(typeof each === 'bigint' ? each === BigInt(recorded[i]) : Object.is(each, Number(wanted[i])), where));
}

const memory = () => Object.values(instance?.exports ?? {}).find(each => each instanceof WebAssembly.Memory) ?? imported.memory;
const table = () => Object.values(instance.exports).find(each => each instanceof WebAssembly.Table);

function write(at, hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.substr(2 * i, 2), 16);
  new Uint8Array(memory().buffer).set(bytes, at);
}

function act(step) {
  if ('w' in step) write(step.w, step.x);
  else if ('g' in step) memory().grow(step.g);
  else call(step);
}

class HostFailure extends Error {}

function call(step) {
  const callee = 't' in step ? table().get(step.t) : instance.exports[step.c];
  const calls = step.in ?? [];
  expected.push({ calls, next: 0 });
  let result;
  let failure;
  try {
    result = callee(...fromRecord(step.a));
  } catch (error) {
    failure = error;
  }
  check(expected.pop().next === calls.length || failure, step);
  if (step.err === undefined) {
    if (failure) throw failure;
    same(result === undefined ? [] : Array.isArray(result) ? result : [result], step.r, step);
  } else {
    check(failure !== undefined, step);
    if (step.err.startsWith('trap')) check(failure instanceof WebAssembly.RuntimeError, step);
  }
}

function called(index, results, args) {
  const frame = expected[expected.length - 1];
  const step = frame.calls[frame.next++];
  check(step !== undefined && step.i === index, { index, step });
  same(args, step.a, step);
  for (const inner of step.in ?? []) {
    if ('w' in inner || 'g' in inner) act(inner);
    else call(inner);
  }
  if (step.throw !== undefined) throw new HostFailure(step.throw);
  const values = fromRecord(step.r, results);
  return values.length > 1 ? values : values[0];
}

const imported = {};
const imports = {};
session.imports.forEach(({ m, n, k, r, t, v }, index) => {
  const space = imports[m] ??= {};
  if (k === 'func') space[n] = (...args) => called(index, r, args);
  else if (k === 'memory') space[n] = imported.memory = new WebAssembly.Memory(limits(t, session.importedMemoryPages));
  else if (k === 'global') space[n] = new WebAssembly.Global({ value: t.replace('mut ', ''), mutable: t.startsWith('mut') }, value(v, t.replace('mut ', '')));
  else space[n] = new WebAssembly.Table({ element: 'anyfunc', ...limits(t) });
});

function limits(text, pages) {
  const [initial, maximum] = String(text).match(/\d+/g).map(Number);
  return { initial: pages ?? initial, maximum };
}

for (const { w, x } of session.pre ?? []) write(w, x);
expected.push({ calls: session.startCalls ?? [], next: 0 });
instance = new WebAssembly.Instance(module_, imports);
expected.pop();
console.log('instantiated');
session.steps.forEach(act);
console.log('done');

// Warms a program up, then measures: node rounds.mjs MODULE ONCE WARM SAMPLE. For each line of input it runs about so many milliseconds
// as a sample shall take, and prints the nanoseconds of processor time a round took.
const [file, once, warmUp, sample] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate((await import('node:fs')).readFileSync(file));
const run = instance.exports.run;
if (run(1) !== Number(once)) throw new Error('a wrong result');
const begin = performance.now();
let rounds = 1, wanted = 1;
while (performance.now() - begin < Number(warmUp)) {
  const start = performance.now();
  run(rounds);
  const perRound = (performance.now() - start) / rounds;
  wanted = Math.max(1, Math.min(1e9, Math.floor(Number(sample) / Math.max(perRound, 1e-9))));
  rounds = Math.min(wanted, rounds * 4);
}
for await (const line of (await import('node:readline')).createInterface({ input: process.stdin })) {
  const start = process.cpuUsage();
  run(wanted);
  const { user, system } = process.cpuUsage(start);
  console.log(String((user + system) * 1e3 / wanted));
}

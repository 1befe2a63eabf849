// Times the engine in WebAssembly: how long one re-run of the longest scenario takes.
import { readFile } from "node:fs/promises";

const path = process.argv[2] ?? "target/wasm32-unknown-unknown/release/examples/rerun.wasm";
const { instance } = await WebAssembly.instantiate(await readFile(path), {});
const { rerun } = instance.exports;
rerun(2000);
const runs = 2000;
const samples = [];
for (let n = 0; n < 9; n += 1) {
  const start = performance.now();
  rerun(runs);
  samples.push((performance.now() - start) / runs);
}
samples.sort((a, b) => a - b);
const ms = (value) => `${value.toFixed(4)} ms`;
console.log(`re-run of everything-duplicated in WebAssembly, ${rerun(1)} records: ` +
  `median ${ms(samples[4])}, fastest ${ms(samples[0])}, slowest ${ms(samples[8])}`);

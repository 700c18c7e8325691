/*
 * The process in which files of one kind are opened: `attacked.ts KIND FROM COUNT`; which kinds there
 * are, without. It says a line
 * of JSON for each thing that did not hold, and one at the end. It is started by attack.ts, and may
 * be ended by what it opens.
 */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createServer } from 'vite';
import type * as openables from './openable.ts';
import { eats, hangs, type Said } from './said.ts';

const [kind, from, count] = process.argv.slice(2) as [openables.Kind?, string?, string?]; // attack.ts says so
const say = (said: Said) => console.log(JSON.stringify(said));

const vite = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
  logLevel: 'error',
});
const { inputOf, kinds, openable, opens } = (await vite.ssrLoadModule(
  '/tests/fuzz/openable.ts',
)) as typeof openables; // the module of that name
if (!kind) {
  say({ kinds });
  process.exit(0);
}
const { valid, wrapped = (whole: Uint8Array) => whole }: openables.Openable = openable[kind];
// what is compiled once is no file’s to pay for
for (const whole of [...valid, ...valid, ...valid])
  if (!(await opens(kind, new Uint8Array(await wrapped(whole)))))
    throw new Error(`a valid ${kind} is not opened`);

const now = new Float64Array(new SharedArrayBuffer(4 * 8));
const watcher = new Worker(new URL('watch.js', import.meta.url), {
  workerData: { now, hangs, eats },
});
await once(watcher, 'message'); // it watches
watcher.unref();
const { gc = () => {} } = globalThis as { gc?: () => void };
/** Lets go of what earlier files left, which is not the next one’s. */
async function clear() {
  gc();
  await setTimeout(100); // large buffers are freed beside the program, a little later
}
await clear();
const atFirst = process.memoryUsage.rss();
let opened = 0;
let slowest = 0;
for (let seed = Number(from); seed < Number(from) + Number(count); seed += 1) {
  let input: Awaited<ReturnType<typeof inputOf>>;
  try {
    input = await inputOf(kind, seed);
  } catch (error) {
    say({ seed, fault: `it could not be made: ${String(error)}` });
    continue;
  }
  if (process.memoryUsage.rss() > atFirst + eats / 4) await clear();
  const { user, system } = process.cpuUsage();
  now.set([0, Date.now(), (user + system) / 1000, process.memoryUsage.rss()]);
  now[0] = seed;
  try {
    if (await opens(kind, input)) opened += 1;
  } catch (error) {
    say({ seed, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  now[0] = 0;
  const used = process.cpuUsage({ user, system });
  slowest = Math.max(slowest, (used.user + used.system) / 1000);
  if (seed % 1000 === 0) say({ reached: seed });
}
say({ done: true, opened, slowest });
process.exit(0);

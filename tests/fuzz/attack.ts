/*
 * npm run fuzz:open [COUNT [KIND [SEED]]]   opens 100,000 spoiled and made-up files of every kind
 * that Windscreen opens, each kind in a process of its own: none may throw, run, change what was
 * there, take 2 s of the processor or 200 MB. Each file is drawn from its seed, which is printed of
 * those that fail: `npm run fuzz:open 1 record 4711` opens that one again.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Said } from './said.ts';

const [count = '100000', only, seed = '1'] = process.argv.slice(2);
const child = fileURLToPath(new URL('attacked.ts', import.meta.url));

interface Run {
  readonly faults: readonly { readonly seed: number; readonly fault: string }[];
  /** The seed at which the process ended before it was done. */
  readonly stopped?: number;
  readonly opened: number;
  readonly slowest: number;
}

/** Every line that a process of its own says. */
async function* lines(...args: readonly string[]): AsyncGenerator<Said> {
  const { stdout } = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', child, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: stdout }))
    if (line.startsWith('{"')) yield JSON.parse(line) as Said; // a line of attacked.ts; a library may say others
}

/** Opens some files of a kind in a process of their own. */
async function run(kind: string, from: number, count: number): Promise<Run> {
  const faults: { seed: number; fault: string }[] = [];
  let [reached, stopped]: [number, number | undefined] = [from, undefined];
  for await (const said of lines(kind, `${from}`, `${count}`)) {
    if ('done' in said) return { faults, ...said };
    if ('reached' in said) reached = said.reached;
    else if ('seed' in said) {
      faults.push(said);
      if (said.stopped) stopped = said.seed;
    }
  }
  // it ended by itself, and could not say at which
  if (stopped === undefined)
    faults.push({ seed: reached, fault: 'at this or one of the 1,000 after it the process ended' });
  return { faults, opened: 0, slowest: 0, stopped: stopped ?? reached + 1000 };
}

let failed = false;
const kinds: string[] = only === undefined ? [] : [only];
if (only === undefined)
  for await (const said of lines()) if ('kinds' in said) kinds.push(...said.kinds);
for (const kind of kinds) {
  const began = performance.now();
  const faults: { seed: number; fault: string }[] = [];
  let [from, opened, slowest] = [Number(seed), 0, 0];
  const end = from + Number(count);
  while (from < end) {
    const part = await run(kind, from, end - from);
    opened += part.opened;
    slowest = Math.max(slowest, part.slowest);
    faults.push(...part.faults.filter((one) => one.seed !== part.stopped));
    if (part.stopped === undefined) break;
    // what ended the process is opened again alone, where nothing that came before it counts
    const ended = part.faults.filter((one) => one.seed === part.stopped);
    const again =
      Number(count) === 1 || ended.length === 0 ? ended : (await run(kind, part.stopped, 1)).faults;
    faults.push(...again);
    if (ended.length > again.length)
      console.log(`   ${kind}: seed ${part.stopped} ended it once, and not alone`);
    from = part.stopped + 1;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${kind}: ${count} tried, ${opened} opened, ${faults.length} at fault, slowest ${slowest.toFixed(0)} ms of the processor, ${seconds} s`,
  );
  for (const { seed, fault } of faults.slice(0, 10)) console.log(`   seed ${seed}: ${fault}`);
  failed ||= faults.length > 0;
}
process.exitCode = failed ? 1 : 0;

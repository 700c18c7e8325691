import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { faults, killerOf } from '../../machines/proof/mutants.ts';

/*
 * npm run prove                proves every promise over every path, one process a journey, and says what was proved
 * npm run prove -- --mutants   makes every single fault of seven kinds, and says which promise each one breaks
 * Exits with 1 if a promise is broken, after naming it and the first path that breaks it.
 */

const [mode = 'all', part = '0'] = process.argv.slice(2);
const start = performance.now();
const seconds = () => ((performance.now() - start) / 1000).toFixed(2);
const processes = 2;

if (mode === 'all') await proveAll();
else if (mode === '--mutants') await breedAll();
else if (mode === '--some-mutants') breed(Number(part));
else if (isOneOf(keysOf(journeys), mode)) process.send?.(proveOne(mode));
else throw new Error(`“${mode}” is no journey: ${keysOf(journeys).join(', ')}`);

/** Runs this file again with these arguments, and gives back what it sent. */
function again<Result>(...args: string[]): Promise<Result | undefined> {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [...process.execArgv, fileURLToPath(import.meta.url), ...args],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    child.on('message', (result) => done(result as Result)); // this file sent it, by these arguments
    child.on('exit', () => done(undefined));
  });
}

async function proveAll() {
  const beside = again<Proof>('share');
  const results = [proveOne('refer'), await beside];
  const sum = (which: keyof Proof) =>
    results.reduce((all, result) => all + (result ? result[which] : which === 'broken' ? 1 : 0), 0);
  console.log(`${seconds()} s in all`);
  console.log(`${sum('kept')} promises kept, ${sum('broken')} broken`);
  process.exitCode = sum('broken') > 0 ? 1 : 0;
}

interface Proof {
  readonly kept: number;
  readonly broken: number;
}

function proveOne(id: JourneyId): Proof {
  const journey = journeys[id];
  const laws = lawsOf[id];
  const proved = new Map<string, { promises: number; seconds: number }>();
  let broken = 0;
  for (const { name, check } of laws) {
    const since = performance.now();
    const verdict = check(journey);
    const { promises, seconds } = proved.get(verdict.settledIn) ?? { promises: 0, seconds: 0 };
    proved.set(verdict.settledIn, {
      promises: promises + (verdict.broken ? 0 : 1),
      seconds: seconds + (performance.now() - since) / 1000,
    });
    if (!verdict.broken) continue;
    broken++;
    console.log(`BROKEN ${name}\n  ${verdict.broken}`);
  }
  const took = seconds();
  for (const [i, { decision }] of journey.stages.entries()) {
    const { spec } = decision;
    const { classes, ends } = explore({ ...journey, stages: journey.stages.slice(0, i + 1) }, [
      { [spec.id]: [] },
    ]);
    const { promises, seconds } = proved.get(spec.id) ?? { promises: 0, seconds: 0 };
    const states = Object.keys(spec.questions).length + spec.outcomes.length;
    console.log(
      `${id}, to ${spec.id}: ${states} states, ${classes} classes, ${count(ends)} paths, ${promises} promises in ${seconds.toFixed(2)} s`,
    );
  }
  console.log(`${id}: ${laws.length - broken} of ${laws.length} promises proved in ${took} s`);
  return { kept: laws.length - broken, broken };
}

function count(ends: readonly { paths: bigint }[]): string {
  return ends.reduce((all, { paths }) => all + paths, 0n).toLocaleString('en-GB');
}

interface Bred {
  readonly tally: Record<string, { killed: number; of: number }>;
  readonly killers: Record<string, number>;
  readonly survivors: string[];
}

async function breedAll() {
  const parts = (
    await Promise.all(
      Array.from({ length: processes }, (_, i) => again<Bred>('--some-mutants', String(i))),
    )
  ).flatMap((part) => part ?? []);
  const tally: Bred['tally'] = {};
  const killers = new Map<string, number>();
  for (const part of parts) {
    for (const [kind, { killed, of }] of Object.entries(part.tally)) {
      const all = (tally[kind] ??= { killed: 0, of: 0 });
      all.killed += killed;
      all.of += of;
    }
    for (const [law, times] of Object.entries(part.killers))
      killers.set(law, (killers.get(law) ?? 0) + times);
  }
  for (const [law, times] of [...killers].sort(([, a], [, b]) => b - a))
    console.log(`${times} killed by: ${law}`);
  for (const survivor of parts.flatMap(({ survivors }) => survivors))
    console.log(`survived: ${survivor}`);
  for (const [kind, { killed, of }] of Object.entries(tally))
    console.log(`${kind}: killed ${killed} of ${of}`);
  const total = Object.values(tally).reduce(
    (all, { killed, of }) => ({ killed: all.killed + killed, of: all.of + of }),
    {
      killed: 0,
      of: 0,
    },
  );
  console.log(`${seconds()} s`);
  console.log(
    `killed ${total.killed} of ${total.of} (${((100 * total.killed) / total.of).toFixed(1)} %)`,
  );
  process.exitCode = parts.length === processes && total.killed / total.of >= 0.98 ? 0 : 1;
}

function breed(part: number) {
  const bred: Bred = { tally: {}, killers: {}, survivors: [] };
  for (const [i, fault] of faults(Object.values(journeys)).entries()) {
    if (i % processes !== part) continue;
    const killer = killerOf(fault, journeys, lawsOf);
    const tally = (bred.tally[fault.kind] ??= { killed: 0, of: 0 });
    tally.of++;
    if (killer) {
      tally.killed++;
      bred.killers[killer] = (bred.killers[killer] ?? 0) + 1;
    } else bred.survivors.push(`${fault.kind}: ${fault.name}`);
  }
  process.send?.(bred);
}

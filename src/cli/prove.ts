import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { impact } from '../../machines/impact.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { faultKinds, faults, killerOf, type Fault } from '../../machines/proof/mutants.ts';
import { faultsTried, type Tried } from './faultsTried.ts';

/*
 * npm run prove                proves every promise over every path, one process a journey, and says what was proved
 * npm run prove -- --mutants   makes every single fault of seven kinds, says which promise each one breaks, and writes
 *                              content/faults-tried.yaml, which “How it decides” shows
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

async function breedAll() {
  const parts = (
    await Promise.all(
      Array.from({ length: processes }, (_, i) => again<Tried[]>('--some-mutants', String(i))),
    )
  ).flatMap((part) => (part ? [part] : []));
  const tried = parts.flat();
  const killers = new Map<string, number>();
  for (const { noticedBy } of tried)
    if (noticedBy) killers.set(noticedBy, (killers.get(noticedBy) ?? 0) + 1);
  for (const [law, times] of [...killers].sort(([, a], [, b]) => b - a))
    console.log(`${times} killed by: ${law}`);
  for (const { kind, name } of tried.filter(({ noticedBy }) => !noticedBy))
    console.log(`survived: ${kind}: ${name}`);
  const killed = (some: readonly Tried[]) => some.filter(({ noticedBy }) => noticedBy).length;
  for (const kind of faultKinds) {
    const some = tried.filter((one) => one.kind === kind);
    console.log(`${kind}: killed ${killed(some)} of ${some.length}`);
  }
  const share = killed(tried) / tried.length;
  console.log(`${seconds()} s`);
  console.log(`killed ${killed(tried)} of ${tried.length} (${(100 * share).toFixed(1)} %)`);
  process.exitCode = parts.length === processes && share >= 0.98 ? 0 : 1;
  if (parts.length < processes) return;
  const order = new Map(
    faults(Object.values(journeys)).map(({ kind, name }, i) => [kind + name, i]),
  );
  const at = ({ kind, name }: Tried) => order.get(kind + name) ?? 0;
  writeFileSync(
    fileURLToPath(new URL('../../content/faults-tried.yaml', import.meta.url)),
    faultsTried(
      tried.sort((one, other) => at(one) - at(other)),
      new Date().toISOString().slice(0, 10),
    ),
  );
}

function breed(part: number) {
  const tried = faults(Object.values(journeys))
    .filter((_, i) => i % processes === part)
    .map((fault): Tried => {
      const { kind, name, touched } = fault;
      const noticedBy = killerOf(fault, journeys, lawsOf);
      return { kind, name, touched, ...(noticedBy ? { noticedBy } : { matters: matters(fault) }) };
    });
  process.send?.(tried);
}

/** Whether a level, what the family is told, what is shared or an action comes out differently with a fault. */
function matters(fault: Fault): boolean {
  return Object.values(journeys).some((journey) => {
    const faulty = fault.in(journey);
    return faulty !== journey && impact({ journey }, { journey: faulty }).changes.length > 0;
  });
}

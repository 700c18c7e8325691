import { spawn } from 'node:child_process';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { referLaws, shareLaws } from '../../machines/laws.ts';
import { explore } from '../../machines/proof/explore.ts';

/*
 * npm run prove: proves every promise over every path, one process a journey, and says what was proved.
 * Exits with 1 if a promise is broken, after naming it and the first path that breaks it.
 */

const laws = { refer: referLaws, share: shareLaws };
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(2);
const only = process.argv[2] as JourneyId | undefined;

if (only) proveOne(only);
else {
  const start = performance.now();
  const runs = Object.keys(journeys).map(
    (id) =>
      new Promise<{ kept: number; broken: number }>((done) => {
        const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, id], {
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        });
        child.on('message', (message) => done(message as { kept: number; broken: number }));
        child.on('exit', (code) => done({ kept: 0, broken: code === 0 ? 0 : 1 }));
      }),
  );
  const results = await Promise.all(runs);
  const sum = (which: 'kept' | 'broken') => results.reduce((all, result) => all + result[which], 0);
  console.log(`${seconds(start)} s in all`);
  console.log(`${sum('kept')} promises kept, ${sum('broken')} broken`);
  process.exitCode = sum('broken') > 0 ? 1 : 0;
}

function proveOne(id: JourneyId) {
  const start = performance.now();
  const journey = journeys[id];
  const { ends, classes } = explore(journey);
  const paths = ends.reduce((all, end) => all + end.paths, 0n);
  let broken = 0;
  let looked = 0;
  for (const { name, check } of laws[id]) {
    const since = performance.now();
    const verdict = check(journey);
    looked += verdict.classes;
    if (process.env['SLOW'] && performance.now() - since > 20) console.log(`${seconds(since)} s, ${verdict.classes} classes: ${name}`);
    if (verdict.broken) {
      broken++;
      console.log(`BROKEN ${name}\n  ${verdict.broken}`);
    }
  }
  for (const { decision } of journey.stages)
    console.log(
      `${id} · ${decision.spec.id}: ${Object.keys(decision.spec.questions).length} questions, ${decision.spec.outcomes.length} outcomes`,
    );
  console.log(
    `${id}: ${classes} classes, ${paths.toLocaleString('en-GB')} paths; ${laws[id].length - broken} of ${laws[id].length} promises proved over ${looked} classes in ${seconds(start)} s`,
  );
  process.send?.({ kept: laws[id].length - broken, broken });
}

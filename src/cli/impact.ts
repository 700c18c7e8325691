import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readContent } from '../../content/plugin.ts';
import type { Pack } from '../../content/pack.ts';
import type { SignedFor } from '../../content/schema.ts';
import { questionOf } from '../../machines/grammar/decision.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { givens } from '../../machines/givens.ts';
import { journeys } from '../../machines/journeys.ts';
import { impact, onlyBefore, type Change } from '../../machines/impact.ts';
import type { Side } from '../../machines/grammar/sideBySide.ts';
import { journeyIn } from '../walk/journeyIn.ts';
import { trailWords } from '../explain/trail.ts';
import { journeyOf, rulesOf } from '../records/rules.ts';
import { clockWords } from '../recommend/clocks.ts';
import { isoDay } from '../recommend/dates.ts';
import { readPackFile } from './pack.ts';
import type { Words } from '../recommend/words.ts';
import { readWords } from './words.ts';

/*
 * npm run impact OLD NEW   two commits, two packs or two law editions; “.” is the project as it stands. Says over every set of
 *                          answers what comes out differently, up and down, by question and outcome, with an example
 *                          of each. Exits 1 if anything protects less and nobody has signed for it, in NEW.signed-for.yaml
 *                          beside a pack, or in content/signed-for.yaml.
 */

const editions = questionOf(givens.spec, 'law-edition');
const top = fileURLToPath(new URL('../../', import.meta.url));

/** One of the two that are set beside each other. */
interface Version {
  readonly kind: 'commit' | 'pack' | 'law edition';
  readonly side: (journey: keyof typeof journeys) => Side;
  readonly pack?: Pack;
}

async function version(name: string): Promise<Version> {
  if (name in editions)
    return {
      kind: 'law edition',
      side: (id) => ({ journey: journeys[id], given: { 'law-edition': name } }),
    };
  const file = resolve(process.env['INIT_CWD'] ?? '', name);
  if (/\.(ya?ml|json)$/.test(name) && existsSync(file)) {
    const read = await readPackFile(file, isoDay(new Date()));
    if ('problems' in read)
      throw new Error(
        `${name} is not a pack that can be used. To see why: npm run pack check ${name}`,
      );
    return { kind: 'pack', pack: read.pack, side: (id) => ({ journey: journeyIn(id, read.pack) }) };
  }
  if (name === '.') return { kind: 'commit', side: (id) => ({ journey: journeys[id] }) };
  const then = await journeysAt(name);
  return {
    kind: 'commit',
    side(id) {
      const journey = then[id];
      if (!journey) throw new Error(`${name} has no journey “${id}”`);
      return { journey };
    },
  };
}

/** The journeys as a commit declares them, walked by the grammar of today. */
async function journeysAt(commit: string): Promise<Readonly<Record<string, Journey>>> {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'safe.directory=*', ...args], {
      cwd: top,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1e8,
    });
  let hash: string;
  try {
    hash = git('rev-parse', '--verify', '--end-of-options', `${commit}^{commit}`).toString().trim();
  } catch {
    throw new Error(
      `“${commit}” is no commit, no pack and no law edition. Law editions: ${Object.keys(editions).join(', ')}`,
    );
  }
  const folder = `${top}node_modules/.cache/windscreen/${hash}`; // under node_modules, so that its imports are found
  if (!existsSync(`${folder}/machines`)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('tar', ['-x', '-C', folder], {
      input: git('archive', '--format=tar', hash, 'machines'),
    });
  }
  type Then = { journeys: Readonly<Record<string, Journey>> };
  const declared: unknown = await import(pathToFileURL(`${folder}/machines/journeys.ts`).href);
  const { journeys: then } = declared as Then; // what does not compile by the grammar of today throws below
  return Object.fromEntries(
    Object.entries(then).map(([id, journey]) => [id, journeyOf(rulesOf(journey))]),
  );
}

/** What a change is called where somebody signs for it. */
const nameOf = (journey: string, { what, question, from, to }: Change) =>
  `${journey}, ${what}, at ${question}: ${from} becomes ${to}`;

/** 1,234 or 1.2 × 10^21 */
function many(count: bigint): string {
  const digits = String(count);
  return digits.length < 7
    ? count.toLocaleString('en-GB')
    : `${digits[0]}.${digits[1]} × 10^${digits.length - 1}`;
}

/** Deadlines of a pack that have become longer: less protective, though no answer changes. */
function longer({ pack: old }: Version, { pack: now }: Version, { routes }: Words): string[] {
  if (!old || !now) return [];
  const hours = ({ n, unit }: { n: number; unit: string }) => n * (unit === 'hours' ? 1 : 24);
  return (['written-follow-up', 'front-door-decision', 'chase'] as const).flatMap((clock) => {
    const [before, after] = [old.clocks[clock].value, now.clocks[clock].value];
    return hours(after) > hours(before)
      ? [`${clock}: ${clockWords(routes, before)} becomes ${clockWords(routes, after)}`]
      : [];
  });
}

async function signedFor(name: string): Promise<SignedFor> {
  const beside = resolve(process.env['INIT_CWD'] ?? '', name.replace(/\.\w+$/, '.signed-for.yaml'));
  const file = /\.(ya?ml|json)$/.test(name) ? beside : `${top}content/signed-for.yaml`;
  // its shape was checked by its name, and the type is made of that shape
  return existsSync(file) ? ((await readContent(file)) as SignedFor) : [];
}

async function main([old, now]: readonly string[]): Promise<number> {
  if (!old || !now)
    throw new Error('Name two commits, two packs or two law editions: npm run impact OLD NEW');
  const [before, after] = [await version(old), await version(now)];
  if (before.kind !== after.kind)
    throw new Error(`${old} is a ${before.kind} and ${now} is a ${after.kind}: name two of a kind`);
  const [words, signed] = [await readWords(), await signedFor(now)];
  const unsigned: string[] = [];
  const say = (name: string, down: boolean) => {
    const by = signed.find(({ change }) => change === name);
    if (down && !by) unsigned.push(name);
    console.log(
      `${down ? 'DOWN' : 'up  '} ${name}${by ? `\n     signed for by ${by.name} on ${by.on}: ${by.reason}` : ''}`,
    );
  };
  for (const id of keysOf(journeys)) {
    const sides = [before.side(id), after.side(id)] as const;
    const same =
      sides[0].given === undefined &&
      JSON.stringify(rulesOf(sides[0].journey)) === JSON.stringify(rulesOf(sides[1].journey));
    const { changes, paths } = same
      ? { changes: [], paths: 0n }
      : impact(...sides, (share) => progress(`${id}: ${Math.round(share * 100)} %`));
    progress('');
    for (const answer of onlyBefore(sides[0].journey, sides[1].journey))
      say(`${id}: “${answer}” can no longer be answered`, true);
    for (const answer of onlyBefore(sides[1].journey, sides[0].journey))
      say(`${id}: “${answer}” can now be answered`, false);
    for (const change of changes) {
      say(nameOf(id, change), change.direction === 'down');
      console.log(
        `     ${change.classes} classes, ${many(change.paths)} sets of answers, such as\n     ${trailWords(words, change.example).join(' → ')}`,
      );
    }
    const count = (direction: Change['direction']) =>
      changes
        .filter((one) => one.direction === direction)
        .reduce((sum, { classes }) => sum + classes, 0);
    console.log(
      `${id}: ${same ? 'the same rules' : `${count('up')} classes of answers up, ${count('down')} down, of ${many(paths)} sets of answers`}`,
    );
  }
  for (const name of longer(before, after, words)) say(name, true);
  if (unsigned.length === 0) return 0;
  console.log(
    `\n${unsigned.length} changes protect less, and nobody has signed for them. To sign, add each with a reason and a name:`,
  );
  for (const name of unsigned) console.log(`- change: ${JSON.stringify(name)}`);
  return 1;
}

const progress = (text: string) =>
  process.stderr.isTTY && process.stderr.write(`\r${text.padEnd(30)}\r`);

await main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (mistake: Error) => {
    console.error(mistake.message);
    process.exitCode = 1;
  },
);

import { fileURLToPath } from 'node:url';
import type { CouncilsText, CouncilText } from '../../content/schema.ts';
import { isoDay } from '../recommend/dates.ts';
import { councilsInDoubt, numbersSeen, type Doubted } from '../recommend/inDoubt.ts';
import { councilNamed } from '../recommend/councils.ts';
import { readCouncilPack, readText } from './words.ts';

/*
 * npm run directory show NAME     each number of a council, with what Windscreen says of how sure it is
 * npm run directory stale [DAY]   the directory's numbers by age, with what makes each doubtful, and the councils by kind of doubt
 */

const said: Readonly<Record<Doubted, string>> = {
  'not-seen': 'no daytime number was seen',
  'night-not-seen': 'no number for nights and weekends was seen',
  conflict: 'pages differ',
  'out-of-date': 'last dated or seen more than 180 days before',
  'one-page-undated': 'one page only, and it is not dated',
};

/** Every entry of the directory, by its council, as the build reads them. */
export async function readDirectory(): Promise<Readonly<Record<string, CouncilText>>> {
  const ids = Object.keys(await readText<CouncilsText>('councils.yaml'));
  const entries = await Promise.all(
    ids.map(async (id) => [id, await readText<CouncilText>(`directory/${id}.yaml`)] as const),
  );
  return Object.fromEntries(entries);
}

/** Midday in England on a day, or a mistake in words. */
export function momentOf(day: string): Date {
  const moment = new Date(`${day}T12:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(moment.getTime()) || isoDay(moment) !== day)
    throw new Error(`“${day}” is no day: write it as 2026-11-30`);
  return moment;
}

/** What is said of each number of a council, in the order in which they are shown. */
async function show(named: string): Promise<void> {
  const councils = await readText<CouncilsText>('councils.yaml');
  const id = Object.hasOwn(councils, named) ? named : councilNamed(councils, named);
  if (id === undefined)
    throw new Error(`There is no council “${named}”: use the name of its file, such as leeds`);
  const { name, frontDoor, outOfHours, missing } = await readCouncilPack(id);
  console.log(`${name} (content/directory/${id}.yaml)`);
  for (const [when, door] of Object.entries({ open: frontDoor, closed: outOfHours })) {
    const own = door.lines.filter(({ sure }) => sure);
    console.log(`When it is ${when}: ${door.name.value}${own.length > 0 ? '' : `. ${missing}`}`);
    for (const { number, for: whom, option, sure, elsewhere } of own)
      console.log(
        `  ${number.value}  ${[whom, option].filter(Boolean).join(', ')}. ${sure}${elsewhere ? ` Another page prints ${elsewhere.value}.` : ''}`,
      );
  }
}

async function main([command, ...named]: readonly string[]): Promise<void> {
  if (command === 'show' && named.length > 0) return show(named.join(' '));
  const [day = isoDay(new Date()), ...more] = named;
  if (command !== 'stale' || more.length > 0)
    throw new Error(
      'Say what to do: npm run directory show NAME, npm run directory stale, or npm run directory stale DAY',
    );
  const now = momentOf(day);
  const entries = await readDirectory();
  const numbers = numbersSeen(entries, now);
  for (const { days, asAt, council, number, night, doubts } of numbers)
    console.log(
      `${String(days).padStart(5)} days  ${asAt.padEnd(10)}  ${council}  ${number}${night ? ' (closed)' : ''}  ${doubts.map((doubt) => said[doubt]).join('; ')}`.trimEnd(),
    );
  console.log(`${numbers.length} numbers of ${Object.keys(entries).length} councils, as of ${day}`);
  for (const [doubt, councils] of councilsInDoubt(entries, now))
    console.log(`${councils.length} councils: ${said[doubt]}: ${councils.join(', ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2)).catch((mistake: Error) => {
    console.error(mistake.message);
    process.exitCode = 1;
  });

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import type { Pack } from '../../content/pack.ts';
import type {
  CouncilNamesText,
  CouncilsText,
  CouncilText,
  HowSureText,
  SourcesText,
  ToolsText,
} from '../../content/schema.ts';
import { lowerings } from '../open/lowering.ts';
import { textIn } from '../open/bytes.ts';
import { readPack, type Known, type PackRead } from '../open/pack.ts';
import {
  largestPack,
  problemWords,
  tooLarge,
  type PackFaultText,
  type PackProblem,
} from '../open/packProblem.ts';
import { councilNamed, findCouncils } from '../recommend/councils.ts';
import { councilPack } from '../recommend/councilPack.ts';
import { ageInDays, isoDay, isStale } from '../recommend/dates.ts';
import { nearest } from '../walk/nearest.ts';
import { readPack as readArea, readText, readWords } from './words.ts';

/*
 * npm run pack new NAME      writes NAME.yaml, a pack with comments, here; never over another file
 * npm run pack new -- --council ID  writes ID.yaml, begun from what the directory has of that council, each value with its source and date
 * npm run pack check FILE..  says everything that is wrong with each, by line, field, reason and mend; exits 1 if anything is
 * npm run pack stale [FILE..]  lists every dated value of these packs, or of all of Windscreen's, oldest first
 */

const content = fileURLToPath(new URL('../../content/', import.meta.url));
const shipped = () => readdirSync(`${content}areas`).map((file) => `${content}areas/${file}`);

interface Written {
  readonly file: string;
  readonly text: string;
}
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A pack to fill in, under a name. */
export function scaffold(name: string, today: string): Written {
  const id = idOf(name);
  if (!id)
    throw new Error(`“${name}” is no name for an area: write it in letters, such as “North Shire”`);
  const text = readFileSync(`${content}pack-template.yaml`, 'utf8')
    .replace(/\bTODAY\b/g, `'${today}'`)
    .replace(/^id: …$/m, `id: ${id}`)
    .replace(/^name: …$/m, () => `name: ${JSON.stringify(name)}`);
  return { file: `${id}.yaml`, text };
}

/**
 * A pack to fill in, begun from the directory: what was seen of a council's front door stands in
 * it, each value with the page it was seen on and the date. What was not seen is still to be filled
 * in, or is left out where the template would only give an example.
 */
export async function begunFrom(council: string, today: string): Promise<Written> {
  const councils = await readText<CouncilsText>('councils.yaml');
  const id = Object.hasOwn(councils, idOf(council))
    ? idOf(council)
    : (councilNamed(councils, council) ?? idOf(council));
  const listed = Object.hasOwn(councils, id) ? councils[id] : undefined;
  if (!listed) {
    const found = findCouncils(
      councils,
      council,
      await readText<CouncilNamesText>('council-names.yaml'),
    ).map((one) => one.id);
    const near = (found.length > 0 ? found.slice(0, 3) : nearest(Object.keys(councils), id)).map(
      (one) => `${one} (${councils[one]?.name})`,
    );
    throw new Error(
      `There is no council “${council}” in the directory. The nearest are ${near.join(', ')}`,
    );
  }
  const [entry, base, said] = await Promise.all([
    readText<CouncilText>(`directory/${id}.yaml`),
    readArea('england-unlisted'),
    readText<HowSureText>('how-sure.yaml'),
  ]);
  const pack = councilPack({ id, council: listed, entry, base: { ...base, notes: [] }, said });
  const { frontDoor, outOfHours } = pack;
  const { text } = scaffold(listed.name, today);
  const document = parseDocument(text);
  const begun: readonly (readonly [path: readonly string[], value: unknown])[] = [
    [['id'], id],
    [['covers'], pack.covers],
    [['website'], pack.website],
    [['missing'], pack.missing],
    [['frontDoor', 'name'], entry.frontDoor.name && frontDoor.name],
    [['frontDoor', 'lines'], entry.frontDoor.lines.length > 0 && frontDoor.lines],
    [['frontDoor', 'form'], entry.frontDoor.form && frontDoor.form],
    [['frontDoor', 'advice'], entry.frontDoor.advice && frontDoor.advice],
    [['outOfHours', 'name'], entry.outOfHours.name && outOfHours.name],
    [['outOfHours', 'lines'], entry.outOfHours.lines.length > 0 && outOfHours.lines],
    [['conflicts'], pack.conflicts.length > 0 && pack.conflicts],
    [['notes'], pack.notes.length > 0 && pack.notes],
  ];
  for (const [path, value] of begun) if (value) document.setIn(path, document.createNode(value));
  if (frontDoor.opening)
    document.setIn(['frontDoor', 'opening'], document.createNode(frontDoor.opening));
  else document.deleteIn(['frontDoor', 'opening']);
  for (const [source, page] of Object.entries(pack.sources))
    document.setIn(['sources', source], document.createNode(page));
  return { file: `${id}.yaml`, text: document.toString({ lineWidth: 0 }) };
}

const known = async (today: string): Promise<Known> => ({
  sources: Object.keys(await readText<SourcesText>('sources.yaml')),
  tools: Object.keys(await readText<ToolsText>('tools.yaml')),
  today,
});

/** A pack in a file, or everything that is wrong with how it is written. */
export async function readPackFile(path: string, today: string): Promise<PackRead> {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined)
    return { problems: [{ field: '', reason: { says: 'no-file' }, mend: { says: 'its-name' } }] };
  if (size > largestPack) return { problems: [tooLarge] };
  const read = textIn(readFileSync(path));
  if ('fault' in read) return { problems: [{ field: '', reason: { says: read.fault } }] };
  return readPack(read.text, await known(today));
}

/**
 * Everything that is wrong with the pack in a file, its floors proved over every set of answers.
 */
export async function problemsIn(path: string, today: string): Promise<readonly PackProblem[]> {
  const read = await readPackFile(path, today);
  if ('problems' in read) return read.problems;
  return lowerings(read.pack, await readWords());
}

interface Aged {
  readonly pack: string;
  readonly field: string;
  readonly asAt: string;
  readonly days: number;
}

/** Every dated value of a pack, by its field. */
export function aged(pack: Pack, now: Date): Aged[] {
  const walk = (part: unknown, path: readonly string[]): Aged[] => {
    if (typeof part !== 'object' || part === null) return [];
    const asAt: unknown = 'asAt' in part ? part.asAt : undefined;
    if (typeof asAt === 'string')
      return [{ pack: pack.id, field: path.join('.'), asAt, days: ageInDays(asAt, now) }];
    return Object.entries(part).flatMap(([key, value]) =>
      walk(value, [...path, Array.isArray(part) ? String(Number(key) + 1) : key]),
    );
  };
  return walk(pack, []);
}

async function main([command, ...named]: readonly string[]): Promise<number> {
  const now = new Date();
  const files =
    command === 'new' ? named : named.map((file) => resolve(process.env['INIT_CWD'] ?? '', file));
  if (command === 'new' && files.length > 0) {
    const [first, ...rest] = files;
    const { file: name, text } =
      first === '--council'
        ? await begunFrom(rest.join(' '), isoDay(now))
        : scaffold(files.join(' '), isoDay(now));
    const file = resolve(process.env['INIT_CWD'] ?? '', name);
    if (existsSync(file))
      throw new Error(
        `${name} is there already, and is left as it is. Choose another name, or move it.`,
      );
    writeFileSync(file, text);
    console.log(`Written: ${name}. Replace every “…”, then run: npm run pack check ${name}`);
    return 0;
  }
  if (command === 'check' && files.length > 0) {
    const said = await readText<PackFaultText>('pages/pack-faults.yaml');
    let wrong = 0;
    for (const file of files) {
      const problems = await problemsIn(file, isoDay(now));
      wrong += problems.length;
      for (const problem of problems) {
        console.log(`${file}: ${problemWords(said, problem)}`);
        if (problem.example) console.log(`  For example: ${problem.example.join(' → ')}`);
      }
      if (problems.length === 0)
        console.log(
          `${file}: nothing is wrong with it, and it protects no less than Windscreen does`,
        );
    }
    return wrong > 0 ? 1 : 0;
  }
  if (command === 'stale') {
    const read = await Promise.all(
      (files.length > 0 ? files : shipped()).map((path) => readPackFile(path, isoDay(now))),
    );
    const packs = read.flatMap((one) => ('pack' in one ? [one.pack] : []));
    if (packs.length < read.length)
      throw new Error('A pack could not be read. To see why: npm run pack check FILE');
    const all = packs.flatMap((pack) => aged(pack, now)).sort((a, b) => b.days - a.days);
    for (const { days, asAt, pack, field } of all)
      console.log(`${String(days).padStart(5)} days  ${asAt.padEnd(10)}  ${pack}  ${field}`);
    const old = all.filter(({ asAt }) => isStale(asAt, now)).length;
    console.log(
      `${old} of ${all.length} values were last confirmed more than 180 days ago, and say so on every page`,
    );
    return 0;
  }
  throw new Error(
    'Say what to do: npm run pack new NAME, npm run pack new -- --council ID, npm run pack check FILE, or npm run pack stale',
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (mistake: Error) => {
      console.error(mistake.message);
      process.exitCode = 1;
    },
  );

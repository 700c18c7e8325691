import words from '../../content/pages/beside.yaml';
import type { Pack } from '../../content/schema.ts';
import { filled } from '../ui/filled.ts';
import { asAtWords } from './dates.ts';
import { isTheirs } from './ring.ts';

type Line = Pack['frontDoor']['lines'][number];

/** As many as a pack may hold, and as long as a sentence in it may be. */
const most = { lines: 60, sentence: 1000 };
const ofTheirs = 'directory-';

/**
 * Pure. A pack that somebody wrote, with every number that Windscreen itself has of the same front
 * door beside its own. It takes none away: both show, its own with its name and date, and with a
 * warning where it is the older.
 */
export function besideDirectory(pack: Pack, seen: Pack): Pack {
  const beside = (lines: readonly Line[], theirs: readonly Line[]): Line[] => {
    const known = theirs.filter(({ number }) => isTheirs({ number: number.value }));
    const missing = known.filter((line) => !lines.some((one) => isSame(one, line)));
    const latest = known.map(({ number }) => number.asAt).sort();
    const own = lines.map((line) =>
      known.length === 0 || known.some((one) => isSame(one, line))
        ? line
        : named(line, latest.at(-1)),
    );
    return [...own.slice(0, most.lines - missing.length), ...missing.map(ofDirectory)];
  };
  const named = (line: Line, latest = ''): Line => {
    if (!isTheirs({ number: line.number.value })) return line;
    const isOlder = line.number.asAt < latest;
    const from = filled(isOlder ? words.older : words.pack, {
      name: pack.name,
      date: asAtWords(line.number.asAt),
    });
    return { ...line, sure: [from, line.sure].filter(Boolean).join(' ').slice(0, most.sentence) };
  };
  const ofDirectory = (line: Line): Line => {
    const sure = line.sure ?? filled(words.seen, { date: asAtWords(line.number.asAt) });
    const { elsewhere, number } = line;
    return {
      ...line,
      number: { ...number, source: sourceOf(number.source) },
      ...(elsewhere ? { elsewhere: { ...elsewhere, source: sourceOf(elsewhere.source) } } : {}),
      sure: filled(words.directory, { sure }).slice(0, most.sentence),
    };
  };
  /** The pack may have another source by the same name. */
  const sourceOf = (id: string) => (seen.sources[id] ? `${ofTheirs}${id}`.slice(0, 60) : id);
  const frontDoor = {
    ...pack.frontDoor,
    lines: beside(pack.frontDoor.lines, seen.frontDoor.lines),
  };
  const outOfHours = {
    ...pack.outOfHours,
    lines: beside(pack.outOfHours.lines, seen.outOfHours.lines),
  };
  const cited = [...frontDoor.lines, ...outOfHours.lines].flatMap(({ number, elsewhere }) => [
    number.source,
    elsewhere?.source,
  ]);
  const sources = Object.entries(seen.sources).flatMap(([id, page]) =>
    cited.includes(sourceOf(id)) ? [[sourceOf(id), page]] : [],
  );
  return {
    ...pack,
    frontDoor,
    outOfHours,
    sources: { ...pack.sources, ...Object.fromEntries(sources) },
  };
}

const isSame = (one: Line, other: Line) => digits(one) === digits(other);
const digits = ({ number }: Line) => number.value.replace(/\D/g, '');

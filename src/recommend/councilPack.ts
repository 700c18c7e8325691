import type { CouncilsText, CouncilText, HowSureText, Pack, Valued } from '../../content/schema.ts';
import { asAtWords } from './dates.ts';
import { openingSeen } from './openingSeen.ts';

/** What a council's pack is made from. */
export interface Listed {
  readonly id: string;
  /** As it stands in the list of councils. */
  readonly council: Pick<CouncilsText[string], 'name' | 'council'>;
  /** What was seen of its front door. */
  readonly entry: CouncilText;
  /** The pack of an area that is not listed: what holds anywhere in England. */
  readonly base: Pack;
  readonly said: HowSureText;
}
type PackLine = Pack['frontDoor']['lines'][number];
type Page = CouncilText['sources'][string];

/**
 * The pack of a council in the directory. What was seen of its front door stands in place of what
 * is said of an area that is not listed; the rest stays, and raises nothing. No number stands
 * alone: each says how it is known, and what another page prints.
 */
export function councilPack({ id, council: { name, council }, entry, base, said }: Listed): Pack {
  const { frontDoor, outOfHours, website, conflicts = [], notes, sources: pages } = entry;
  const valued = <T>(value: T, source: number, note?: string): Valued<T> => {
    const { dated, kind } = pageOf(entry, source);
    return {
      value,
      source: sourceId(source),
      asAt: dated ?? entry.seen,
      confidence: isTheirs(kind) ? 'published' : 'secondary',
      ...(note ? { note } : {}),
    };
  };
  /**
   * The page that a value without one of its own is said to be from: that of the first number, or
   * the first of all.
   */
  const main = frontDoor.lines[0]?.source ?? outOfHours.lines[0]?.source ?? 1;
  const hasPages = Object.keys(pages).length > 0;
  const general = <T>(value: T): Valued<T> =>
    hasPages
      ? valued(value, main)
      : { value, source: 'windscreen', asAt: entry.seen, confidence: 'inference' };
  const lineOf = (
    whom: string,
    { number, option, source }: Omit<CouncilText['frontDoor']['lines'][number], 'for'>,
  ): PackLine => {
    const [other, ...others] = conflicts
      .filter(({ against }) => against === number)
      .map((conflict) => conflict.number);
    const doubted = other ? ({ confidence: 'conflicting' } as const) : {};
    return {
      for: whom,
      number: { ...valued(number, source), ...doubted },
      ...(option ? { option } : {}),
      ...(other
        ? {
            elsewhere: {
              value: other,
              source: 'windscreen',
              asAt: entry.seen,
              confidence: 'conflicting',
            },
          }
        : {}),
      sure: howSure(entry, { number, source }, others, said),
    };
  };
  const { hours } = frontDoor;
  const opening = hours && openingSeen(hours.text);
  const hoursSeen = said.hoursSeen.replace('{text}', () => hours?.text ?? '');
  const filled = (sentence: string) =>
    sentence.replaceAll('{council}', () => council).replaceAll('{website}', () => website);
  return {
    ...base,
    id,
    name,
    covers: filled(said.covers),
    website: {
      value: `https://${website}/`,
      source: 'windscreen',
      asAt: entry.seen,
      confidence: 'secondary',
    },
    missing: filled(said.missing),
    frontDoor: {
      ...base.frontDoor,
      ...(frontDoor.name ? { name: general(frontDoor.name) } : {}),
      ...(frontDoor.lines.length > 0
        ? { lines: frontDoor.lines.map(({ for: whom, ...line }) => lineOf(said[whom], line)) }
        : {}),
      ...(hours && opening
        ? {
            opening: valued(opening, hours.source, hoursSeen),
          }
        : {}),
      ...(frontDoor.form ? { form: general(asSentence(frontDoor.form)) } : {}),
      ...(frontDoor.advice ? { advice: general(asSentence(frontDoor.advice)) } : {}),
    },
    outOfHours: {
      name: outOfHours.name ? general(outOfHours.name) : base.outOfHours.name,
      lines:
        outOfHours.lines.length > 0
          ? outOfHours.lines.map((line) => lineOf(said.night, line))
          : base.outOfHours.lines,
    },
    conflicts: conflicts.flatMap(({ against, said: other }) => {
      const line = [...frontDoor.lines, ...outOfHours.lines].find(
        ({ number }) => number === against,
      );
      if (!line) return [];
      const first = said.ours
        .replace('{number}', () => line.number)
        .replace('{publisher}', () => pageOf(entry, line.source).publisher);
      return [
        {
          about: line.number,
          said: [
            valued(first, line.source),
            {
              value: asSentence(other),
              source: 'windscreen',
              asAt: entry.seen,
              confidence: 'conflicting',
            },
          ],
          use: said.use,
        },
      ];
    }),
    notes: [
      ...(notes ? [{ about: said.notesAbout, ...general(asSentence(notes)) }] : []),
      ...(hours && !opening
        ? [
            {
              about: said.hoursAbout,
              ...valued(hoursSeen, hours.source),
            },
          ]
        : []),
      ...conflicts
        .filter(({ against }) => against === undefined)
        .map((old) => ({ about: said.supersededAbout, ...general(asSentence(old.said)) })),
      ...base.notes,
    ],
    sources: Object.fromEntries(
      Object.entries(pages).map(([n, page]) => [
        sourceId(Number(n)),
        sourceOf(page, entry.seen, said),
      ]),
    ),
  };
}

const pageOf = ({ sources }: CouncilText, source: number): Page => {
  const page = sources[source];
  if (!page) throw new Error(`the entry has no source ${source}`);
  return page;
};
const sourceId = (source: number) => `council-page-${source}`;

/** Whether a page is the council's own, or that of the partnership it is part of. */
const isTheirs = (kind: Page['kind']) => kind === 'council' || kind === 'partnership';

/** A note is written as a clause. */
const asSentence = (clause: string) =>
  `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.!?]$/.test(clause) ? '' : '.'}`;

/**
 * The pages are known by their place, and many of them are old: they may answer by https only,
 * which is what a pack’s link must be.
 */
const sourceOf = (
  { title, publisher, link, dated, dating }: Page,
  seen: string,
  said: HowSureText,
): Pack['sources'][string] => ({
  title,
  publisher,
  date: dated ?? seen,
  link: link.replace(/^http:/, 'https:'),
  checked: seen,
  read: 'seen',
  ...(dating
    ? { note: said.pageDating.replace('{dating}', () => dating) }
    : dated
      ? {}
      : { note: said.pageUndated }),
});

/**
 * How a number is known. How many pages agree was counted for the one daytime number of an entry;
 * of any other it is said only where it was seen.
 */
function howSure(
  entry: CouncilText,
  { number, source }: { readonly number: string; readonly source: number },
  others: readonly string[],
  said: HowSureText,
): string {
  const { frontDoor, agree, sources, conflicts = [], doubt } = entry;
  const { publisher, dated, dating, kind } = pageOf(entry, source);
  const counted = frontDoor.lines.length === 1 && frontDoor.lines[0]?.number === number;
  const date = dated
    ? asAtWords(dated)
    : dating
      ? said.undatedBut.replace('{dating}', () => dating)
      : said.undated;
  const known = (sentence: string) =>
    sentence
      .replace('{n}', () => said.counts[agree] ?? String(agree))
      .replace('{publisher}', () => publisher)
      .replace('{date}', () => date);
  const none = Object.values(sources).every((page) => !page.dated && !page.dating);
  const agreed = dated
    ? said.agreeDated
    : !none
      ? said.agreeNotThis
      : agree === 2
        ? said.agreeTwoUndated
        : said.agreeUndated;
  return [
    conflicts.some(({ against }) => against === number) ? said.differ : '',
    known(!counted ? said.seenOn : agree > 1 ? agreed : said.onePage),
    isTheirs(kind) ? '' : said.notTheirs,
    doubt ?? '',
    others.length > 0 ? said.others.replace('{numbers}', () => others.join(', ')) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

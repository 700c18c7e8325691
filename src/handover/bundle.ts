import words from '../../content/pages/bundle.yaml';
import textWords from '../../content/pages/text.yaml';
import { filesIn } from '../records/attached.ts';
import { decisionOf, type Entries, type Entry } from '../records/entry.ts';
import { receiptOf } from '../records/receipt.ts';
import { bare, spansOf, withoutSpans, type Span } from '../records/spelling.ts';
import { sharesSomething } from '../records/toShare.ts';
import type { ToShare } from '../records/account.ts';
import { dateAndTime } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';
import { isSharedIn, sharedRows } from './document.ts';
import { heldBack, partsOf, withoutProtected } from './share.ts';
import { linesInTime } from './when.ts';
import { entriesText, marked, receiptsOf, section, sharedText } from './text.ts';

/** Somewhere that a third party may be named, for a person to decide whether it is held back. */
export interface Place {
  /** The same for as long as the record is kept, whatever was looked for. */
  readonly key: string;
  /**
   * Found by a name that the person gave or that a record says is to be protected (I33); or likely,
   * by what the field is for.
   */
  readonly kind: 'name' | 'likely';
  readonly record: string;
  /** Which entry, counted from 0. */
  readonly n: number;
  readonly label: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** Places that say the same are held back together. */
  readonly says: string;
}

export interface Bundle {
  readonly reference: string;
  readonly at: Date;
}

/**
 * Every place in these records where a third party may be named: each name or word that the person
 * gave, however it is spelt; a part of such a name that stands alone; whatever some record says is
 * to be protected; and the whole of each field that usually names others.
 */
export function toConfirm(records: readonly Entries[], names: readonly string[]): readonly Place[] {
  const hidden = records.flatMap((entries) => partsOf(decisionOf(entries)?.toShare.protect ?? ''));
  const given = [...names, ...hidden];
  const likely = names.flatMap(partsOfName);
  return inOrder(records).flatMap((entries) =>
    leavesOf(entries).flatMap((leaf) => {
      const places = new Map<string, Place & { readonly start: number }>();
      const add = (kind: Place['kind'], spans: readonly Span[]) => {
        for (const span of spans) {
          const key = `${leaf.at}/${span.join('-')}`;
          if (!places.has(key))
            places.set(key, { key, kind, ...placeOf(leaf, span), start: span[0] });
        }
      };
      add('name', spansOf(leaf.text, given));
      add('likely', spansOf(leaf.text, likely));
      if (leaf.isLikely && bare(leaf.text)) add('likely', [[0, leaf.text.length]]);
      return [...places.values()]
        .sort((a, b) => a.start - b.start)
        .map(({ start: _, ...place }) => place);
    }),
  );
}

/**
 * Everything in these records as one text, in the order in which it was decided, without what is
 * held back. What is held back in one place is held back wherever else it stands: a name that is
 * hidden here and read there is not hidden. Throws where a place is not in these records, since
 * something would then go out that was meant to stay.
 */
export async function bundleText(
  records: readonly Entries[],
  held: ReadonlySet<string>,
  bundle: Bundle,
): Promise<{ text: string }> {
  const { reference, at } = bundle;
  const originals = inOrder(records);
  const hold = holding(originals, held);
  const copies = originals.map((entries) => ({
    entries,
    copy: rewritten(entries, (text, path) => hold(text, `${entries[0].record}${path}`)),
  }));
  const parts = await Promise.all(
    copies.map(async ({ entries, copy }) =>
      recordLines(copy, await receiptFirst(entries), await receiptsOf(entries)),
    ),
  );
  const many = originals.length;
  const body = [
    ...section(textWords.inTime, linesInTime(copies.map(({ copy }) => copy))),
    ...parts.flatMap((lines, i) => [
      '',
      filled(textWords.recordOf, { n: i + 1, many }),
      '',
      ...lines,
    ]),
  ].join('\n');
  const files = originals.flatMap(filesIn).length;
  const marks = body.split(heldBack).length - 1;
  const { text: said } = words;
  const called = hold(reference.normalize(), '');
  const front = [
    said.title,
    called ? filled(said.reference, { reference: called }) : said.noReference,
    filled(said.made, { when: dateAndTime(at) }),
    many === 1 ? said.one : filled(said.many, { n: many }),
    heldLine(marks),
    ...(files > 0 ? [files === 1 ? said.fileOne : filled(said.fileMany, { n: files })] : []),
    said.redacted,
    said.readAgain,
  ];
  return { text: marked({ mode: modeOf(originals) }, [...front, body]) };
}

/** In how many places something was held back, and what stands there instead. */
function heldLine(n: number): string {
  const { heldNone, heldOne, heldMany } = words.text;
  if (n === 0) return heldNone;
  return n === 1 ? filled(heldOne, { mark: heldBack }) : filled(heldMany, { n, mark: heldBack });
}

function modeOf(records: readonly Entries[]): 'live' | 'training' {
  const modes = new Set(records.flatMap((entries) => decisionOf(entries)?.mode ?? []));
  if (modes.size > 1)
    throw new Error(
      'a bundle cannot hold an invented case beside a real record: leave the training records out',
    );
  return modes.has('training') ? 'training' : 'live';
}

const receiptFirst = async (entries: Entries) => receiptOf(decisionOf(entries) ?? entries[0]);

/**
 * The full text, and what was written to share where nothing was shared: it is held all the same.
 */
function recordLines(entries: Entries, receipt: string, receipts: readonly string[]): string[] {
  const decision = decisionOf(entries);
  const unshared = decision && sharesSomething(decision.toShare) && !isSharedIn(decision);
  const told = unshared
    ? section(words.text.notShared, sharedText(sharedRows(decision.toShare)))
    : [];
  return [entriesText(entries, receipt, receipts), ...told];
}

const inOrder = (records: readonly Entries[]): readonly Entries[] =>
  records.map(asShared).sort(([a], [b]) => startOf(a).localeCompare(startOf(b)));
const startOf = (first: Entry) => (first.kind === 'destroyed' ? first.from : first.at);

/**
 * What was to be protected is in no copy: what was shared stands as it was shared, and the words
 * themselves are left out.
 */
const asShared = ([first, ...others]: Entries): Entries => [
  entryAsShared(first),
  ...others.map(entryAsShared),
];
const entryAsShared = (entry: Entry): Entry =>
  entry.kind === 'decision'
    ? { ...entry, decision: { ...entry.decision, toShare: withoutSecret(entry.decision.toShare) } }
    : entry;
function withoutSecret(toShare: ToShare): ToShare {
  const kept = (text: string) => withoutProtected(text, toShare);
  const { recipient, facts, opinion, fromOthers } = toShare;
  return {
    ...toShare,
    recipient: kept(recipient),
    facts: kept(facts),
    opinion: kept(opinion),
    fromOthers: kept(fromOthers),
  };
}

/** A text that a person can read in an entry, and where it stands. */
interface Leaf {
  /** Record, entry and path. */
  readonly at: string;
  readonly record: string;
  readonly n: number;
  readonly label: string;
  readonly text: string;
  /** Whether it usually names a third party. */
  readonly isLikely: boolean;
}

/**
 * Parts of an entry that are in no text: ids, moments, what only a machine follows, and how the
 * recommendation was worded at length.
 */
const unread =
  /^(id|format|mode|journey|level|tag|kind|question|answer|fact|section|record|previous|key|signature|rules|versions|fields|hashes|protect|at|due|begunAt|finishedAt|decisionDate|reviewOn|asAt|from|until|sources|clock|guide|say|dos|donts|escalation|how|file)$/;

/** The same, with every text that is read changed. Nothing else is. */
const rewritten = <T>(whole: T, change: Change, path = ''): T =>
  // a text gives way to a text, so that whatever holds it keeps its shape
  rewrittenPart(whole, change, path) as T;
type Change = (text: string, path: string) => string;
function rewrittenPart(part: unknown, change: Change, path: string): unknown {
  if (typeof part === 'string') return change(part.normalize(), path);
  if (Array.isArray(part))
    return part.map((one: unknown, i) => rewrittenPart(one, change, `${path}.${i}`));
  if (typeof part !== 'object' || part === null) return part;
  const isId = (key: string, value: unknown) =>
    unread.test(key) || (key === 'decision' && typeof value === 'string');
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      isId(key, value) ? value : rewrittenPart(value, change, `${path}.${key}`),
    ]),
  );
}

function leavesOf(entries: Entries): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const [n, entry] of entries.entries())
    rewritten(
      entry,
      (text, path) => {
        const { record } = entry;
        leaves.push({
          at: `${record}${path}`,
          record,
          n,
          text,
          ...sortOf(entry, path.replace(/^\.\d+\./, ''), text),
        });
        return text;
      },
      `.${n}`,
    );
  return leaves;
}

/** What a text is called, and whether it usually names a third party. */
function sortOf(entry: Entry, path: string, text: string): Pick<Leaf, 'label' | 'isLikely'> {
  const [, list, step, part] = /^decision\.(steps|setAside)\.(\d+)\.(note|said)$/.exec(path) ?? [];
  if (entry.kind === 'decision' && list) {
    const { ask, evidence } = partAt(
      list === 'steps' ? entry.decision.steps : entry.decision.setAside,
      step,
      path,
    );
    return {
      label: ask,
      isLikely: part === 'note' && (evidence?.tag === 'told' || /["“‘]/.test(text)),
    };
  }
  if ('fields' in entry && path.startsWith('shown.')) {
    const named = ['spokenTo', 'to', 'from', 'with', 'there', 'child'].map((field) =>
      entry.fields[field]?.normalize(),
    );
    const [asked] = partAt(entry.shown, path.split('.')[1], path);
    return { label: asked, isLikely: path.endsWith('.1') && named.includes(text) };
  }
  const [label, isLikely = false] = sorts[path] ?? [words.sorts.windscreen];
  return { label, isLikely };
}
/** Gives the part of an entry that a path leads through. */
function partAt<T>(parts: readonly T[], n: string | undefined, path: string): T {
  const part = parts[Number(n)];
  if (part === undefined) throw new Error(`the path “${path}” leads to no part of its entry`);
  return part;
}
const { sorts: called } = words;
const sorts: Readonly<Record<string, readonly [label: string, isLikely?: boolean]>> = {
  by: [called.by],
  reference: [called.reference],
  title: [called.title],
  why: [called.why],
  authorisedBy: [called.authorisedBy, true],
  'decision.reference': [called.reference],
  'decision.reasons.facts': [called.facts],
  'decision.reasons.concern': [called.concern],
  'decision.reasons.risk': [called.risk],
  'decision.reasons.action': [called.action],
  'decision.reasons.justification': [called.justification],
  'decision.consulted': [called.consulted, true],
  'decision.familyTold': [called.familyTold],
  'decision.wishes': [called.wishes],
  'decision.challenge': [called.challenge],
  'decision.triggers': [called.triggers],
  'decision.ownView.why': [called.ownView],
  'decision.choice.why': [called.choice],
  'decision.choice.secondPerson': [called.secondPerson, true],
  'decision.toShare.recipient': [called.sharedWith, true],
  'decision.toShare.facts': [called.sharedFacts],
  'decision.toShare.opinion': [called.sharedOpinion],
  'decision.toShare.fromOthers': [called.sharedFromOthers, true],
  'decision.toShare.whyInclude': [called.sharedWhy],
};

function placeOf(
  { record, n, label, text }: Leaf,
  [start, end]: Span,
): Omit<Place, 'key' | 'kind'> {
  const match = text.slice(start, end);
  const before = text.slice(Math.max(0, start - 60), start).replace(/^[\uDC00-\uDFFF]/, '');
  const after = text.slice(end, end + 60).replace(/[\uD800-\uDBFF]$/, '');
  return { record, n, label, before, match, after, says: bare(match) };
}

/**
 * Holds back the places of these keys, and what they say wherever it stands as words of their own.
 */
function holding(
  records: readonly Entries[],
  held: ReadonlySet<string>,
): (text: string, at: string) => string {
  const texts = new Map(
    held.size === 0
      ? []
      : records.flatMap((entries) => leavesOf(entries).map(({ at, text }) => [at, text] as const)),
  );
  const keyed = [...held].map((key) => {
    const [, at = '', from, to] = /^(.*)\/(\d+)-(\d+)$/s.exec(key) ?? [];
    const span: Span = [Number(from), Number(to)];
    const text = texts.get(at);
    if (text === undefined || !(span[0] < span[1] && span[1] <= text.length))
      throw new Error(
        `the place “${key}” is not in these records: look for the places again before anything is held back`,
      );
    return { at, span, says: text.slice(...span) };
  });
  const everywhere = [...new Set(keyed.map(({ says }) => says))];
  return (text, at) => {
    const here = keyed.filter((one) => one.at === at).map(({ span }) => span);
    return withoutSpans(text, [...here, ...spansOf(text, everywhere)], heldBack);
  };
}

/** “Dana Whitlock” may be Dana further on, and Whitlock after that. */
export const partsOfName = (name: string): readonly string[] => {
  const parts = name.normalize().match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [];
  return parts.length > 1
    ? parts.filter((word) => /^\p{Lu}\p{L}/u.test(word) && !/^(mr|mrs|ms|miss|dr|the)$/i.test(word))
    : [];
};

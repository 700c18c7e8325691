import words from '../../content/pages/receipt.yaml';
import { asAtWords, isoDay } from '../recommend/dates.ts';
import { contentsOf, vouching, type ChildHead } from '../records/childFile.ts';
import { addedTo, fieldOf, referenceOf, type Entries, type Fields } from '../records/entry.ts';
import { isolated } from '../records/isolated.ts';
import { limits } from '../records/limits.ts';
import { filled } from '../ui/filled.ts';

/**
 * What was received of a child, for whoever receives it to sign: from whom, what it holds in lines,
 * and by whom and when it was received, where that is known.
 */
export interface ChildReceipt {
  readonly reference: string;
  readonly from: string;
  readonly to?: string;
  readonly what: readonly string[];
  readonly by?: string;
  readonly on?: string;
}

/** A receipt to sign that goes with a file. */
export async function receiptToSign(
  records: readonly Entries[],
  { reference, sent }: Pick<ChildHead, 'reference' | 'sent'>,
): Promise<ChildReceipt> {
  return {
    reference,
    from: sent.from,
    to: sent.to,
    what: await whatItHolds(records, sent),
  };
}

/** The receipt of what a record says was received last; none where it says nothing of it. */
export function receiptIn(entries: Entries): ChildReceipt | undefined {
  const received = addedTo(entries).findLast(({ kind }) => kind === 'file-received');
  return (
    received && {
      reference: referenceOf(entries),
      from: fieldOf(received, 'from'),
      what: fieldOf(received, 'what').split('\n'),
      by: received.by,
      on: fieldOf(received, 'on'),
    }
  );
}

/** What an entry says of a file that was received on a day. */
export async function receivedFields(
  records: readonly Entries[],
  sent: ChildHead['sent'],
  on: string,
): Promise<Fields> {
  const lines = await whatItHolds(records, sent);
  const whole = lines.join('\n');
  const what = whole.length <= limits.text ? whole : lines.slice(0, 2).join('\n');
  return { on, from: sent.from, what };
}

/** How much a file holds, in a line. */
export function contentsLine(records: readonly Entries[]): string {
  const { records: n, entries, first, last } = contentsOf(records);
  const has = { entries: entriesWords(entries) };
  const held = n === 1 ? filled(words.one, has) : filled(words.many, { n, ...has });
  const [from, until] = [dayOf(first), dayOf(last)];
  return from === until
    ? filled(words.onOne, { held, day: from })
    : filled(words.over, { held, first: from, last: until });
}

/** A line for each record: what it began with, and the receipts that vouch for all of it. */
export const heldLines = (records: readonly Entries[]): Promise<readonly string[]> =>
  Promise.all(
    records.map(async (entries) =>
      filled(words.line, {
        what: entries[0].kind === 'decision' ? words.decision : isolated(entries[0].title),
        day: dayOf(entries[0].at),
        entries: entriesWords(entries.length),
        receipt: (await vouching(entries)).join(', '),
      }),
    ),
  );

async function whatItHolds(
  records: readonly Entries[],
  { by, at }: ChildHead['sent'],
): Promise<readonly string[]> {
  const made = filled(words.sent, { day: dayOf(at), by: isolated(by) });
  return [contentsLine(records), made, ...(await heldLines(records))];
}

const entriesWords = (n: number) => (n === 1 ? words.entry : filled(words.entries, { n }));
const dayOf = (at: string) => asAtWords(isoDay(new Date(at)));

/** Who sent it to whom, and of which child. */
export const receiptRows = ({ reference, from, to }: ChildReceipt) => [
  { term: words.reference, text: isolated(reference) || words.noReference },
  { term: words.from, text: isolated(from) },
  ...(to ? [{ term: words.to, text: isolated(to) }] : []),
];
/** What is filled in, or is to be, when it is signed. */
export const signingRows = ({ by, on }: ChildReceipt) => [
  { term: words.name, text: by ? isolated(by) : '' },
  { term: words.date, text: on ? asAtWords(on) : '' },
  { term: words.signature, text: '' },
];

const blank = '_'.repeat(30);
/** The same in lines of text, with room to sign. */
export const receiptLines = (receipt: ChildReceipt): readonly string[] => [
  words.title.toUpperCase(),
  ...receiptRows(receipt).map(({ term, text }) => `${term}: ${text}`),
  '',
  `${words.what}:`,
  ...receipt.what.map((line) => `- ${line}`),
  '',
  words.statement,
  ...signingRows(receipt).map(({ term, text }) => `${term}: ${text || blank}`),
  '',
  words.sendBack,
];

import words from '../../content/pages/receipt.yaml';
import { dateAndTime } from '../recommend/dates.ts';
import { vouching, type ChildHead } from '../records/childFile.ts';
import { decidedOf } from '../records/decided.ts';
import type { Entries, Entry } from '../records/entry.ts';
import { happenedAt, inCourse } from '../records/happened.ts';
import { isolated } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import { receiptLines, receiptToSign } from './childReceipt.ts';
import { fullText, section } from './text.ts';

/** One thing that happened, and in which of the records it stands, counted from 1. */
interface Happened {
  readonly when: string;
  readonly what: string;
  readonly record: number;
}

/** All that is in a child's records in the order that it happened, a line each. */
export function courseOf(records: readonly Entries[]): readonly Happened[] {
  const whose = new Map(records.flatMap((entries, i) => entries.map((entry) => [entry, i + 1])));
  return inCourse(records.flat()).map(({ entry }) => ({
    when: dateAndTime(new Date(happenedAt(entry))),
    what: titleOf(entry),
    record: whose.get(entry) ?? 0,
  }));
}
const titleOf = (entry: Entry) =>
  entry.kind === 'decision' ? `${words.decision}: ${decidedOf(entry.decision).act}` : entry.title;

/** A child protection file to read without Windscreen: all of it, and a receipt to sign. */
export async function childText(
  records: readonly Entries[],
  head: Pick<ChildHead, 'reference' | 'sent'>,
): Promise<string> {
  const receipt = await receiptToSign(records, head);
  const texts = await Promise.all(
    records.map(async (entries) => fullText(entries, (await vouching(entries)).join(', '))),
  );
  const many = records.length;
  return legible(
    [
      words.file.toUpperCase(),
      `${words.reference}: ${isolated(head.reference) || words.noReference}`,
      `${words.from}: ${isolated(head.sent.from)}`,
      `${words.to}: ${isolated(head.sent.to)}`,
      ...receipt.what.slice(0, 2),
      ...section(
        'IN ORDER OF TIME',
        courseOf(records).map(({ when, what, record }) => `${when}: record ${record}, ${what}`),
      ),
      ...texts.flatMap((text, i) => ['', `RECORD ${i + 1} OF ${many}`, '', text]),
      '',
      ...receiptLines(receipt),
    ].join('\n'),
  );
}

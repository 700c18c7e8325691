import words from '../../content/pages/receipt.yaml';
import textWords from '../../content/pages/text.yaml';
import { vouching, type ChildHead } from '../records/childFile.ts';
import type { Entries } from '../records/entry.ts';
import { isolated } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import { filled } from '../ui/filled.ts';
import { receiptLines, receiptToSign } from './childReceipt.ts';
import { fullText, section } from './text.ts';
import { linesInTime } from './when.ts';

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
      ...section(textWords.inTime, linesInTime(records)),
      ...texts.flatMap((text, i) => ['', filled(textWords.recordOf, { n: i + 1, many }), '', text]),
      '',
      ...receiptLines(receipt),
    ].join('\n'),
  );
}

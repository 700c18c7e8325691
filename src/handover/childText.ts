import words from '../../content/pages/receipt.yaml';
import textWords from '../../content/pages/text.yaml';
import type { ChildHead } from '../records/childFile.ts';
import type { Entries } from '../records/entry.ts';
import { isolated } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import { receiptLines, receiptToSign } from './childReceipt.ts';
import { section } from './text.ts';
import { recordTexts } from './textOfAll.ts';
import { linesInTime } from './when.ts';

/** A child protection file to read without Windscreen: all of it, and a receipt to sign. */
export async function childText(
  records: readonly Entries[],
  head: Pick<ChildHead, 'reference' | 'sent'>,
): Promise<string> {
  const receipt = await receiptToSign(records, head);
  const texts = await recordTexts(records);
  return legible(
    [
      words.file.toUpperCase(),
      `${words.reference}: ${isolated(head.reference) || words.noReference}`,
      `${words.from}: ${isolated(head.sent.from)}`,
      `${words.to}: ${isolated(head.sent.to)}`,
      ...receipt.what.slice(0, 2),
      ...section(textWords.inTime, linesInTime(records)),
      ...texts.flatMap((text) => ['', text]),
      '',
      ...receiptLines(receipt),
    ].join('\n'),
  );
}

import words from '../../content/pages/text.yaml';
import type { Entries } from '../records/entry.ts';
import { vouching } from '../records/childFile.ts';
import { legible } from '../records/legible.ts';
import { filled } from '../ui/filled.ts';
import { fullText } from './text.ts';

/** Several records, each whole and in the order given, as one text to read without Windscreen. */
export async function textOfAll(records: readonly Entries[]): Promise<string> {
  const texts = await Promise.all(
    records.map(async (entries) => fullText(entries, (await vouching(entries)).join(', '))),
  );
  return legible(
    texts
      .flatMap((text, i) => [
        filled(words.recordOf, { n: i + 1, many: texts.length }),
        '',
        text,
        '',
      ])
      .join('\n'),
  );
}

import words from '../../content/pages/text.yaml';
import { vouching } from '../records/childFile.ts';
import type { Entries } from '../records/entry.ts';
import { legible } from '../records/legible.ts';
import { filled } from '../ui/filled.ts';
import { fullText } from './text.ts';

/** Several records, each whole, in the order given, under a line that says which of them it is. */
export const recordTexts = (records: readonly Entries[]): Promise<readonly string[]> =>
  Promise.all(
    records.map(async (entries, i) => {
      const text = await fullText(entries, (await vouching(entries)).join(', '));
      return [filled(words.recordOf, { n: i + 1, many: records.length }), '', text].join('\n');
    }),
  );

/** The same as one text, to read without Windscreen. */
export const textOfAll = async (records: readonly Entries[]): Promise<string> =>
  legible((await recordTexts(records)).map((text) => `${text}\n`).join('\n'));

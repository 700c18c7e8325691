import fc from 'fast-check';
import { legible } from '../../src/records/legible.ts';
import { unzip } from '../handover/unzip.ts';

/** Something that somebody may type: any letters, over one line or more, and never only spaces. */
export const typed = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((lines) => legible(lines.join('\n')).trim())
  .filter(Boolean);
/** The same, or nothing. */
export const maybe = fc.oneof(fc.constant(''), typed);

/** What a Word file says, head and foot too, its lines closed up. */
export async function saidInWord(blob: Blob): Promise<string> {
  const files = unzip(Buffer.from(await blob.arrayBuffer()));
  const xml = [...files].flatMap(([name, text]) => (name.startsWith('word/') ? text : [])).join('');
  const entities: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  };
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, said = '']) => said.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? ''))
    .join('');
}
/** A text as a Word file has it: its lines closed up. */
export const inWord = (text: string): string => legible(text).replaceAll('\n', '');

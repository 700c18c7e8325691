import { textIn } from './bytes.ts';
import { saysTwice, structureFault, withoutFiles } from './structure.ts';
import { short } from './words.ts';

/** Enough of a file to open it, and all that a test needs to be one. */
export interface Readable {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
/**
 * What a file is meant to hold, and the most that it may: in bytes, and as it is said. Files inside
 * it, as base64, may come on top of that.
 */
interface Meant {
  readonly what: string;
  readonly largest: number;
  readonly said: string;
  readonly files?: number;
}

/**
 * The fields of a file in JSON that nobody has vouched for, or what is wrong with it before any of
 * them is looked at. Never throws.
 */
export async function fieldsOf(
  file: Readable,
  { what, largest, said, files = 0 }: Meant,
): Promise<{ readonly fields: Record<string, unknown> } | { readonly fault: string }> {
  const tooLarge = { fault: `there is more than ${said}, and no ${what} is that large` };
  if (file.size > largest + files) return { fault: `${tooLarge.fault}. It was not read` };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { fault: 'there is nothing that could be read. It may have been moved or locked' };
  }
  if (bytes.length > largest + files) return tooLarge;
  const read = textIn(bytes);
  if ('fault' in read) return read;
  const { text } = read;
  const written = files > 0 ? withoutFiles(text) : text;
  if (written.length > largest) return tooLarge;
  if (text.trim() === '') return { fault: 'there is nothing. The file is empty' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return {
      fault: text.trimStart().startsWith('{')
        ? `the text breaks off or is damaged, so it is not a whole ${what}`
        : `there is no ${what} (it is not JSON)`,
    };
  }
  const fault = structureFault(json);
  if (fault) return { fault };
  if (saysTwice(written, json))
    return { fault: 'a field is written twice in one place, so it could be read in two ways' };
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { fault: `there is no ${what}, but something else in JSON` };
  return { fields: Object.fromEntries(Object.entries(json)) };
}

/** Why a file is not of the format it should be: of another version of it, or of something else. */
export const formatFault = (found: unknown, format: string, what: string): string =>
  typeof found === 'string' && found.startsWith(format.replace(/\d+$/, ''))
    ? `format: this is “${short(found)}”, and this Windscreen opens “${format}”`
    : `format: this is not “${format}”, so it is not a Windscreen ${what}`;

import { textIn } from './bytes.ts';
import { saysTwice, structureFault, withoutFiles } from './structure.ts';
import { short, type Fault, type Wrong } from '../records/fault.ts';

/** Enough of a file to open it, and all that a test needs to be one. */
export interface Readable {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
/** What a file may be meant to hold. */
export type Kind = 'record' | 'child' | 'scenario' | 'unfinished';
/**
 * What a file is meant to hold, and the most that it may: in bytes, and as it is said. Files inside
 * it, as base64, may come on top of that.
 */
interface Meant {
  readonly what: Kind;
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
  { what: kind, largest, said, files = 0 }: Meant,
): Promise<{ readonly fields: Record<string, unknown> } | { readonly fault: Wrong }> {
  const what: Wrong = { says: kind };
  const parts = { most: said, what };
  const tooLarge = { fault: { says: 'too-large', parts } } as const;
  if (file.size > largest + files) return { fault: { says: 'too-large-unread', parts } };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { fault: { says: 'unreadable' } };
  }
  if (bytes.length > largest + files) return tooLarge;
  const read = textIn(bytes);
  if ('fault' in read) return { fault: { says: read.fault } };
  const { text } = read;
  const written = files > 0 ? withoutFiles(text) : text;
  if (written.length > largest) return tooLarge;
  if (text.trim() === '') return { fault: { says: 'empty' } };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return {
      fault: {
        says: text.trimStart().startsWith('{') ? 'broken-off' : 'not-json',
        parts: { what },
      },
    };
  }
  const fault = structureFault(json);
  if (fault) return { fault };
  if (saysTwice(written, json)) return { fault: { says: 'named-twice' } };
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { fault: { says: 'other-json', parts: { what } } };
  return { fields: Object.fromEntries(Object.entries(json)) };
}

/** Why a file is not of the format it should be: of another version of it, or of something else. */
export const formatFault = (found: unknown, format: string, kind: Kind): Fault => ({
  place: ['format'],
  wrong:
    typeof found === 'string' && found.startsWith(format.replace(/\d+$/, ''))
      ? { says: 'other-version', parts: { found: short(found), format } }
      : { says: 'other-format', parts: { format, what: { says: kind } } },
});

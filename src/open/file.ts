import { isAge } from '../handover/ageText.ts';
import { openWithPassphrase } from '../handover/age.ts';
import { childLimits } from '../records/childFile.ts';
import { joined, type Bytes } from '../vault/boxes.ts';
import { isChild, openSaved, type ChildOpened } from './child.ts';
import type { Opened } from './open.ts';

/**
 * A file that Windscreen makes and that is opened elsewhere: by another program, or on another of
 * its pages.
 */
export type Elsewhere =
  'word' | 'calendar' | 'sheet' | 'fhir' | 'text' | 'scenario' | 'pack' | 'backup';
/**
 * What came of a file: the record in it, the child’s records, the unfinished decision, that it needs
 * its passphrase first, or what opens it instead.
 */
export type FileOpened =
  | Opened
  | ChildOpened
  | { readonly unfinished: File }
  | { readonly sealed: true }
  | { readonly elsewhere: Elsewhere };
type Named = Blob & { readonly name: string };

/** No file is read further once it is decrypted: each kind has its own limit beneath this one. */
const most = childLimits.bytes + childLimits.files;

/**
 * Opens any file that Windscreen makes, or says what does. Throws an AgeError where an encrypted
 * one does not open with the passphrase. `open` reads what is no other file than a record’s: the
 * page gives one that cannot hold it up.
 */
export async function openFile(
  file: Named,
  passphrase?: string,
  open: (file: Named) => Promise<Opened | ChildOpened> = openSaved,
): Promise<FileOpened> {
  const start = await startOf(file.slice(0, 4000).stream());
  if (!isAge(start)) return opened(file, start, open);
  if (passphrase === undefined) return { sealed: true };
  const { bytes } = await atMost(await openWithPassphrase(file, passphrase), most);
  return opened(new File([bytes], file.name), latin(bytes.slice(0, 4000)), open);
}

async function opened(
  file: Named,
  start: string,
  open: (file: Named) => Promise<Opened | ChildOpened>,
): Promise<FileOpened> {
  const elsewhere = kindOf(start);
  if (elsewhere) return { elsewhere };
  return isUnfinished(start) ? { unfinished: new File([file], file.name) } : open(file);
}

/** What the file of a decision says that was left to be finished later. */
export const unfinishedFormat = 'windscreen-unfinished/1';
const isUnfinished = (start: string) =>
  /^(\u00EF\u00BB\u00BF|\s)*\{\s*"format":\s*"windscreen-unfinished\/\d+"/.test(start);

/**
 * Whether a file begins as that of one record or one child, or of one decision that is not
 * finished. The lines of a backup are records too, and one that was not packed shows them.
 */
export const isRecord = (start: string): boolean =>
  kindOf(start) !== 'backup' &&
  (isUnfinished(start) || isChild(start) || /"windscreen-(entries|record|entry)\/\d+"/.test(start));

/** How a stream begins, a character for each byte. The rest of it is let go of. */
export async function startOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return latin((await atMost(stream, 4000)).bytes);
}

/** By what it begins with, which no name can hide. */
function kindOf(start: string): Elsewhere | undefined {
  const text = start.replace(/^(\u00EF\u00BB\u00BF|\s)+/, '');
  if (start.startsWith('PK\x03\x04')) return 'word';
  if (start.startsWith('\x1f\x8b') || text.startsWith('{"format":"windscreen-backup/'))
    return 'backup';
  if (text.startsWith('BEGIN:VCALENDAR')) return 'calendar';
  if (/^\{[^]{0,200}"resourceType"/.test(text)) return 'fhir';
  if (/"windscreen-scenario\/\d+"/.test(text)) return 'scenario';
  if (/^(#.*\s+)*format: windscreen-pack\//.test(text) || text.includes('format: windscreen-pack/'))
    return 'pack';
  if (/^(TRAINING[^]{0,200})?(EVERYTHING KEPT IN WINDSCREEN|WINDSCREEN DECISION RECORD)/.test(text))
    return 'text';
  return /^\w[^{}\n]*,[^{}\n]*\r\n/.test(text) ? 'sheet' : undefined;
}

const latin = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** As much of a stream as a limit allows, and whether that is all of it. */
async function atMost(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<{ bytes: Bytes; whole: boolean }> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let whole = false;
  while (length <= limit) {
    const { done, value } = await reader.read();
    if (done) {
      whole = true;
      break;
    }
    parts.push(value);
    length += value.length;
  }
  if (!whole) void reader.cancel().catch(() => {});
  return { bytes: joined(parts, length), whole };
}
